import { createHash, timingSafeEqual } from 'node:crypto'
import { jsonAnswer } from './answer.ts'
import { answerForm, oauthError, plainJson, readForm } from './identity/form.ts'
import { tokenText } from './identity/token-text.ts'
import { Problem } from './problem.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

const TOKEN_PATH = '/api/oauth/token'
const REVOKE_PATH = '/api/oauth/revoke'
const LIFETIME_SECONDS = 3600
const MINUTE_MS = 60_000

/** The service account's side of the simulator: client credentials (RFC 6749 §4.4) and revocation (RFC 7009). */
export interface OAuth {
  /** The answer to a request for one of the two paths, `undefined` for every other path. */
  answer(request: WireRequest): WireAnswer | undefined
  /** Whether the request carries the service account's id and secret. */
  knows(request: WireRequest): boolean
  accepts(token: string): boolean
  liveTokens(): number
}

export function createOAuth(world: World): OAuth {
  const { clock, credentials, quirks, random } = world
  const expiries = new Map<string, number>()
  let window = { since: Number.NEGATIVE_INFINITY, count: 0 }
  const now = () => clock.now().getTime()

  function dropExpired(): void {
    for (const [token, expiry] of expiries) if (expiry <= now()) expiries.delete(token)
  }

  function mint(): string {
    const issuedAt = Math.floor(now() / 1000)
    return tokenText(random, { clientId: credentials.clientId, issuedAt, expiresAt: issuedAt + LIFETIME_SECONDS })
  }

  function knows({ headers }: WireRequest): boolean {
    const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(headers.authorization ?? '')?.[1]
    // Measured: the raw pair. Form-encoding it first, as RFC 6749 §2.3.1 says, is refused.
    const expected = `${credentials.clientId}:${credentials.clientSecret}`
    return encoded !== undefined && sameText(Buffer.from(encoded, 'base64').toString('utf8'), expected)
  }

  /** Measured: the one error here that has the shape of the API. */
  function checkRate(): void {
    if (now() - window.since >= MINUTE_MS) window = { since: now(), count: 0 }
    window.count += 1
    const most = quirks.tokensPerMinute
    if (window.count <= most) return
    throw new Problem(429, 'RATE_LIMITED', {
      detail: `Resource ${TOKEN_PATH} is limited to ${most} requests every 1 minutes.`,
      parameters: [TOKEN_PATH, most, 1],
    })
  }

  function token(request: WireRequest): WireAnswer {
    checkRate()
    const form = readForm(request)
    if (!knows(request)) return oauthError(401, 'invalid_client', 'Invalid credentials provided.')
    const grant = form?.get('grant_type')
    if (!form || grant == null)
      return oauthError(400, 'invalid_request', 'The request is missing grant_type or is no form.')
    if (grant !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}.`)
    dropExpired()
    if (expiries.size >= quirks.liveTokens) {
      const why = `The limit of ${quirks.liveTokens} access tokens is reached; reuse the tokens that exist.`
      return oauthError(403, 'access_denied', why)
    }
    const access_token = mint()
    expiries.set(access_token, now() + LIFETIME_SECONDS * 1000)
    return plainJson(200, { access_token, expires_in: LIFETIME_SECONDS, token_type: 'Bearer' })
  }

  function revoke(request: WireRequest): WireAnswer {
    const form = readForm(request)
    if (!knows(request)) return oauthError(401, 'invalid_client', 'Invalid credentials provided.')
    const value = form?.get('token')
    if (value == null || value === '')
      return oauthError(400, 'invalid_request', 'The request is missing token or is no form.')
    // RFC 7009 §2.2: a token that is not known is no error.
    expiries.delete(value)
    return jsonAnswer({ status: 200, body: undefined, headers: {} })
  }

  return {
    knows,
    accepts(value) {
      const expiry = expiries.get(value)
      return expiry !== undefined && now() < expiry
    },
    liveTokens() {
      dropExpired()
      return expiries.size
    },
    answer: (request) =>
      answerForm(request, {
        [TOKEN_PATH]: { method: 'POST', handle: token },
        [REVOKE_PATH]: { method: 'POST', handle: revoke },
      }),
  }
}

/** In constant time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
