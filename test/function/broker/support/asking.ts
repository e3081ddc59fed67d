import { UsageError } from '../../../../src/base/errors.ts'
import type { BrokerRequest } from '../../../../src/broker/request.ts'
import { decide } from '../../../../src/function/broker/policy/decide.ts'
import { readPolicy } from '../../../../src/function/broker/policy/read-policy.ts'
import { readAsk } from '../../../../src/function/broker/read-ask.ts'
import type { Caller } from '../../../../src/function/runs/run-order.ts'
import { operations } from '../../../../src/operations/index.ts'

export const OURS = '5a0a1e7e0f2912c554080ad1'
export const THEIRS = '5a0a1e7e0f2912c554080ad2'
export const ORG = '5a0a1e7e0f2912c554080ad3'
export const OTHER_ORG = '5a0a1e7e0f2912c554080ad4'

/** The job that `support/issuer.ts` makes tokens of, on github.com. */
export const CALLER: Caller = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo-org/shop',
  repositoryId: '74',
  ownerId: '65',
  runId: '22259804324',
  runAttempt: '2',
  ref: 'refs/pull/42/merge',
  event: 'pull_request',
  workflowRef: 'octo-org/shop/.github/workflows/preview.yml@refs/pull/42/merge',
  actor: 'octocat',
}

export const policyOf = (text: string) => readPolicy({ text, file: 'policy.yml', operations })

/** `allowed by rule n`, what is answered when it is denied, or what is wrong with the request itself. */
export async function verdict({
  policy,
  task,
  caller = {},
}: {
  policy: string
  task: BrokerRequest['task']
  caller?: Partial<Caller>
}): Promise<string> {
  const who = { ...CALLER, ...caller }
  try {
    const ask = await readAsk({ task, caller: who, operations, cloud: 'commercial' })
    const decision = decide({ policy: await policyOf(policy), caller: who, ask })
    return 'rule' in decision ? `allowed by rule ${decision.rule.number}` : decision.missing
  } catch (error) {
    if (error instanceof UsageError) return `unfit: ${error.message}`
    throw error
  }
}

export const plan = (text: string): BrokerRequest['task'] => ({ kind: 'plan', text, file: 'plan.yml' })
