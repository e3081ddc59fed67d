import { createHash, randomBytes } from 'node:crypto'
import type { Answer, Answering, Received } from './loopback.ts'

/** How a server of the test treats nonces; every rule is one that some real server has. */
export interface DigestRules {
  /** `unseen`: any count once (RFC 7616 §3.4). `next`: exactly one more than the last. `once`: a nonce serves one request. */
  readonly counts: 'unseen' | 'next' | 'once'
  /** Whether a refused nonce is called stale. */
  readonly saysStale: boolean
  /** Requests after which a nonce has aged. */
  readonly ages?: number
  /** Gives its newest nonce to everybody until that has aged, as servers do whose nonces go by the clock. */
  readonly reissues?: boolean
  /** Gives the nonce of the next request along with each answer. */
  readonly namesNext?: boolean
}

interface Issued {
  readonly counts: number[]
}

export const PUBLIC_KEY = 'mcpvrzod'
export const PRIVATE_KEY = '2f1c9ab4-77aa-4b0e-9d5e-01bdd56c8977'

/** Checks `Authorization: Digest` (MD5, qop=auth) with arithmetic of its own, and refuses by the rules. */
export function digestServer({ rules, serve }: { rules: DigestRules; serve?: (request: Received) => Answer }): {
  readonly answering: Answering
  /** The counts accepted, by nonce. */
  readonly accepted: ReadonlyMap<string, Issued>
} {
  const issued = new Map<string, Issued>()

  function issue(): string {
    const [newest, uses] = [...issued].at(-1) ?? []
    if (rules.reissues && newest !== undefined && (uses?.counts.length ?? 0) < (rules.ages ?? Infinity)) return newest
    const nonce = randomBytes(24).toString('base64')
    issued.set(nonce, { counts: [] })
    return nonce
  }

  function challenge(stale: boolean): Answer {
    const value = `Digest realm="MMS Public API", domain="", nonce="${issue()}", algorithm=MD5, qop="auth", stale=${stale}`
    return {
      status: 401,
      headers: { 'www-authenticate': value },
      body: { error: 401, reason: 'Unauthorized', errorCode: 'UNEXPECTED_ERROR' },
    }
  }

  return {
    accepted: issued,
    answering(request) {
      const given = credentialsOf(request)
      if (given === undefined || !isRight(request, given)) return challenge(false)
      const nonce = given['nonce'] ?? ''
      const known = issued.get(nonce)
      const count = Number.parseInt(given['nc'] ?? '', 16)
      if (known === undefined || !isAllowed({ rules, known, count })) return challenge(rules.saysStale)
      known.counts.push(count)
      const answer = serve?.(request) ?? { body: { ok: true } }
      const next = rules.namesNext ? { 'authentication-info': `nextnonce="${issue()}"` } : {}
      return { ...answer, headers: { ...answer.headers, ...next } }
    },
  }
}

function isAllowed({ rules, known, count }: { rules: DigestRules; known: Issued; count: number }): boolean {
  if (rules.ages !== undefined && known.counts.length >= rules.ages) return false
  if (rules.counts === 'once') return known.counts.length === 0
  if (rules.counts === 'next') return count === known.counts.length + 1
  return count > 0 && !known.counts.includes(count)
}

/** The parameters of the header; no value that this server issues holds a quote or a comma. */
export function credentialsOf({ headers }: Received): Record<string, string> | undefined {
  const { authorization } = headers
  if (!authorization?.startsWith('Digest ')) return undefined
  return Object.fromEntries([...authorization.matchAll(/(\w+)="?([^",]*)"?/g)].map(([, name, value]) => [name, value]))
}

function isRight({ method, target }: Received, given: Record<string, string>): boolean {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const { username, realm, nonce, uri, nc, cnonce, qop, response } = given
  const a1 = md5(`${PUBLIC_KEY}:MMS Public API:${PRIVATE_KEY}`)
  const a2 = md5(`${method}:${target}`)
  return (
    username === PUBLIC_KEY &&
    realm === 'MMS Public API' &&
    uri === target &&
    qop === 'auth' &&
    response === md5(`${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}`)
  )
}
