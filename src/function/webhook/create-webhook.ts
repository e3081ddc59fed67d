import type { Secret } from '../../base/secret.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Answer, Answering } from '../incoming-call.ts'
import type { Count, Log } from '../log.ts'
import type { RunOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'
import { isRead, judge } from './judge.ts'
import { readDelivery } from './read-delivery.ts'
import { answerOf, type Refusal, unreadable } from './refusal.ts'
import { type SignatureCheck, signatureCheck } from './signature.ts'
import type { Verdict } from './verdict.ts'

interface Webhook {
  readonly signature: SignatureCheck
  readonly runs: Runs
  readonly log: Log
  readonly count: Count
}

/**
 * Answers `POST /github/webhooks` within the time of starting a run: 202 with the run's id, or with why nothing follows. Nothing is kept
 * of a delivery but its run, so one that failed can be redelivered, and one that comes twice starts nothing new. Throws `UsageError`
 * without a secret that is long enough.
 */
export function createWebhook({
  secrets,
  ...rest
}: Omit<Webhook, 'signature'> & {
  /** The current one, and the previous one while it is being exchanged. */
  secrets: readonly Secret[]
}): Answering {
  const webhook: Webhook = { ...rest, signature: signatureCheck(secrets) }
  return async (call) => {
    const deliveryId = readDeliveryId(call.header('x-github-delivery'))
    const read = await readDelivery({ call, signature: webhook.signature })
    if ('status' in read) return refuse({ refusal: read, deliveryId, webhook })
    const { event, payload } = read
    const verdict: Verdict =
      isRead(event) && payload !== undefined
        ? judge({ event, payload })
        : { kind: 'ignored', reason: `the event ${event} changes no environment` }
    return conclude({ verdict, event, deliveryId, webhook })
  }
}

async function conclude({
  verdict,
  event,
  deliveryId,
  webhook,
}: {
  verdict: Verdict
  event: string
  deliveryId: string | undefined
  webhook: Webhook
}): Promise<Answer> {
  const { log } = webhook
  switch (verdict.kind) {
    case 'order':
      return start({ order: verdict.order, deliveryId, webhook })
    case 'ignored':
      if (verdict.warning !== undefined) log('warn', verdict.warning.event, { ...verdict.warning.fields, deliveryId })
      else log('info', 'webhook ignored', { deliveryId, reason: verdict.reason })
      return { status: 202, body: { status: 'ignored', reason: verdict.reason } }
    case 'pong':
      log(verdict.hint === undefined ? 'info' : 'warn', 'webhook ping', { deliveryId, hint: verdict.hint })
      return { status: 200, body: { status: 'pong', ...(verdict.hint !== undefined && { hint: verdict.hint }) } }
    case 'unreadable': {
      const refusal = unreadable(`Expected the payload of the event ${event}, but it lacks ${verdict.lacks}.`)
      return refuse({ refusal, deliveryId, webhook })
    }
  }
}

async function start({
  order,
  deliveryId,
  webhook: { runs, log, count },
}: {
  order: RunOrder & { readonly repository?: string; readonly pullRequest?: number }
  deliveryId: string | undefined
  webhook: Webhook
}): Promise<Answer> {
  const { repository, pullRequest } = order
  try {
    const { id: run, isNew } = await runs.start(order)
    count('WebhooksAccepted')
    log('info', 'webhook accepted', { deliveryId, run, isNew, repository, pullRequest })
    return { status: 202, body: { status: 'accepted', run } }
  } catch (error) {
    log('error', 'webhook failed', { deliveryId, repository, pullRequest, error: sayError(error) })
    // GitHub delivers nothing twice of its own accord (docs: "Handling failed webhook deliveries").
    const hint = 'Redeliver this delivery at GitHub. The next push would do as well, and what is closed is swept.'
    return { status: 500, body: { error: 'The run could not be started.', hint } }
  }
}

function refuse({
  refusal,
  deliveryId,
  webhook: { log, count },
}: {
  refusal: Refusal
  deliveryId: string | undefined
  webhook: Webhook
}): Answer {
  count('WebhooksRefused')
  log('warn', 'webhook refused', { deliveryId, status: refusal.status, reason: refusal.reason ?? refusal.error })
  return answerOf(refusal)
}

/** Anybody can send this header, so nothing but a GUID goes into the log. */
function readDeliveryId(header: string | undefined): string | undefined {
  return header !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(header) ? header : undefined
}
