import { Secret } from '../base/secret.ts'
import { AtlasError } from './atlas-error.ts'
import type { AtlasRequest, AtlasResponse, Layer, Send } from './send.ts'

/** Who asks, and how: the part of a token request that does not change. */
export interface TokenClient {
  readonly clientId: string
  readonly clientSecret: Secret
  readonly userAgent: string
  /** Sends to the token endpoint: errors and retries included, no credential. */
  readonly send: Send
}

export interface IssuedToken {
  readonly value: Secret
  /** Counted from the moment when it was asked for. */
  readonly livesMs: number
}

const TOKEN = '/api/oauth/token'
const REVOKE = '/api/oauth/revoke'
const LINGER_MS = 3_000

/** Client credentials grant (RFC 6749 §4.4). Rejects with `AtlasError`. */
export async function requestToken(client: TokenClient, signal: AbortSignal): Promise<IssuedToken> {
  const request = formRequest({
    ...asClient(client),
    target: TOKEN,
    fields: { grant_type: 'client_credentials' },
    signal,
  })
  return readToken(request, await client.send(request))
}

/** RFC 7009. Rejects with `AtlasError`. */
export async function revokeToken(client: TokenClient, token: Secret, signal: AbortSignal): Promise<void> {
  const fields = { token: token.reveal(), token_type_hint: 'access_token' }
  await client.send(formRequest({ ...asClient(client), target: REVOKE, fields, signal }))
}

/** A token can be revoked only once its answer is here: when the run is cancelled, a token request on its way gets some seconds. */
export function lingering(): Layer {
  return (next) => (request) =>
    next(request.target === TOKEN && request.signal ? { ...request, signal: later(request.signal) } : request)
}

/** Aborts some seconds after the other. */
export function later(signal: AbortSignal): AbortSignal {
  if (signal.aborted) return signal
  const end = new AbortController()
  signal.addEventListener('abort', () => setTimeout(() => end.abort(), LINGER_MS).unref(), { once: true })
  return end.signal
}

/** The credentials of a Basic header. Atlas takes the raw pair, not the form-encoded one of RFC 6749 §2.3.1. */
export function basicPair({ clientId, clientSecret }: { clientId: string; clientSecret: Secret }): string {
  return Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64')
}

/** A form as the OAuth endpoints take it (RFC 6749, appendix B). */
export function formRequest({
  target,
  userAgent,
  authorization,
  fields,
  signal,
}: {
  target: string
  userAgent: string
  authorization?: string
  fields: Readonly<Record<string, string>>
  signal: AbortSignal
}): AtlasRequest {
  return {
    method: 'POST',
    target,
    template: target,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    },
    body: new URLSearchParams(fields).toString(),
    signal,
  }
}

function asClient(client: TokenClient): { userAgent: string; authorization: string } {
  return { userAgent: client.userAgent, authorization: `Basic ${basicPair(client)}` }
}

/** Throws `AtlasError` when the answer holds none. */
export function readToken(request: AtlasRequest, response: AtlasResponse): IssuedToken {
  const { access_token: token, expires_in: seconds } = parse(response.body)
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) && typeof seconds === 'number' && seconds > 0) {
    return { value: new Secret(token), livesMs: seconds * 1000 }
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
