import { createHmac } from 'node:crypto'
import type { Credentials } from './credentials.ts'

/**
 * A key for one purpose from the secret of the credentials (HMAC-SHA-256 as a pseudorandom function, RFC 2104): whoever holds the same
 * credentials knows it without asking. `undefined` for credentials that are others in each process.
 */
export function deriveKey({
  credentials,
  purpose,
}: {
  credentials: Credentials
  purpose: string
}): Uint8Array | undefined {
  const secret =
    credentials.kind === 'service-account'
      ? credentials.clientSecret
      : credentials.kind === 'api-key'
        ? credentials.privateKey
        : undefined
  if (secret === undefined) return undefined
  return createHmac('sha256', secret.reveal()).update(`mongodb-atlas-action ${purpose}`).digest()
}
