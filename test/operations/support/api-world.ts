import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../../src/atlas/connect.ts'
import type { Credentials } from '../../../src/atlas/credentials.ts'
import { systemClock } from '../../../src/base/clock.ts'
import { Secret } from '../../../src/base/secret.ts'
import { operations } from '../../../src/operations/index.ts'
import type { Policy } from '../../../src/operations/operation.ts'
import { dryRun } from '../../../src/plan/dry-run.ts'
import type { EndedState } from '../../../src/plan/engine.ts'
import { planOfOne } from '../../../src/plan/flat.ts'
import { createOutside } from '../../../src/plan/outside.ts'
import { parsePlan } from '../../../src/plan/parse.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { run } from '../../../src/plan/run.ts'
import { type Answering, loopback, type Received } from '../../atlas/loopback.ts'
import { SHOP } from './run-plan.ts'

export const GROUP = '5a0a1e7e0f2912c554080adc'

export interface Called {
  readonly states: Readonly<Record<string, EndedState>>
  /** How the step `call-api` ended. */
  readonly state: EndedState
  readonly received: readonly Received[]
  /** Secrets that were told to whoever masks them. */
  readonly secrets: readonly string[]
  /** Everything that a log would show. */
  readonly seen: string
  /** Permissions of a file that was written: its last nine bits, in octal. */
  mode(name: string): string
  /** The content of a file that was written. */
  file(name: string): Buffer
}

interface Task {
  readonly params?: Readonly<Record<string, string>>
  readonly plan?: string
  readonly policy?: Partial<Policy>
  readonly dryRun?: true
  readonly credentials?: Credentials
}

/** One call of `call-api`, or a plan, against a server of the test: for answers that the simulator does not have. */
export async function callAgainst(answering: Answering, { params = {}, plan: text, ...task }: Task): Promise<Called> {
  const server = await loopback(answering)
  const policy = policyOf(task.policy)
  const plan: Plan =
    text === undefined
      ? await planOfOne({ operation: 'call-api', params, operations, policy })
      : await parsePlan({ text, file: 'plan.yml', operations, policy })
  const clock = systemClock({ speed: 1_000 })
  const cancellation = new AbortController()
  const secrets: string[] = []
  const seen: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'call-api-'))
  const connection = connect({
    host: { cloud: policy.cloud, origin: server.origin, isLoopback: true },
    credentials: task.credentials ?? { kind: 'access-token', accessToken: new Secret('ready-token-of-the-test') },
    clock,
    random: () => 0,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: cancellation.signal,
    onSecret: () => {},
    onNotice: (notice) => void seen.push(notice),
    ...(task.dryRun && { guard: dryRun }),
  })
  const { steps } = await run({
    plan,
    atlas: connection.atlas,
    owner: SHOP,
    policy,
    clock,
    random: () => 0,
    cancellation,
    timeoutMs: 20_000_000,
    report: (event) => void seen.push(event.type === 'doing' ? event.doing : shown(event.state)),
    outside: createOutside({ folder }),
    onSecret: (secret) => {
      connection.conceal(secret)
      secrets.push(secret.reveal())
    },
    onLease: async () => {},
  })
  await connection.close()
  const states = Object.fromEntries(steps.map(({ step, state }) => [step.id, state]))
  const state = states['call-api'] ?? Object.values(states).at(-1)
  if (state === undefined) throw new TypeError('a run without a step')
  const { received } = server
  return {
    states,
    state,
    received,
    secrets,
    seen: seen.join('\n'),
    mode: (name) => (statSync(join(folder, name)).mode & 0o777).toString(8),
    file: (name) => readFileSync(join(folder, name)),
  }
}

export function policyOf(more: Partial<Policy> = {}): Policy {
  return { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [], ...more }
}

/** An end with its outputs, as JSON shows them: secrets as `***`. */
function shown(state: EndedState): string {
  return state.status === 'failed' ? `${state.error.message} ${String(state.error.stack)}` : JSON.stringify(state)
}
