import { sayError } from '../plan/say-error.ts'
import type { Answer } from './incoming-call.ts'
import type { Log } from './log.ts'

/** What is answered where nobody has foreseen something: the request id finds the one line of the log that says more. */
export function unexpected({ error, requestId, log }: { error: unknown; requestId: string; log: Log }): Answer {
  log('error', 'request failed', { requestId, error: sayError(error) })
  const body = { error: 'The function failed.', hint: 'Its log has more under this request id.', request: requestId }
  return { status: 500, body }
}
