import type { Clock } from '../base/clock.ts'
import { AtlasError } from './atlas-error.ts'
import type { DeviceCode } from './device-answer.ts'
import { type DeviceClient, type DeviceTokens, pollDeviceFlow } from './device-flow.ts'
import { later } from './token-endpoint.ts'

/** How waiting for the user has ended. */
export type Approval =
  | { readonly status: 'approved'; readonly tokens: DeviceTokens; readonly askedAt: number }
  | { readonly status: 'denied' | 'expired' | 'cancelled' }

/** One more round of waiting. */
export interface ApprovalWait {
  readonly leftMs: number
  /** Why it takes longer than usual, if it does. */
  readonly why: string | undefined
}

/** RFC 8628 §3.5: this and all later intervals are so much longer after a `slow_down`. */
const SLOW_DOWN_MS = 5_000
const LONGEST_BACKOFF_MS = 60_000

/**
 * Asks until the user has approved or denied, the code has expired, or the signal aborts. Where no answer comes, the interval
 * doubles each time until one does (RFC 8628 §3.5). Rejects with `AtlasError` for what time does not mend.
 */
export async function awaitApproval({
  client,
  code,
  clock,
  signal,
  onWait,
}: {
  /** Without retries of its own: this is what repeats. */
  client: DeviceClient
  code: DeviceCode
  clock: Clock
  signal: AbortSignal
  onWait: (wait: ApprovalWait) => void
}): Promise<Approval> {
  const end = clock.now().getTime() + code.livesMs
  let intervalMs = code.intervalMs
  let why: string | undefined
  let unansweredMs = 0
  for (;;) {
    const leftMs = end - clock.now().getTime()
    // The server has the last word on a code that ends within the interval, so it is asked once more after its end.
    if (leftMs <= 0) return { status: 'expired' }
    onWait({ leftMs, why })
    await clock.sleep(Math.max(intervalMs, Math.min(unansweredMs, leftMs)), signal)
    if (signal.aborted) return { status: 'cancelled' }
    const askedAt = clock.now().getTime()
    // An approval that is on its way is a login that lives, so its answer is waited for.
    const answer = await pollDeviceFlow(client, code, later(signal)).catch(passing)
    if (answer.status === 'approved') return { ...answer, askedAt }
    if (signal.aborted) return { status: 'cancelled' }
    if (answer.status === 'denied' || answer.status === 'expired') return { status: answer.status }
    if (answer.status === 'slow-down') intervalMs += SLOW_DOWN_MS
    const unanswered = answer.status === 'unanswered'
    unansweredMs = unanswered
      ? Math.max(answer.retryAfterMs, Math.min(2 * Math.max(unansweredMs, intervalMs), LONGEST_BACKOFF_MS))
      : 0
    why = unanswered ? answer.why : answer.status === 'slow-down' ? SLOWED : undefined
  }

  function passing(error: unknown): { status: 'unanswered'; why: string; retryAfterMs: number } {
    if (!(error instanceof AtlasError && (error.transient || signal.aborted))) throw error
    return { status: 'unanswered', why: error.message, retryAfterMs: error.retryAfterMs ?? 0 }
  }
}

const SLOWED = 'Atlas asks to be asked less often'
