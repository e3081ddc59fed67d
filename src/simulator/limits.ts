import type { Quirks } from './quirks.ts'

/** What one bucket is kept for. */
type Scope = 'USER' | 'GROUP' | 'ORGANIZATION' | 'IP'

interface Limit {
  readonly scope: Scope
  readonly capacity: number
  /** Tokens that come back every 60 seconds. */
  readonly refill: number
}

export const REFILL_SECONDS = 60

/** Endpoint sets of Atlas's rate-limit documentation, for the routes that are here. */
export const ENDPOINT_SETS = {
  clusters: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  certificates: { scope: 'GROUP', capacity: 1200, refill: 500 },
  databaseUsers: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  sampleData: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  privateEndpoints: { scope: 'GROUP', capacity: 4000, refill: 2000 },
  databaseRoles: { scope: 'GROUP', capacity: 2000, refill: 1000 },
  backups: { scope: 'GROUP', capacity: 1200, refill: 500 },
  flexBackups: { scope: 'GROUP', capacity: 1200, refill: 500 },
  alerts: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectCredentials: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectSettings: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectLimits: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectEvents: { scope: 'GROUP', capacity: 300, refill: 100 },
  organizationCredentials: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  organizationSettings: { scope: 'ORGANIZATION', capacity: 10, refill: 5 },
  organizationEvents: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  ipAddresses: { scope: 'GROUP', capacity: 1200, refill: 500 },
  eventTypes: { scope: 'USER', capacity: 300, refill: 100 },
  rateLimits: { scope: 'USER', capacity: 300, refill: 100 },
  flexClusters: { scope: 'GROUP', capacity: 1200, refill: 500 },
  accessList: { scope: 'GROUP', capacity: 1200, refill: 500 },
  project: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projects: { scope: 'USER', capacity: 1200, refill: 500 },
  organization: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  organizations: { scope: 'USER', capacity: 300, refill: 100 },
  root: { scope: 'USER', capacity: 300, refill: 100 },
  controlPlane: { scope: 'IP', capacity: 400, refill: 100 },
} as const satisfies Record<string, Limit>

export type EndpointSet = keyof typeof ENDPOINT_SETS

type Draw =
  | { readonly allowed: true; readonly capacity: number; readonly remaining: number }
  | { readonly allowed: false; readonly capacity: number; readonly refill: number; readonly retryAfterSeconds: number }

export interface Limits {
  /** Takes one token; `owner` gives the id of the scope that the endpoint set counts by. */
  draw(set: EndpointSet, owner: (scope: Scope) => string): Draw
}

/**
 * Token buckets on the simulated clock. The measured "retry after 55 seconds" for a bucket that refills 5 a minute means that
 * the tokens come back together once a minute, not one every 12 seconds.
 */
export function createLimits({ now, quirks }: { now: () => Date; quirks: Quirks }): Limits {
  const buckets = new Map<string, { tokens: number; since: number }>()

  return {
    draw(set, owner) {
      const { scope } = ENDPOINT_SETS[set]
      const { capacity, refill } = quirks.limits[set] ?? ENDPOINT_SETS[set]
      const key = `${set} ${owner(scope)}`
      const time = now().getTime()
      const bucket = buckets.get(key) ?? { tokens: capacity, since: time }
      buckets.set(key, bucket)

      const periods = Math.floor((time - bucket.since) / (REFILL_SECONDS * 1000))
      bucket.tokens = Math.min(capacity, bucket.tokens + periods * refill)
      bucket.since += periods * REFILL_SECONDS * 1000

      if (bucket.tokens < 1) {
        const retryAfterSeconds = Math.ceil(REFILL_SECONDS - (time - bucket.since) / 1000)
        return { allowed: false, capacity, refill, retryAfterSeconds }
      }
      bucket.tokens -= 1
      return { allowed: true, capacity, remaining: bucket.tokens }
    },
  }
}
