import { createHash, timingSafeEqual } from 'node:crypto'
import { jsonAnswer } from './answer.ts'
import { answerForm, oauthError, plainJson, readForm } from './identity/form.ts'
import type { AccountSecret, ServiceAccount } from './identity/principal.ts'
import { tokenText } from './identity/token-text.ts'
import { Problem } from './problem.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

const TOKEN_PATH = '/api/oauth/token'
const REVOKE_PATH = '/api/oauth/revoke'
const LIFETIME_SECONDS = 3600
const MINUTE_MS = 60_000

/** The service accounts' side of the simulator: client credentials (RFC 6749 §4.4) and revocation (RFC 7009). */
export interface OAuth {
  /** The answer to a request for one of the two paths, `undefined` for every other path. */
  answer(request: WireRequest): WireAnswer | undefined
  /** Whether the request carries a service account's id and a secret of it that has not expired. */
  knows(request: WireRequest): boolean
  /** Whose token it is, unless it expired, was revoked, or the account is no more. */
  accountOf(token: string): ServiceAccount | undefined
  liveTokens(): number
}

export function createOAuth(world: World): OAuth {
  const { clock, quirks, random } = world
  const tokens = new Map<string, { readonly clientId: string; readonly expiresAt: number }>()
  const windows = new Map<string, { since: number; count: number }>()
  const now = () => clock.now().getTime()
  const accountWith = (clientId: string) => world.state.identities.serviceAccounts.find(({ id }) => id === clientId)

  function dropExpired(): void {
    for (const [token, { expiresAt }] of tokens) if (expiresAt <= now()) tokens.delete(token)
  }

  function mint(clientId: string): string {
    const issuedAt = Math.floor(now() / 1000)
    return tokenText(random, { clientId, issuedAt, expiresAt: issuedAt + LIFETIME_SECONDS })
  }

  function identify({ headers }: WireRequest): { account: ServiceAccount; secret: AccountSecret } | undefined {
    const pair = readPair(headers.authorization)
    const account = accountWith(pair.clientId)
    const secret = account?.secrets.find((one) => now() < one.expiresAt && sameText(pair.secret, one.value))
    return account && secret && { account, secret }
  }

  /** Per address and account. Measured: the one error here that has the shape of the API. */
  function checkRate({ address, headers }: WireRequest): void {
    const key = `${address} ${readPair(headers.authorization).clientId}`
    const known = windows.get(key)
    const window = known && now() - known.since < MINUTE_MS ? known : { since: now(), count: 0 }
    windows.set(key, window)
    window.count += 1
    const most = quirks.tokensPerMinute
    if (window.count <= most) return
    throw new Problem(429, 'RATE_LIMITED', {
      detail: `Resource ${TOKEN_PATH} is limited to ${most} requests every 1 minutes.`,
      parameters: [TOKEN_PATH, most, 1],
    })
  }

  function token(request: WireRequest): WireAnswer {
    checkRate(request)
    const form = readForm(request)
    const client = identify(request)
    if (!client) return oauthError(401, 'invalid_client', 'Invalid credentials provided.')
    const grant = form?.get('grant_type')
    if (!form || grant == null)
      return oauthError(400, 'invalid_request', 'The request is missing grant_type or is no form.')
    if (grant !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}.`)
    dropExpired()
    const clientId = client.account.id
    const live = [...tokens.values()].filter((one) => one.clientId === clientId).length
    if (live >= quirks.liveTokens) {
      const why = `The limit of ${quirks.liveTokens} access tokens is reached; reuse the tokens that exist.`
      return oauthError(403, 'access_denied', why)
    }
    const access_token = mint(clientId)
    tokens.set(access_token, { clientId, expiresAt: now() + LIFETIME_SECONDS * 1000 })
    client.secret.lastUsedAt = now()
    return plainJson(200, { access_token, expires_in: LIFETIME_SECONDS, token_type: 'Bearer' })
  }

  function revoke(request: WireRequest): WireAnswer {
    const form = readForm(request)
    const client = identify(request)
    if (!client) return oauthError(401, 'invalid_client', 'Invalid credentials provided.')
    const value = form?.get('token')
    if (value == null || value === '')
      return oauthError(400, 'invalid_request', 'The request is missing token or is no form.')
    // RFC 7009 §2.1 and §2.2: a token of another client is left alone, and one that is not known is no error.
    if (tokens.get(value)?.clientId === client.account.id) tokens.delete(value)
    return jsonAnswer({ status: 200, body: undefined, headers: {} })
  }

  return {
    knows: (request) => identify(request) !== undefined,
    accountOf(value) {
      const known = tokens.get(value)
      return known && now() < known.expiresAt ? accountWith(known.clientId) : undefined
    },
    liveTokens() {
      dropExpired()
      return tokens.size
    },
    answer: (request) =>
      answerForm(request, {
        [TOKEN_PATH]: { method: 'POST', handle: token },
        [REVOKE_PATH]: { method: 'POST', handle: revoke },
      }),
  }
}

/** Measured: the raw pair. Form-encoding it first, as RFC 6749 §2.3.1 says, is refused. */
function readPair(authorization = ''): { clientId: string; secret: string } {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1] ?? ''
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { clientId, secret: rest.join(':') }
}

/** In constant time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
