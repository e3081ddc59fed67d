import type { webcrypto } from 'node:crypto'
import * as z from 'zod/mini'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import type { HttpGet } from '../../github/http-get.ts'

/** The key of that id; a reason when there is none. `unavailable`: nobody knows, since the issuer does not answer. */
type FindKey = (id: string) => Promise<webcrypto.CryptoKey | { readonly reason: string; readonly unavailable: boolean }>

/** A key that was withdrawn is good for so long. */
const FRESH_MS = 10 * 60_000
/** Known keys outlive an outage of the issuer by so much. */
const STALE_MS = 24 * 3_600_000
/** Tokens with made-up key ids cost the issuer a request this often, and no more; a key that was rotated in is known after it. */
const COOLDOWN_MS = 30_000
const COOLDOWN_WITHOUT_KEYS_MS = 2_000
const TIMEOUT_MS = 5_000
const MOST_BYTES = 256 * 1024
const MOST_KEYS = 100

/** Public members of RSA keys alone (RFC 7517 §4, RFC 7518 §6.3.1); other keys that stand beside them are passed over. */
const keySetShape = once(() =>
  z.object({ keys: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(MOST_KEYS)) }),
)
const rsaShape = once(() =>
  z.object({
    kty: z.literal('RSA'),
    kid: z.string().check(z.minLength(1), z.maxLength(500)),
    n: z.string(),
    e: z.string(),
    use: z.optional(z.literal('sig')),
    alg: z.optional(z.literal('RS256')),
  }),
)

/** The keys of an issuer, read from `url` when first needed, and again when they are old or one is asked for that is not among them. */
export function issuerKeys({ url, get, now }: { url: string; get: HttpGet; now: () => Date }): FindKey {
  let known: { readonly keys: ReadonlyMap<string, webcrypto.CryptoKey>; readonly readAt: number } | undefined
  let triedAt = Number.NEGATIVE_INFINITY
  let failure: string | undefined
  let reading: Promise<void> | undefined

  async function readAgain(): Promise<void> {
    triedAt = now().getTime()
    try {
      known = { keys: await readKeys({ url, get }), readAt: triedAt }
      failure = undefined
    } catch (error) {
      failure = safeText(error instanceof Error ? error.message : error, { longest: 200 })
    }
  }

  return async (id) => {
    const time = now().getTime()
    const isOld = known === undefined || time - known.readAt > FRESH_MS
    const isUnknown = known?.keys.has(id) !== true
    const cooldown = known === undefined ? COOLDOWN_WITHOUT_KEYS_MS : COOLDOWN_MS
    if ((isOld || isUnknown) && reading === undefined && time - triedAt >= cooldown) {
      reading = readAgain().finally(() => {
        reading = undefined
      })
    }
    if (isOld || isUnknown) await reading
    if (known !== undefined && time - known.readAt > STALE_MS) known = undefined
    const key = known?.keys.get(id)
    if (key !== undefined) return key
    if (known === undefined || failure !== undefined)
      return { reason: `the keys of the issuer cannot be read: ${failure ?? 'they are too old'}`, unavailable: true }
    return { reason: 'the issuer has no key of the id that the token names', unavailable: false }
  }
}

async function readKeys({
  url,
  get,
}: {
  url: string
  get: HttpGet
}): Promise<ReadonlyMap<string, webcrypto.CryptoKey>> {
  const headers = { accept: 'application/json' }
  const { status, body } = await get(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
  // A redirect would let another host say who everybody is.
  if (status !== 200) throw new Error(`${url} answered with ${status}`)
  if (body.byteLength > MOST_BYTES) throw new Error(`${url} answered with more than ${MOST_BYTES} bytes`)
  const read = keySetShape().safeParse(parsed(body))
  if (!read.success) throw new Error(`${url} answered with something that is no set of keys`)
  const { importJWK } = await import('jose/key/import')
  const keys = new Map<string, webcrypto.CryptoKey>()
  for (const candidate of read.data.keys) {
    const rsa = rsaShape().safeParse(candidate)
    if (!rsa.success) continue
    const { kty, kid, n, e } = rsa.data
    const key = await importJWK({ kty, n, e }, 'RS256').catch(() => undefined)
    if (key !== undefined && !(key instanceof Uint8Array)) keys.set(kid, key)
  }
  if (keys.size === 0) throw new Error(`${url} answered with no key for RS256`)
  return keys
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
