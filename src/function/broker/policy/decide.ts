import { safeText } from '../../../base/text.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import type { Caller } from '../../runs/run-order.ts'
import { isRelease } from '../release.ts'
import { type EnvironmentAsk, judgeEnvironment } from './environment-limits.ts'
import { allowsOperation, judgeSteps } from './judge-steps.ts'
import type { BrokerPolicy, Refusal, Rule } from './rule.ts'
import { whyNotFor } from './why-not-for.ts'

/** What a job asks for, taken apart. */
export type Ask =
  | { readonly kind: 'steps'; readonly steps: readonly PlanStep[] }
  | ({ readonly kind: 'environment' } & EnvironmentAsk)

export type Decision =
  | { readonly rule: Rule }
  /** `missing` for the caller, in its own words; `reason` for the log, with the rules. */
  | { readonly missing: string; readonly reason: string }

const LONGEST_REASON = 1_000

/** Looks for one rule that allows all of it, the first of the file. */
export function decide({ policy, caller, ask }: { policy: BrokerPolicy; caller: Caller; ask: Ask }): Decision {
  const reasons: string[] = []
  let nearest: (Refusal & { readonly passed?: number }) | undefined
  for (const rule of policy.rules) {
    const notFor = whyNotFor({ rule, caller })
    const refusal = notFor === undefined ? judge({ rule, caller, ask }) : undefined
    if (notFor === undefined && refusal === undefined) return { rule }
    // Rules of other repositories are many, and tell nobody anything.
    if (notFor === undefined || isMeant({ rule, caller }))
      reasons.push(`rule ${rule.number}: ${notFor ?? refusal?.why}`)
    if (refusal !== undefined && (nearest === undefined || (refusal.passed ?? 0) > (nearest.passed ?? 0)))
      nearest = refusal
  }
  const who = `repository ${caller.repositoryId} (${caller.repository})`
  const from = `for ${safeText(caller.ref, { longest: 200 })} on ${caller.event}`
  return {
    missing: nearest
      ? `no rule lets ${who} run ${nearest.what}, ${from}.`
      : `no rule lets ${who} use this broker ${from}${caller.environment === undefined ? '' : `, environment ${safeText(caller.environment, { longest: 100 })}`}.`,
    reason: safeText(reasons.join('; ') || 'no rule is for this repository', { longest: LONGEST_REASON }),
  }
}

function judge({
  rule,
  caller,
  ask,
}: {
  rule: Rule
  caller: Caller
  ask: Ask
}): (Refusal & { passed?: number }) | undefined {
  if (ask.kind === 'environment') return judgeEnvironment({ rule, caller, ask })
  if (letsIn(rule) && isRelease({ steps: ask.steps, caller })) return undefined
  return judgeSteps({ rule, steps: ask.steps })
}

const ADD = { name: 'add-ip-access', effect: 'write' }

/** Also an environment that comes up lets the runner of the job in. */
function letsIn(rule: Rule): boolean {
  const comesUp = rule.environment?.some((verb) => verb === 'auto' || verb === 'up') === true
  return comesUp || allowsOperation({ rule, operation: ADD })
}

function isMeant({ rule, caller }: { rule: Rule; caller: Caller }): boolean {
  return (
    rule.repositoryId === caller.repositoryId || (rule.repositoryId === undefined && rule.ownerId === caller.ownerId)
  )
}
