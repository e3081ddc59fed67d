import type { Environment } from '../find-environments.ts'
import { renderTime } from '../identity.ts'

/** How the pull request of an environment stands, as far as GitHub says. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly at: Date }
  /** Not among the open ones; since when was not looked up. */
  | { readonly kind: 'not-open' }
  | { readonly kind: 'repository-gone' }
  | { readonly kind: 'unknown'; readonly why: string }

export interface Decision {
  readonly environment: Environment
  /** `leave`: due, or likely so, but for a later run. */
  readonly verdict: 'delete' | 'keep' | 'leave'
  /** As a clause without a full stop. */
  readonly reason: string
}

export interface Rules {
  readonly now: Date
  /** How long an environment outlives its expiry, or its pull request. */
  readonly graceMs: number
}

/**
 * What a sweep is to do with each environment: a pure function of what was found in Atlas and of what GitHub says. The oldest come
 * first; of those that are due, as many as `limit` are deleted.
 */
export function decideSweep({
  environments,
  standingOf,
  limit,
  ...rules
}: Rules & {
  environments: readonly Environment[]
  standingOf: (environment: Environment) => Standing
  limit: number
}): readonly Decision[] {
  let due = 0
  return oldestFirst(environments).map((environment) => {
    const decision = decide({ environment, standing: standingOf(environment), ...rules })
    if (decision.verdict !== 'delete') return decision
    due += 1
    if (due <= limit) return decision
    return {
      ...decision,
      verdict: 'leave',
      reason: `${decision.reason}; left for the next run by the limit of ${limit}`,
    }
  })
}

/** The same for one environment, whatever the others are. */
export function decide({
  environment,
  standing,
  now,
  graceMs,
}: Rules & { environment: Environment; standing: Standing }): Decision {
  const { expiresAt, isProtected } = environment
  const is = (verdict: Decision['verdict'], reason: string) => ({ environment, verdict, reason })
  const isOver = (end: Date) => end.getTime() + graceMs <= now.getTime()
  if (isProtected) return is('keep', 'protected')
  if (expiresAt !== undefined && isOver(expiresAt)) return is('delete', `expired ${renderTime(expiresAt)}`)
  if (standing.kind === 'closed' && isOver(standing.at))
    return is('delete', `pull request closed ${renderTime(standing.at)}`)
  if (standing.kind === 'repository-gone') return is('delete', 'repository gone')
  const ends = [expiresAt, standing.kind === 'closed' ? standing.at : undefined]
    .filter((end) => end !== undefined)
    .filter((end) => end.getTime() <= now.getTime())
  if (ends.length > 0) {
    const until = new Date(Math.min(...ends.map((end) => end.getTime())) + graceMs)
    return is('keep', `in its grace period until ${renderTime(until)}`)
  }
  if (standing.kind === 'not-open') return is('leave', 'pull request not open; left for the next run by the limit')
  return is('keep', standing.kind === 'unknown' ? `unknown: ${standing.why}` : standing.kind)
}

/** By the time at which they were made; database users do not tell it, but when they expire. */
export function oldestFirst(environments: readonly Environment[]): Environment[] {
  return environments.toSorted(
    (one, other) => bornAt(one) - bornAt(other) || endOf(one) - endOf(other) || one.name.localeCompare(other.name),
  )
}

function bornAt({ holdings }: Environment): number {
  const times = holdings.map((holding) => {
    if (holding.kind === 'user') return Number.NaN
    return Date.parse((holding.kind === 'project' ? holding.created : holding.cluster.createdAt) ?? '')
  })
  return Math.min(...times.filter((time) => !Number.isNaN(time)), Number.MAX_SAFE_INTEGER)
}

function endOf({ expiresAt }: Environment): number {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER
}
