import { createHash } from 'node:crypto'
import type { Challenge } from './challenge.ts'

/** From the weakest to the strongest; the `-sess` form hashes the session in (RFC 7616 §3.4.2). */
const HASHES = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' } as const
const STRENGTH = ['MD5', 'SHA-256', 'SHA-512-256'] as const

/** A challenge that can be answered. */
export interface DigestChallenge {
  readonly realm: string
  readonly nonce: string
  readonly opaque: string | undefined
  /** As the server wrote it, to be given back; `undefined` when it named none, which means MD5. */
  readonly algorithm: string | undefined
  readonly hash: keyof typeof HASHES
  readonly session: boolean
  /** Without `qop` the older form of RFC 2069 is computed: no count, no client nonce. */
  readonly qop: 'auth' | undefined
  /** The server knows the credentials and only wants a newer nonce. */
  readonly stale: boolean
}

/** The strongest digest challenge that can be answered (RFC 7616 §3.7), if there is one. */
export function strongestDigest(challenges: readonly Challenge[]): DigestChallenge | undefined {
  return challenges
    .map(readDigest)
    .filter((challenge) => challenge !== undefined)
    .sort((a, b) => STRENGTH.indexOf(b.hash) - STRENGTH.indexOf(a.hash))[0]
}

function readDigest({ scheme, parameters }: Challenge): DigestChallenge | undefined {
  const { realm, nonce, opaque, algorithm, qop, stale } = parameters
  const [, name = '', session] = /^(.*?)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? []
  const hash = STRENGTH.find((known) => known === name.toUpperCase())
  const offered = qop?.split(',').map((option) => option.trim().toLowerCase())
  if (scheme !== 'digest' || realm === undefined || nonce === undefined || hash === undefined) return undefined
  if (offered !== undefined && !offered.includes('auth')) return undefined
  return {
    realm,
    nonce,
    opaque,
    algorithm,
    hash,
    session: session !== undefined,
    qop: offered && 'auth',
    stale: stale?.toLowerCase() === 'true',
  }
}

/** Everything that one `Authorization: Digest` value is made of. */
export interface DigestInput {
  readonly challenge: DigestChallenge
  readonly username: string
  readonly password: string
  readonly method: string
  readonly uri: string
  readonly clientNonce: string
  /** Counts the requests under this nonce, from 1. */
  readonly count: number
}

/** The value of `Authorization` (RFC 7616 §3.4). */
export function digestAuthorization(input: DigestInput): string {
  const { challenge, username, uri, clientNonce } = input
  const { realm, nonce, opaque, algorithm, qop } = challenge
  const count = input.count.toString(16).padStart(8, '0')
  const parts = [
    `username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${digest(input, count)}"`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(qop === undefined ? [] : [`qop=${qop}`, `nc=${count}`]),
    ...(qop === undefined && !challenge.session ? [] : [`cnonce=${quoted(clientNonce)}`]),
  ]
  return `Digest ${parts.join(', ')}`
}

function digest({ challenge, username, password, method, uri, clientNonce }: DigestInput, count: string): string {
  const { realm, nonce, qop, session } = challenge
  const h = (text: string) => createHash(HASHES[challenge.hash]).update(text).digest('hex')
  const user = h(`${username}:${realm}:${password}`)
  const a1 = session ? h(`${user}:${nonce}:${clientNonce}`) : user
  const a2 = h(`${method}:${uri}`)
  return h(qop === undefined ? `${a1}:${nonce}:${a2}` : `${a1}:${nonce}:${count}:${clientNonce}:${qop}:${a2}`)
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
