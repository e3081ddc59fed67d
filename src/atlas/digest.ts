import type { Secret } from '../base/secret.ts'
import { parseChallenges } from './challenge.ts'
import { type DigestChallenge, digestAuthorization, strongestDigest } from './digest-response.ts'
import { type DigestSession, digestSessions } from './digest-sessions.ts'
import { type AtlasRequest, type AtlasResponse, header, type Layer } from './send.ts'

export interface DigestOptions {
  readonly publicKey: string
  readonly privateKey: Secret
  /** A random text, made anew for each nonce of the server. */
  readonly clientNonce: () => string
}

/** A server that answers `stale=true` again and again is left after this many fresh challenges. */
const FRESH_TRIES = 3

/**
 * HTTP Digest (RFC 7616). The first request of a burst fetches the challenge and the others wait for it; then the nonce is reused
 * with a rising count: N calls cost N + 1 requests. A request that is refused under a nonce which others use too (aged, one-time,
 * or counted strictly) is signed once more with the nonce of its own refusal. That nonce stays its own until it has been accepted,
 * since a one-time nonce would be spent by whoever comes first; so N calls never cost more than 2N requests.
 */
export function digest(options: DigestOptions): Layer {
  return (next) => {
    const sessions = digestSessions(options.clientNonce)
    let probe: Promise<AtlasResponse> | undefined

    return async (request) => {
      // No await without a probe: calls of the same turn would all go past it and fetch a challenge each.
      if (sessions.shared() === undefined && probe !== undefined) await probe.catch(() => undefined)
      let session = sessions.shared()
      let answer = session === undefined ? await probed(request) : await signed(request, session)
      for (let tries = 0; tries < FRESH_TRIES; tries++) {
        const challenge = refusalOf(answer)
        if (challenge === undefined) return answer
        // Under a nonce just issued and used by nobody else, only the credentials can be refused, unless it was stale on arrival.
        if (tries > 0 && session?.used === 1 && !challenge.stale) return answer
        session = sessions.of(challenge)
        answer = await signed(request, session)
      }
      return answer
    }

    async function probed(request: AtlasRequest): Promise<AtlasResponse> {
      const sent = next(request).then((answer) => {
        const challenge = refusalOf(answer)
        // The burst that waits for this challenge shares it; one that came without a probe keeps its own.
        if (challenge !== undefined && sessions.shared() === undefined) sessions.share(sessions.of(challenge))
        return answer
      })
      probe ??= sent
      try {
        return await sent
      } finally {
        if (probe === sent) probe = undefined
      }
    }

    async function signed(request: AtlasRequest, session: DigestSession): Promise<AtlasResponse> {
      session.used += 1
      const authorization = digestAuthorization({
        challenge: session.challenge,
        username: options.publicKey,
        password: options.privateKey.reveal(),
        method: request.method,
        uri: request.target,
        clientNonce: session.clientNonce,
        count: session.used,
      })
      const answer = await next({ ...request, headers: { ...request.headers, authorization } })
      if (refusalOf(answer) !== undefined) return answer
      sessions.share(session)
      const nonce = nextNonceOf(answer)
      if (nonce !== undefined) sessions.share(sessions.of({ ...session.challenge, nonce }))
      return answer
    }
  }
}

/** The challenge of a 401; without one, a 401 is Atlas's word on a missing right. */
function refusalOf(answer: AtlasResponse): DigestChallenge | undefined {
  const value = answer.status === 401 ? header(answer, 'www-authenticate') : undefined
  return value === undefined ? undefined : strongestDigest(parseChallenges(value))
}

/** `Authentication-Info: nextnonce="…"` (RFC 7616 §3.5), written like the parameters of a challenge. */
function nextNonceOf(answer: AtlasResponse): string | undefined {
  const info = header(answer, 'authentication-info')
  return info === undefined ? undefined : parseChallenges(`Info ${info}`)[0]?.parameters['nextnonce']
}
