import type { Clock } from '../base/clock.ts'
import { AtlasError } from './atlas-error.ts'
import { retryAfterMs } from './retry-after.ts'
import type { AtlasRequest, AtlasResponse, Layer } from './send.ts'

/** Why the next request is late: for the log. */
export interface Wait {
  readonly template: string
  readonly why: string
  readonly ms: number
}

export interface RetryOptions {
  readonly clock: Clock
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number
  readonly onWait: (wait: Wait) => void
}

const ATTEMPTS = 5
const FIRST_BACKOFF_MS = 500
/** One call never waits longer than this in all; then the caller hears of the failure. */
const PATIENCE_MS = 5 * 60_000
/** Atlas's documentation asks for this ladder when it names no time itself. */
const UNNAMED_LIMIT_MS = [10_000, 20_000, 40_000, 80_000]
const UNAVAILABLE = new Set([500, 502, 503, 504])

/**
 * Sends again what is safe to send again. A rate limit (429) took no effect, so any method waits and repeats; a lost or failed
 * answer is repeated here for GET alone: every operation begins by looking, so writes are repeated there, after the look. What is to be
 * sent once is never repeated here.
 */
export function retry({ clock, random, onWait }: RetryOptions): Layer {
  return (next) => async (request) => {
    let waited = 0
    for (let attempt = 0; ; attempt++) {
      const answer = await next(request).catch(asFailure)
      const delay = answer instanceof AtlasError ? afterNoAnswer(request, answer) : afterAnswer(request, answer)
      const last = attempt + 1 >= ATTEMPTS || request.once === true || request.signal?.aborted === true
      const ms = delay && Math.round(delay.ms(attempt, random))
      if (!delay || last || ms === undefined || waited + ms > PATIENCE_MS) {
        if (answer instanceof AtlasError) throw answer
        return answer
      }
      onWait({ template: request.template, why: delay.why, ms })
      waited += ms
      await clock.sleep(ms, request.signal)
    }
  }
}

interface Delay {
  readonly why: string
  readonly ms: (attempt: number, random: () => number) => number
}

function asFailure(error: unknown): AtlasError {
  if (error instanceof AtlasError) return error
  throw error
}

/** The failure of another request, the one for a token, has been repeated already where it was sent. */
function afterNoAnswer(request: AtlasRequest, error: AtlasError): Delay | undefined {
  if (error.template !== request.template) return undefined
  const safe = request.method === 'GET' || error.outcome === 'unsent'
  return safe && error.transient ? { why: 'no answer', ms: backoff } : undefined
}

function afterAnswer(request: AtlasRequest, response: AtlasResponse): Delay | undefined {
  const named = retryAfterMs(response)
  if (response.status === 429) {
    return {
      why: 'rate limit',
      ms: (attempt, random) => (named ?? UNNAMED_LIMIT_MS[Math.min(attempt, 3)] ?? 80_000) * (1 + random() / 5),
    }
  }
  if (request.method !== 'GET' || !UNAVAILABLE.has(response.status)) return undefined
  return { why: `HTTP ${response.status}`, ms: (attempt, random) => Math.max(named ?? 0, backoff(attempt, random)) }
}

/** Full jitter over a doubling window, never below a fifth of it. */
function backoff(attempt: number, random: () => number): number {
  return FIRST_BACKOFF_MS * 2 ** attempt * (0.2 + 0.8 * random())
}
