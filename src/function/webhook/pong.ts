import { type Fields, fieldsOf } from './payload-fields.ts'
import type { Verdict } from './verdict.ts'

/**
 * GitHub sends `ping` when a webhook is made, and shows the answer beside it: the right moment to say that the event is missing by which
 * environments come and go. A new webhook is subscribed to `push` alone (docs: "Creating webhooks").
 */
export function pong(payload: Fields): Verdict {
  const { events } = fieldsOf(payload['hook'])
  const isSubscribed = !Array.isArray(events) || events.includes('pull_request') || events.includes('*')
  if (isSubscribed) return { kind: 'pong' }
  return {
    kind: 'pong',
    hint: 'This webhook does not send the event "Pull requests": choose it in its settings at GitHub.',
  }
}
