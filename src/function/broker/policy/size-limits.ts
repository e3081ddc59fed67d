import { readDuration, renderDuration } from '../../../base/duration.ts'
import { normalTier } from '../../../operations/subject/placement.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import type { Beyond } from './project-limits.ts'
import type { Rule } from './rule.ts'
import { isMaybeTrue, sayWritten, type Written, writtenIn } from './written.ts'

/** What add-ip-access gives a runner where nothing else is said. */
const RUNNER_MS = 6 * 3_600_000

/** What of size, place and life of what a step makes is beyond the rule. */
export function beyondSizes({ rule, step }: { rule: Rule; step: PlanStep }): Beyond | undefined {
  const { params } = step.operation
  const limits = { tier: rule.tiers, provider: rule.providers, region: rule.regions }
  for (const [name, allowed] of Object.entries(limits)) {
    const param = params[name]
    if (allowed === undefined || param === undefined) continue
    const given = writtenIn(step, name)
    const value: Written =
      given.kind === 'absent' && param.defaultValue !== undefined ? { kind: 'value', value: param.defaultValue } : given
    if (value.kind === 'absent' || (value.kind === 'value' && allowed.includes(spelled(name, value.value)))) continue
    return {
      where: ` with ${name} ${sayWritten(value)}`,
      why: `${name} ${sayWritten(value)} is not among its ${name}s`,
    }
  }
  if (isMaybeTrue(step, 'allow-wide-cidr') && !rule.wideCidr)
    return { where: ' with allow-wide-cidr', why: 'it does not say `wide-cidr: true`' }
  return beyondLife({ rule, step })
}

function beyondLife({ rule: { longestTtl }, step }: { rule: Rule; step: PlanStep }): Beyond | undefined {
  if (longestTtl === undefined || !('expiresAfter' in step.operation.params)) return undefined
  const given = writtenIn(step, 'expires-after')
  const runner = writtenIn(step, 'runner')
  const isRunner = runner.kind === 'value' && runner.value === true
  const lifeMs =
    given.kind === 'absent'
      ? isRunner
        ? RUNNER_MS
        : undefined
      : given.kind === 'value' && typeof given.value === 'string'
        ? readDuration(given.value)
        : undefined
  if (lifeMs !== undefined && lifeMs <= longestTtl) return undefined
  const where = given.kind === 'absent' ? ' without expires-after' : ` with expires-after ${sayWritten(given)}`
  return { where, why: `its longest-ttl is ${renderDuration(longestTtl)}` }
}

function spelled(name: string, value: unknown): string {
  const text = String(value)
  return name === 'tier' ? normalTier(text) : text.toUpperCase()
}
