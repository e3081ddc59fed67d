import type { Secret } from '../base/secret.ts'
import { parseChallenges } from './challenge.ts'
import { type DigestChallenge, digestAuthorization, strongestDigest } from './digest-response.ts'
import { type AtlasRequest, type AtlasResponse, header, type Layer } from './send.ts'

export interface DigestOptions {
  readonly publicKey: string
  readonly privateKey: Secret
  /** A random text, made anew for each nonce of the server. */
  readonly clientNonce: () => string
}

/** A nonce of the server, and how many requests were signed with it. */
interface Session {
  readonly challenge: DigestChallenge
  readonly clientNonce: string
  used: number
}

/** A server that answers `stale=true` again and again is left after this many fresh challenges. */
const FRESH_TRIES = 3

/**
 * HTTP Digest (RFC 7616). The first request of a burst fetches the challenge and the others wait for it; then the nonce is reused
 * with a rising count: N calls cost N + 1 requests. A request that is refused under a nonce which others use too (aged, one-time,
 * or counted strictly) is signed once more with the nonce of its own refusal, so that no call costs more than two requests.
 */
export function digest(options: DigestOptions): Layer {
  return (next) => {
    let session: Session | undefined
    let probe: Promise<AtlasResponse> | undefined

    return async (request) => {
      if (session === undefined) await probe?.catch(() => undefined)
      let answer = session === undefined ? await probed(request) : await signed(request, session)
      for (let tries = 0; tries < FRESH_TRIES && answer.status === 401; tries++) {
        const challenge = challengeOf(answer)
        // Under a nonce just issued only the credentials can be refused, unless it was stale on arrival.
        if (challenge === undefined || (tries > 0 && !challenge.stale)) return answer
        answer = await signed(request, adopt(challenge))
      }
      return answer
    }

    async function probed(request: AtlasRequest): Promise<AtlasResponse> {
      const sent = next(request).then((answer) => {
        const challenge = answer.status === 401 ? challengeOf(answer) : undefined
        if (challenge !== undefined) adopt(challenge)
        return answer
      })
      probe ??= sent
      try {
        return await sent
      } finally {
        if (probe === sent) probe = undefined
      }
    }

    /** The same nonce keeps its count, whoever brings it: a count that is used twice is refused as a replay. */
    function adopt(challenge: DigestChallenge): Session {
      if (session?.challenge.nonce !== challenge.nonce) {
        session = { challenge, clientNonce: options.clientNonce(), used: 0 }
      }
      return session
    }

    async function signed(request: AtlasRequest, current: Session): Promise<AtlasResponse> {
      current.used += 1
      const authorization = digestAuthorization({
        challenge: current.challenge,
        username: options.publicKey,
        password: options.privateKey.reveal(),
        method: request.method,
        uri: request.target,
        clientNonce: current.clientNonce,
        count: current.used,
      })
      const answer = await next({ ...request, headers: { ...request.headers, authorization } })
      const nonce = nextNonceOf(answer)
      if (nonce !== undefined) adopt({ ...current.challenge, nonce })
      return answer
    }
  }
}

function challengeOf(answer: AtlasResponse): DigestChallenge | undefined {
  const value = header(answer, 'www-authenticate')
  return value === undefined ? undefined : strongestDigest(parseChallenges(value))
}

/** `Authentication-Info: nextnonce="…"` (RFC 7616 §3.5), written like the parameters of a challenge. */
function nextNonceOf(answer: AtlasResponse): string | undefined {
  const info = header(answer, 'authentication-info')
  return info === undefined ? undefined : parseChallenges(`Info ${info}`)[0]?.parameters['nextnonce']
}
