import { createHash, timingSafeEqual } from 'node:crypto'
import { jsonAnswer, problemAnswer } from './answer.ts'
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

  /** A token that looks like Atlas's: a JWT signed with ES512, whose signature nobody can check. */
  function mint(): string {
    const issuedAt = Math.floor(now() / 1000)
    const { clientId } = credentials
    const claims = {
      iss: 'https://cloud.mongodb.com',
      aud: 'api://admin',
      sub: clientId,
      cid: clientId,
      actorId: clientId,
      iat: issuedAt,
      exp: issuedAt + LIFETIME_SECONDS,
      jti: random.uuid(),
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'ES512', typ: 'JWT' })}.${part(claims)}.${random.bytes(132).toString('base64url')}`
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
    return json(200, { access_token, expires_in: LIFETIME_SECONDS, token_type: 'Bearer' })
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
    answer(request) {
      const handler = { [TOKEN_PATH]: token, [REVOKE_PATH]: revoke }[request.path]
      if (!handler) return undefined
      if (request.method !== 'POST') {
        const detail = `Method ${request.method} is not allowed for ${request.path}.`
        return problemAnswer(new Problem(405, 'METHOD_NOT_ALLOWED', { detail, headers: { Allow: 'POST' } }))
      }
      try {
        return handler(request)
      } catch (error) {
        if (error instanceof Problem) return problemAnswer(error)
        throw error
      }
    },
  }
}

function readForm({ headers, body }: WireRequest): URLSearchParams | undefined {
  const form = /^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')
  return form && body !== 'too-large' ? new URLSearchParams(body.toString('utf8')) : undefined
}

const json = (status: number, body: object) =>
  jsonAnswer({ status, body, headers: { 'Content-Type': 'application/json' } })

function oauthError(status: number, error: string, error_description: string): WireAnswer {
  return json(status, { error_description, error })
}

/** In constant time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
