import type { webcrypto } from 'node:crypto'
import * as z from 'zod/mini'
import { once } from '../base/once.ts'

/** The public half of a job's key pair, as JWK (RFC 7517, RFC 7518 §6.2): no secret. */
type RecipientKey = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** A key pair for one job; the private half never leaves its process. */
export interface Recipient {
  readonly publicKey: RecipientKey
  readonly privateKey: webcrypto.CryptoKey
}

/** 32 bytes as base64url (RFC 7518 §6.2.1.2). */
const coordinate = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** Takes nothing but the public members, so that no private key goes anywhere by mistake. */
export const recipientShape = once(() =>
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate(), y: coordinate() }),
)

export async function createRecipient(): Promise<Recipient> {
  const [{ generateKeyPair }, { exportJWK }] = await Promise.all([
    import('jose/key/generate/keypair'),
    import('jose/key/export'),
  ])
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' })
  const { kty, crv, x, y } = await exportJWK(publicKey)
  return { publicKey: recipientShape().parse({ kty, crv, x, y }), privateKey }
}
