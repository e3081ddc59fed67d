import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { UsageError } from '../../base/errors.ts'
import type { Secret } from '../../base/secret.ts'

export interface SignatureCheck {
  /**
   * Whether one of the secrets has signed these bytes. What is no signature at all takes as long as one that is wrong, and no time tells
   * how much of a wrong one is right; only which of two secrets was right can be told, by whoever holds one of them.
   */
  isSigned(signed: { readonly header: string | undefined; readonly body: Uint8Array }): boolean
}

/** What HMAC-SHA256 yields, in bytes. */
const LENGTH = 32
/** Characters of a webhook's secret. */
export const SHORTEST_SECRET = 16
/** While a secret is exchanged there are two, and there is no use for a third. */
const MOST_SECRETS = 2

/**
 * `X-Hub-Signature-256` as GitHub documents it ("Validating webhook deliveries"): `sha256=` and the HMAC of the body in small hex
 * digits. `X-Hub-Signature`, which is made with SHA-1, is not looked at. Throws `UsageError` when nothing could ever be checked well.
 */
export function signatureCheck(secrets: readonly Secret[]): SignatureCheck {
  refuseWeak(secrets)
  const keys = secrets.map((secret) => createSecretKey(secret.reveal(), 'utf8'))
  const nothing = Buffer.alloc(LENGTH)
  return {
    isSigned: ({ header, body }) => {
      const isWellFormed = looksLikeSignature(header)
      const given = isWellFormed ? Buffer.from(header.slice('sha256='.length), 'hex') : nothing
      const isRight = keys.some((key) => timingSafeEqual(createHmac('sha256', key).update(body).digest(), given))
      return isRight && isWellFormed
    },
  }
}

export function looksLikeSignature(header: string | undefined): header is string {
  return header !== undefined && /^sha256=[0-9a-f]{64}$/.test(header)
}

function refuseWeak(secrets: readonly Secret[]): void {
  const expected = `GITHUB_WEBHOOK_SECRET: expected one secret, or two while it is exchanged, of ${SHORTEST_SECRET} characters or more each`
  const hint = 'Make one with `openssl rand -hex 32`, and set it here and in the settings of the webhook at GitHub.'
  const short = secrets.find((secret) => secret.reveal().length < SHORTEST_SECRET)
  if (short !== undefined)
    throw new UsageError([{ message: `${expected}, got one of ${short.reveal().length} characters.`, hint }])
  if (secrets.length === 0 || secrets.length > MOST_SECRETS)
    throw new UsageError([{ message: `${expected}, got ${secrets.length}.`, hint }])
}
