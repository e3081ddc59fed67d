import type { DigestChallenge } from './digest-response.ts'

/** A nonce of the server, and how many requests were signed with it. */
export interface DigestSession {
  readonly challenge: DigestChallenge
  readonly clientNonce: string
  /** Nonces are numbered in the order in which they came. */
  readonly number: number
  used: number
}

export interface DigestSessions {
  /** The session that calls share; `undefined` before the first challenge. */
  shared(): DigestSession | undefined
  /** The session of a challenge, old or new. It belongs to the call that was challenged until it is shared. */
  of(challenge: DigestChallenge): DigestSession
  /** Lets all calls use it, unless a newer one is shared already. */
  share(session: DigestSession): void
}

/** Servers behind one address hand out a few nonces in turn; more than this many at once are not remembered. */
const REMEMBERED = 100

/** Keeps one count per nonce, whoever brings it and however often: a count that is used twice is refused as a replay. */
export function digestSessions(clientNonce: () => string): DigestSessions {
  const byNonce = new Map<string, DigestSession>()
  let shared: DigestSession | undefined
  let number = 0

  return {
    shared: () => shared,
    of(challenge) {
      const known = byNonce.get(challenge.nonce)
      if (known !== undefined) return known
      number += 1
      const session = { challenge, clientNonce: clientNonce(), number, used: 0 }
      byNonce.set(challenge.nonce, session)
      const [oldest] = byNonce.keys()
      if (byNonce.size > REMEMBERED && oldest !== undefined) byNonce.delete(oldest)
      return session
    },
    share(session) {
      if (shared === undefined || session.number > shared.number) shared = session
    },
  }
}
