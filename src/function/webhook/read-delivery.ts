import type { IncomingCall } from '../incoming-call.ts'
import { isRead } from './judge.ts'
import { type Fields, isObject } from './payload-fields.ts'
import { type Refusal, tooLarge, unreadable, unsigned } from './refusal.ts'
import { refuseByHeaders } from './refuse-by-headers.ts'
import type { SignatureCheck } from './signature.ts'

/**
 * GitHub's own limit: payloads are capped at 25 MB, and what is larger is not delivered (docs: "Webhook events and payloads"). A lower
 * one would show deliveries as failed that only have to be ignored: a push of two thousand commits, an app with many repositories.
 */
const MOST_BYTES = 25 * 1024 * 1024

/** One delivery that GitHub has signed. */
export interface Delivery {
  readonly event: string
  /** Of events that are read. */
  readonly payload: Fields | undefined
}

/** Nothing of a body is looked at before its signature was found right. */
export async function readDelivery({
  call,
  signature,
}: {
  call: IncomingCall
  signature: SignatureCheck
}): Promise<Delivery | Refusal> {
  const refusal = refuseByHeaders({ call, mostBytes: MOST_BYTES })
  if (refusal !== undefined) return refusal
  const body = await call.readBody(MOST_BYTES)
  if (body === 'too large') return tooLarge(MOST_BYTES)
  if (body === 'cut short') return unreadable('The body ended before the announced length.')
  if (!signature.isSigned({ header: call.header('x-hub-signature-256'), body }))
    return unsigned('the signature is not that of this body: the secrets here and at GitHub may differ')
  const event = call.header('x-github-event') ?? ''
  if (!isRead(event)) return { event, payload: undefined }
  const payload = parse(body)
  return isObject(payload) ? { event, payload } : unreadable('The body is not a JSON object.')
}

/** Bytes that are not UTF-8 become U+FFFD, which is in nothing that is read. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch {
    return undefined
  }
}
