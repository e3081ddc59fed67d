import { ActionError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import type { IncomingCall } from '../incoming-call.ts'
import type { TourOrder } from '../runs/run-order.ts'
import { type HttpEvent, readHttpEvent } from './http-event.ts'

/*
 * What the front is invoked with:
 *
 * - HTTP, payload version 2.0: function URLs, and HTTP APIs by default.
 *   { "version": "2.0", "rawPath": "/github/webhooks", "headers": { "content-type": "…" }, "body": "…", "isBase64Encoded": false,
 *     "requestContext": { "stage": "$default", "http": { "method": "POST" } } }
 * - HTTP, payload version 1.0: REST APIs, and HTTP APIs on demand.
 *   { "httpMethod": "POST", "path": "/github/webhooks", "headers": { … }, "multiValueHeaders": { "Content-Type": ["…"] }, "body": "…",
 *     "isBase64Encoded": false, "requestContext": { "stage": "prod", "path": "/prod/github/webhooks" } }
 * - The schedule, as the input of a target of EventBridge Scheduler: the order of a tour, with the time for which the schedule fires, so
 *   that a double firing is one run.
 *   { "kind": "tour", "of": "sweep" | "hours", "since": "<aws.scheduler.scheduled-time>" }
 */
export type LambdaEvent =
  | { readonly kind: 'http'; readonly version: HttpEvent['version']; readonly call: IncomingCall }
  | { readonly kind: 'tour'; readonly order: TourOrder }

/** Throws an `ActionError` for what nobody should invoke the front with. */
export function readLambdaEvent(event: unknown): LambdaEvent {
  if (typeof event === 'object' && event !== null) {
    const http = readHttpEvent({ ...event })
    if (http !== undefined) return { kind: 'http', ...http }
    if ('kind' in event && event.kind === 'tour') return { kind: 'tour', order: readTour({ ...event }) }
  }
  throw refused('expected an HTTP request of version 1.0 or 2.0, or the order of a tour')
}

/** As EventBridge Scheduler writes times: `2026-11-22T08:00:00Z`. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/

function readTour({ of, since }: Readonly<Record<string, unknown>>): TourOrder {
  if (of !== 'sweep' && of !== 'hours') throw refused(`expected \`of\` to be sweep or hours, got \`${shown(of)}\``)
  if (typeof since !== 'string' || !TIME.test(since) || Number.isNaN(Date.parse(since)))
    throw refused(`expected \`since\` to be a time such as 2026-11-22T08:00:00Z, got \`${shown(since)}\``)
  return { kind: 'tour', of, since }
}

function refused(what: string): ActionError {
  return new ActionError({
    code: 'UNKNOWN_EVENT',
    message: `The front was invoked with an event that it does not know: ${what}.`,
    hint: 'A schedule sends {"kind":"tour","of":"sweep","since":"<aws.scheduler.scheduled-time>"}.',
  })
}

function shown(value: unknown): string {
  return safeText(typeof value === 'string' ? value : typeof value, { longest: 40 })
}
