import type { Secret } from '../base/secret.ts'
import { parseChallenges } from './challenge.ts'
import { type DigestChallenge, digestAuthorization, strongestDigest } from './digest-response.ts'
import { type AtlasRequest, type AtlasResponse, header, type Layer } from './send.ts'
import { turnstile } from './turnstile.ts'

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

interface Signed {
  readonly answer: AtlasResponse
  readonly session: Session
}

/** A server that answers `stale=true` again and again is left after this many fresh challenges. */
const FRESH_TRIES = 3

/**
 * HTTP Digest (RFC 7616). The first request of a burst fetches the challenge and the others wait for it; then the nonce is reused
 * with a rising count: N calls cost N + 1 requests. Calls that are refused under a nonce which others use too (aged, one-time, or
 * counted strictly, where every refusal starts the count anew) are signed once more one at a time, so that N calls cost at most 2N.
 */
export function digest(options: DigestOptions): Layer {
  return (next) => {
    const { together, alone } = turnstile()
    let shared: Session | undefined
    /** Of the last answer: the session that was accepted, or the nonce that came with a refusal. */
    let newest: Session | undefined
    let probe: Promise<AtlasResponse> | undefined
    let accepted = false
    let rejected = false
    /** The server replaces a nonce after its first use, so that a second call under it would only be refused. */
    let rotating = false
    /** How the server takes counts: as they come, or each one after the last. */
    let counting: 'unknown' | 'in any order' | 'in order' = 'unknown'
    let calm: Session | undefined

    return async (request) => {
      let fresh = 0
      // No await without a probe: calls of the same turn would all go past it and fetch a challenge each.
      if (shared === undefined && probe !== undefined) await probe.catch(() => undefined)
      if (shared === undefined) {
        const answer = await together(() => probed(request))
        if (refusalOf(answer) === undefined) return answer
        fresh += 1
      }
      let signed = await (rotating ? alone : together)(() => sign(request, shared))
      for (; fresh < FRESH_TRIES && refusalOf(signed.answer) !== undefined; fresh++) {
        if (rejected || (fresh > 0 && isFinal(signed))) return signed.answer
        const refused = signed
        const lone = await alone(() => retried(request, refused))
        signed = lone ?? (await together(() => sign(request, shared)))
        // It was no ageing then: this server wants its counts in order, or each nonce once.
        if (lone === undefined && refusalOf(signed.answer) !== undefined) counting = 'in order'
      }
      return signed.answer
    }

    /** Fetches the challenge with a request that is not signed, and lets all who wait share it. */
    async function probed(request: AtlasRequest): Promise<AtlasResponse> {
      const sent = next(request).then((answer) => {
        const challenge = refusalOf(answer)
        if (challenge !== undefined) shared ??= sessionOf(challenge)
        return answer
      })
      probe ??= sent
      try {
        return await sent
      } finally {
        if (probe === sent) probe = undefined
      }
    }

    /** Signs again, while nobody else is under way; `undefined` when all may go on side by side under a new nonce. */
    async function retried(request: AtlasRequest, refused: Signed): Promise<Signed | undefined> {
      const challenge = refusalOf(refused.answer)
      if (rejected || challenge === undefined) return refused
      if (counting !== 'in order' && calm !== undefined && calm === shared && calm !== refused.session) return undefined
      shared = continues(challenge) ?? sessionOf(challenge)
      let signed = await sign(request, shared)
      const again = refusalOf(signed.answer)
      // Answers may come in another order than they were given; this refusal came alone, so its nonce is the newest for sure.
      if (again !== undefined && signed.session.challenge.nonce !== challenge.nonce) {
        shared = sessionOf(again)
        signed = await sign(request, shared)
      }
      // The old nonce had only aged, and nonces of this server serve many calls.
      if (refusalOf(signed.answer) === undefined && challenge.stale && counting === 'in any order') calm = shared
      return signed
    }

    /** A server that names its client by `opaque` may know only the newest nonce of that client, and count what comes under it. */
    function continues({ opaque }: DigestChallenge): Session | undefined {
      return opaque !== undefined && newest?.challenge.opaque === opaque ? newest : undefined
    }

    /** The same nonce keeps its count, whoever brings it: a count that is used twice is refused as a replay. */
    function sessionOf(challenge: DigestChallenge): Session {
      const known = [newest, shared].find((session) => session?.challenge.nonce === challenge.nonce)
      return known ?? { challenge, clientNonce: options.clientNonce(), used: 0 }
    }

    async function sign(request: AtlasRequest, session: Session | undefined): Promise<Signed> {
      if (session === undefined) throw new TypeError('there is no challenge to sign')
      session.used += 1
      const count = session.used
      const authorization = digestAuthorization({
        challenge: session.challenge,
        username: options.publicKey,
        password: options.privateKey.reveal(),
        method: request.method,
        uri: request.target,
        clientNonce: session.clientNonce,
        count,
      })
      const answer = await next({ ...request, headers: { ...request.headers, authorization } })
      const refusal = refusalOf(answer)
      // Nobody else has used this nonce, so it is the credentials that were refused.
      if (refusal === undefined) accepted = true
      else if (!accepted && !refusal.stale && session.used === 1) rejected = true
      if (refusal === undefined && count > 1 && counting === 'unknown') counting = 'in any order'
      const nonce = refusal === undefined ? nextNonceOf(answer) : undefined
      if (nonce !== undefined) shared = sessionOf({ ...session.challenge, nonce })
      if (nonce !== undefined && count === 1) rotating = true
      newest = refusal === undefined ? (nonce === undefined ? session : shared) : sessionOf(refusal)
      return { answer, session }
    }
  }
}

/** Refused under a nonce that was just issued and that nobody else has used: only the credentials can be meant. */
function isFinal({ answer, session }: Signed): boolean {
  return session.used === 1 && refusalOf(answer)?.stale === false
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
