import { createLimits, type EndpointSet } from './limits.ts'
import { Problem } from './problem.ts'
import type { Call } from './route.ts'
import type { World } from './world.ts'

export type Rate = (
  set: EndpointSet,
  call: Pick<Call, 'request' | 'caller' | 'params'>,
) => { readonly 'RateLimit-Limit': string; readonly 'RateLimit-Remaining': string }

/** Takes a token from the bucket of a request; the headers that say how many are left, or Atlas's refusal. */
export function createRate({ clock, quirks }: Pick<World, 'clock' | 'quirks'>): Rate {
  const limits = createLimits({ now: () => clock.now(), quirks })
  return (set, { request, caller, params }) => {
    const taken = limits.draw(set, (scope) => {
      if (scope === 'GROUP') return params['groupId'] ?? ''
      if (scope === 'ORGANIZATION') return params['orgId'] ?? ''
      return scope === 'IP' ? request.address : caller.id
    })
    if (taken.allowed) {
      return { 'RateLimit-Limit': String(taken.capacity), 'RateLimit-Remaining': String(taken.remaining) }
    }
    const { capacity, refill } = taken
    const seconds = quirks.retryAfter === 'zero' ? 0 : taken.retryAfterSeconds
    const path = request.path.slice(1)
    throw new Problem(429, 'RATE_LIMITED_TOKEN_BUCKET', {
      detail:
        `Rate limit exceeded for ${path}. Please retry after ${seconds} seconds. ` +
        `Request capacity: ${capacity}. Refill rate: ${refill} per 60 seconds.`,
      parameters: [path, seconds, capacity, refill, 60],
      headers: {
        'RateLimit-Limit': String(capacity),
        'RateLimit-Remaining': '0',
        ...(quirks.retryAfter === 'absent' ? {} : { 'Retry-After': String(seconds) }),
      },
    })
  }
}
