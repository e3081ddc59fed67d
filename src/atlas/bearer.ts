import type { Clock } from '../base/clock.ts'
import { Secret } from '../base/secret.ts'
import { AtlasError } from './atlas-error.ts'
import type { AtlasRequest, AtlasResponse, Layer, Send } from './send.ts'

export interface ServiceAccountOptions {
  readonly clientId: string
  readonly clientSecret: Secret
  readonly clock: Clock
  readonly userAgent: string
  /** Aborts the wait for a token; a revocation has its own. */
  readonly signal: AbortSignal
  /** Sends to the token endpoint: errors and retries included, no credential. */
  readonly send: Send
  /** Told of each token before it is used, so that it can be masked. */
  readonly onToken: (token: Secret) => void
}

export interface ServiceAccount {
  readonly layer: Layer
  /** Revokes the token of this process, if there is one (RFC 7009). */
  revoke(signal: AbortSignal): Promise<void>
}

interface Token {
  readonly value: Secret
  readonly refreshAt: number
  /** Atlas has taken it at least once; a token refused from the start is not worth a second one. */
  accepted: boolean
}

const REFRESH_EARLY_MS = 60_000

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4) as Atlas serves them: an account may hold 100 live tokens and mint few a minute,
 * so a process takes one, shares it among all calls, renews it a minute before its end or once after a 401, and revokes it.
 */
export function serviceAccount(options: ServiceAccountOptions): ServiceAccount {
  const { clock } = options
  let minting: Promise<Token> | undefined
  let token: Token | undefined

  async function current(): Promise<Token> {
    if (token !== undefined && clock.now().getTime() < token.refreshAt) return token
    minting ??= mint(options).finally(() => {
      minting = undefined
    })
    token = await minting
    return token
  }

  return {
    layer: (next) => async (request) => {
      const used = await current()
      const answer = await next(authorized(request, used.value))
      if (!isTokenRefused(answer)) {
        used.accepted = true
        return answer
      }
      if (!used.accepted) return answer
      if (token === used) token = undefined
      return next(authorized(request, (await current()).value))
    },
    async revoke(signal) {
      const last = token ?? (await minting?.catch(() => undefined))
      token = undefined
      if (last !== undefined)
        await options.send(form({ ...options, path: 'revoke', signal, fields: revocation(last.value) }))
    },
  }
}

/** A token that the caller brought along: used as it is, neither renewed nor revoked by us. */
export function readyToken(token: Secret): Layer {
  return (next) => (request) => next(authorized(request, token))
}

/** A missing right is a 401 as well, but says so in a code of its own; `UNEXPECTED_ERROR` is what a failed login says. */
function isTokenRefused({ status, headers, body }: AtlasResponse): boolean {
  if (status !== 401) return false
  if (headers['www-authenticate'] !== undefined) return true
  const code = /"errorCode"\s*:\s*"(\w+)"/.exec(body.toString())?.[1]
  return code === undefined || code === 'UNEXPECTED_ERROR'
}

function authorized(request: AtlasRequest, token: Secret): AtlasRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } }
}

async function mint(options: ServiceAccountOptions): Promise<Token> {
  const request = form({ ...options, path: 'token', fields: { grant_type: 'client_credentials' } })
  const asked = options.clock.now().getTime()
  const { access_token, expires_in } = readToken(request, await options.send(request))
  const value = new Secret(access_token)
  options.onToken(value)
  return { value, refreshAt: asked + expires_in * 1000 - REFRESH_EARLY_MS, accepted: false }
}

function revocation(token: Secret): Record<string, string> {
  return { token: token.reveal(), token_type_hint: 'access_token' }
}

/** Atlas takes the raw pair in the Basic header, not the form-encoded one of RFC 6749 §2.3.1. */
function form({
  clientId,
  clientSecret,
  userAgent,
  path,
  fields,
  signal,
}: {
  clientId: string
  clientSecret: Secret
  userAgent: string
  path: 'token' | 'revoke'
  fields: Record<string, string>
  signal: AbortSignal
}): AtlasRequest {
  const target = `/api/oauth/${path}`
  return {
    method: 'POST',
    target,
    template: target,
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    },
    body: new URLSearchParams(fields).toString(),
    signal,
  }
}

function readToken(request: AtlasRequest, response: AtlasResponse): { access_token: string; expires_in: number } {
  const body = parse(response.body)
  const { access_token, expires_in } = body
  if (typeof access_token === 'string' && /^[\x21-\x7e]+$/.test(access_token) && typeof expires_in === 'number') {
    return { access_token, expires_in }
  }
  throw new AtlasError({
    method: request.method,
    template: request.template,
    status: response.status,
    outcome: 'unknown',
    transient: false,
    message: 'the answer holds no access token',
    hint: 'Check that nothing stands between the runner and Atlas that answers in its place.',
  })
}

function parse(body: Buffer): { access_token?: unknown; expires_in?: unknown } {
  try {
    return Object(JSON.parse(body.toString()))
  } catch {
    return {}
  }
}
