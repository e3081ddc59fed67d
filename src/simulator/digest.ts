import { createHash, timingSafeEqual } from 'node:crypto'
import { readDigestHeader } from './digest-header.ts'
import type { Quirks } from './quirks.ts'
import type { Random } from './random.ts'

const REALM = 'MMS Public API'

interface Nonce {
  readonly bornAt: number
  readonly counts: Set<number>
  /** RFC 7616 §3.4.2: a `-sess` key is made of the cnonce of the first request under the nonce. */
  sessionCnonce?: string
}

type DigestVerdict =
  | { readonly accepted: true; readonly username: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly accepted: false; readonly stale: boolean }

export interface Digest {
  /** The value of `WWW-Authenticate`, in the bytes that were recorded: no opaque, algorithm and stale bare, domain empty. */
  challenge(stale: boolean): string
  check(request: { method: string; target: string; authorization: string }): DigestVerdict
}

/** HTTP Digest (RFC 7616), the server's side. */
export function createDigest({
  passwordOf,
  quirks,
  random,
}: {
  /** `undefined` for a user that is not known. */
  passwordOf: (username: string) => string | undefined
  quirks: Quirks
  random: Random
}): Digest {
  const nonces = new Map<string, Nonce>()
  const algorithm = quirks.digestAlgorithm
  const hash = (text: string) =>
    createHash(algorithm.startsWith('MD5') ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const expired = (nonce: Nonce) => performance.now() - nonce.bornAt > quirks.nonceTtlMs

  function issue(): string {
    for (const [text, nonce] of nonces) if (expired(nonce)) nonces.delete(text)
    const nonce = random.bytes(24).toString('base64')
    nonces.set(nonce, { bornAt: performance.now(), counts: new Set() })
    return nonce
  }

  /** Whether the nonce may carry this count; remembers it when it may. */
  function spend(nonce: Nonce | undefined, count: number): 'fresh' | 'stale' | 'replayed' {
    if (!nonce || expired(nonce)) return 'stale'
    if (quirks.nonceUses === 'once' && nonce.counts.size > 0) return 'stale'
    if (nonce.counts.has(count)) return 'replayed'
    if (quirks.nonceUses === 'in-order' && count !== nonce.counts.size + 1) return 'replayed'
    nonce.counts.add(count)
    return 'fresh'
  }

  return {
    challenge(stale) {
      const qop = quirks.digestQop === 'auth' ? ' qop="auth",' : ''
      return `Digest realm="${REALM}", domain="", nonce="${issue()}", algorithm=${algorithm},${qop} stale=${stale}`
    },

    check({ method, target, authorization }) {
      const refused = { accepted: false, stale: false } as const
      const given = readDigestHeader(authorization)
      if (!given) return refused
      const { username = '', nonce = '', nc = '', cnonce = '', qop } = given
      const password = passwordOf(username)
      if (password === undefined || given['realm'] !== REALM || given['uri'] !== target) return refused
      if ((given['algorithm'] ?? 'MD5') !== algorithm) return refused
      if (quirks.digestQop === 'auth' ? qop !== 'auth' : qop !== undefined) return refused
      if (qop !== undefined && (!/^[0-9a-f]{8}$/i.test(nc) || nc === '00000000' || cnonce === '')) return refused

      const known = nonces.get(nonce)
      const secret = hash(`${username}:${REALM}:${password}`)
      const sessionCnonce = known?.sessionCnonce ?? cnonce
      const ha1 = algorithm.endsWith('-sess') ? hash(`${secret}:${nonce}:${sessionCnonce}`) : secret
      const ha2 = hash(`${method}:${target}`)
      const expected = hash(
        qop === undefined ? `${ha1}:${nonce}:${ha2}` : `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`,
      )
      if (!sameText(given['response'] ?? '', expected)) return refused

      const count = qop === undefined ? (known?.counts.size ?? 0) + 1 : Number.parseInt(nc, 16)
      const outcome = spend(known, count)
      if (outcome !== 'fresh') return { accepted: false, stale: outcome === 'stale' }
      if (known) known.sessionCnonce ??= cnonce
      return {
        accepted: true,
        username,
        headers: quirks.nextNonce ? { 'Authentication-Info': `nextnonce="${issue()}"` } : {},
      }
    },
  }
}

/** Compares in constant time; only whether the lengths differ can be told from outside. */
function sameText(given: string, expected: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(expected)
  return left.length === right.length && timingSafeEqual(left, right)
}
