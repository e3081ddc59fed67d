import { UsageError } from '../base/errors.ts'
import { recipientShape } from './recipient.ts'

/** RFC 7518 §4.6 and §5.3: a fresh key for each sealing, agreed with the recipient's, and authenticated encryption. */
export const SEAL_ALGORITHM = 'ECDH-ES'
export const SEAL_ENCRYPTION = 'A256GCM'

/**
 * Secrets as a compact JWE that only the recipient can open. `since` is the nonce of the request, kept inside, so that the answer to
 * another request cannot be put in the place of this one's. Rejects with a `UsageError` for a key that is none.
 */
export async function seal({
  values,
  recipient,
  since,
}: {
  /** By `<step>.<output>`. */
  values: Readonly<Record<string, string>>
  /** A `RecipientKey`, as it came over the wire. */
  recipient: Readonly<Record<string, unknown>>
  since: string
}): Promise<string> {
  const key = recipientShape().safeParse(recipient)
  if (!key.success) throw refused()
  const [{ CompactEncrypt }, { importJWK }] = await Promise.all([
    import('jose/jwe/compact/encrypt'),
    import('jose/key/import'),
  ])
  // A point that is not on the curve is refused by WebCrypto's import, before anything is agreed with it.
  const publicKey = await importJWK(key.data, SEAL_ALGORITHM).catch(() => {
    throw refused()
  })
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ since, values })))
    .setProtectedHeader({ alg: SEAL_ALGORITHM, enc: SEAL_ENCRYPTION })
    .encrypt(publicKey)
}

function refused(): UsageError {
  return new UsageError([
    {
      message: 'recipient: expected a public key of the curve P-256 as JWK, with kty, crv, x and y alone.',
      hint: 'Send the public half of a fresh key pair.',
    },
  ])
}
