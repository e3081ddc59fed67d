import { Secret } from '../base/secret.ts'
import { AtlasError, hasCode } from './atlas-error.ts'
import { type DeviceCode, readDeviceCode } from './device-answer.ts'
import type { AtlasRequest, Send } from './send.ts'
import { formRequest, type IssuedToken, readToken } from './token-endpoint.ts'

/** Who asks: a public client (RFC 6749 §2.1), which has an id and no secret. */
export interface DeviceClient {
  readonly clientId: string
  readonly userAgent: string
  /** Sends to the device endpoints: errors included, no credential. */
  readonly send: Send
}

/** What a login brings: RFC 6749 §5.1. */
export interface DeviceTokens {
  readonly access: IssuedToken
  /** `undefined` where the server gives none; then the login ends with the access token. */
  readonly refresh: Secret | undefined
  /** What was granted, which may be less than what was asked for: words with blanks between them. */
  readonly scope: string
}

/** How far the user has come. */
export type Poll =
  | { readonly status: 'approved'; readonly tokens: DeviceTokens }
  | { readonly status: 'pending' | 'slow-down' | 'expired' | 'denied' }

const BASE = '/api/private/unauth/account/device'
const AUTHORIZE = `${BASE}/authorize`
const TOKEN = `${BASE}/token`
const REVOKE = `${BASE}/revoke`
/** What Atlas's own command line asks for; `offline_access` brings the refresh token (OpenID Connect Core §11). */
const SCOPE = 'openid profile offline_access'

/** Atlas's codes, of which its own client knows the first two, and those of RFC 8628 §3.5, which other servers say. */
const POLLS = new Map<string | undefined, Exclude<Poll['status'], 'approved'>>([
  ['DEVICE_AUTHORIZATION_PENDING', 'pending'],
  ['DEVICE_AUTHORIZATION_EXPIRED', 'expired'],
  ['authorization_pending', 'pending'],
  ['slow_down', 'slow-down'],
  ['expired_token', 'expired'],
  ['access_denied', 'denied'],
  // Of a code that was good a moment ago: Atlas knows no code of its own for a denial.
  ['UNAUTHORIZED', 'denied'],
])

const REFRESH_WITHIN_MS = 30_000
const REVOKE_WITHIN_MS = 15_000

/** A refresh token that will never be taken again, in Atlas's words and in those of RFC 6749 §5.2. */
const LOGIN_ENDED = ['INVALID_REFRESH_TOKEN', 'UNAUTHORIZED', 'invalid_grant']

/** RFC 8628 §3.1. Rejects with `AtlasError`. */
export async function startDeviceFlow(client: DeviceClient, signal: AbortSignal): Promise<DeviceCode> {
  const request = form({ client, target: AUTHORIZE, fields: { scope: SCOPE }, signal })
  try {
    return readDeviceCode(request, await client.send(request))
  } catch (error) {
    if (!hasCode(error, 'UNAUTHORIZED', 'invalid_client', 'unauthorized_client')) throw error
    const { method, template, status, errorCode, outcome, transient } = error
    const message = `no login with this client id (${status} ${errorCode})`
    const hint =
      'Check --client-id, or MONGODB_ATLAS_LOGIN_CLIENT_ID, and --cloud: each Atlas cloud has ids of its own.'
    throw new AtlasError({ method, template, status, errorCode, outcome, transient, message, hint })
  }
}

/** Asks once whether the user has approved (RFC 8628 §3.4). Rejects with `AtlasError` for what is no answer to that question. */
export async function pollDeviceFlow(client: DeviceClient, code: DeviceCode, signal: AbortSignal): Promise<Poll> {
  const fields = {
    device_code: code.deviceCode.reveal(),
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  }
  const request = form({ client, target: TOKEN, fields, signal })
  try {
    return { status: 'approved', tokens: await exchange(client, { request, scope: SCOPE }) }
  } catch (error) {
    const status = error instanceof AtlasError ? POLLS.get(error.errorCode) : undefined
    if (status === undefined) throw error
    return { status }
  }
}

/** RFC 6749 §6. The refresh token may be another one afterwards. Rejects with `AtlasError`; its hint says so when the login has ended. */
export async function refreshDeviceTokens(
  client: DeviceClient,
  { refreshToken, scope }: { refreshToken: Secret; scope: string },
): Promise<DeviceTokens> {
  // Atlas's own client names the scope, and one that was not granted is refused.
  const fields = { refresh_token: refreshToken.reveal(), scope, grant_type: 'refresh_token' }
  // A refresh token may be gone once it is sent, so a cancelled run does not cut its answer off.
  const request = form({ client, target: TOKEN, fields, signal: AbortSignal.timeout(REFRESH_WITHIN_MS) })
  try {
    const { access, refresh } = await exchange(client, { request, scope })
    return { access, refresh: refresh ?? refreshToken, scope }
  } catch (error) {
    if (!hasCode(error, ...LOGIN_ENDED)) throw error
    throw loginOver(`the login has ended (${error.errorCode})`, error)
  }
}

/** For a login that nothing but a new one can replace. */
export function loginOver(message: string, answer?: AtlasError): AtlasError {
  return new AtlasError({
    method: 'POST',
    template: TOKEN,
    status: answer?.status,
    errorCode: answer?.errorCode,
    outcome: answer === undefined ? 'unsent' : 'refused',
    transient: false,
    message,
    hint: 'Run `mongodb-atlas-action login` again, with the same --cloud and --base-url.',
  })
}

/**
 * RFC 7009. The refresh token goes first: it could bring new access tokens, and takes those along that there are (§2.1), which not
 * every server does. Both are tried, and the first failure is told. Rejects with `AtlasError`.
 */
export async function revokeLogin(
  client: DeviceClient,
  { accessToken, refreshToken }: { accessToken: Secret; refreshToken: Secret | undefined },
  cancelled?: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([AbortSignal.timeout(REVOKE_WITHIN_MS), ...(cancelled ? [cancelled] : [])])
  const revoke = async (token: Secret, kind: string) => {
    const fields = { token: token.reveal(), token_type_hint: kind }
    await client.send(form({ client, target: REVOKE, fields, signal }))
  }
  try {
    if (refreshToken !== undefined) await revoke(refreshToken, 'refresh_token')
  } catch (error) {
    await revoke(accessToken, 'access_token').catch(() => undefined)
    throw error
  }
  await revoke(accessToken, 'access_token')
}

/** A server that names no scope has granted the one that was asked for (RFC 6749 §5.1). */
async function exchange(
  client: DeviceClient,
  { request, scope }: { request: AtlasRequest; scope: string },
): Promise<DeviceTokens> {
  const response = await client.send(request)
  const access = readToken(request, response)
  const answer: { refresh_token?: unknown; scope?: unknown } = JSON.parse(response.body.toString())
  const { refresh_token: refresh } = answer
  return {
    access,
    refresh: isToken(refresh) ? new Secret(refresh) : undefined,
    scope: isScope(answer.scope) ? answer.scope : scope,
  }
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
}

/** RFC 6749 §3.3: words with single blanks between them. */
function isScope(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(value)
}

function form({
  client: { clientId, userAgent },
  fields,
  ...request
}: {
  client: DeviceClient
  target: string
  fields: Readonly<Record<string, string>>
  signal: AbortSignal
}): AtlasRequest {
  return formRequest({ ...request, userAgent, fields: { client_id: clientId, ...fields } })
}
