import { createHmac } from 'node:crypto'

/** A request as a client gives it to an adapter; names of headers in any case. */
export interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export const CURRENT = 'the current secret of this webhook'
export const PREVIOUS = 'the previous secret of this webhook'

/** What GitHub sends for this body: its headers as GitHub spells them, signed with `secret` (docs: "Webhook events and payloads"). */
export function delivery({
  event = 'pull_request',
  body,
  secret = CURRENT,
  headers = {},
}: {
  event?: string
  body: Uint8Array | object
  secret?: string
  /** Beside those of GitHub, or in their place. */
  headers?: Readonly<Record<string, string>>
}): SentRequest {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))
  return {
    method: 'POST',
    path: '/github/webhooks',
    headers: {
      Accept: '*/*',
      'Content-Type': 'application/json',
      'User-Agent': 'GitHub-Hookshot/044aadd',
      'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'X-GitHub-Event': event,
      'X-GitHub-Hook-ID': '292430182',
      'X-Hub-Signature': `sha1=${createHmac('sha1', secret).update(bytes).digest('hex')}`,
      'X-Hub-Signature-256': sign({ bytes, secret }),
      ...headers,
    },
    body: bytes,
  }
}

export function sign({ bytes, secret }: { bytes: Uint8Array; secret: string }): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
}
