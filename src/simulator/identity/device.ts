import { jsonAnswer } from '../answer.ts'
import { missingAttribute, Problem } from '../problem.ts'
import { LETTERS_AND_DIGITS } from '../random.ts'
import type { WireAnswer, WireRequest } from '../wire.ts'
import type { World } from '../world.ts'
import { answerForm, oauthError, plainJson, readForm } from './form.ts'
import type { Logins } from './logins.ts'

const ROOT = '/api/private/unauth/account/device'
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
const LIFETIME_SECONDS = 600
const INTERVAL_SECONDS = 10
/** RFC 8628 §3.5. */
const SLOWED_BY_SECONDS = 5
/** Both ends count in seconds. */
const SLACK_MS = 1000
/** RFC 8628 §6.1: no vowels, nothing that is read as something else. */
const USER_CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'
/** Atlas's tools have an id of their identity provider; an ObjectId and a service account's id are taken as well. */
const CLIENT_ID = /^(?:[0-9a-f]{24}|mdb_\w+|0oa[0-9A-Za-z]{17})$/

interface Authorization {
  readonly clientId: string
  readonly scope: string
  readonly startedAt: number
  intervalMs: number
  polledAt: number
}

/** Login with a device (RFC 8628) as Atlas has it: refusals in the shape of the API; a simulated user decides. */
export function createDevice(
  { clock, random, quirks }: World,
  logins: Logins,
): (request: WireRequest) => WireAnswer | undefined {
  const authorizations = new Map<string, Authorization>()
  const now = () => clock.now().getTime()

  const unauthorized = (why: string) => new Problem(quirks.deviceUnauthorizedStatus, 'UNAUTHORIZED', { detail: why })

  function fieldsOf(request: WireRequest): { clientId: string; field: (name: string) => string } {
    const form = readForm(request)
    if (!form) {
      const detail = `Content type ${request.headers['content-type'] ?? '(none)'} is not supported: a form is expected.`
      throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', { detail })
    }
    const field = (name: string) => {
      const value = form.get(name)
      if (value === null || value === '') throw missingAttribute(name)
      return value
    }
    const clientId = field('client_id')
    if (!CLIENT_ID.test(clientId)) throw unauthorized('The client is not known.')
    return { clientId, field }
  }

  function authorize(request: WireRequest): WireAnswer {
    const { clientId, field } = fieldsOf(request)
    const device_code = random.pick(LETTERS_AND_DIGITS, 64)
    const state = { startedAt: now(), intervalMs: INTERVAL_SECONDS * 1000, polledAt: Number.NEGATIVE_INFINITY }
    authorizations.set(device_code, { clientId, scope: field('scope'), ...state })
    return plainJson(200, {
      user_code: random.pick(USER_CODE_ALPHABET, 8),
      verification_uri: `${request.origin}/account/connect`,
      device_code,
      expires_in: LIFETIME_SECONDS,
      interval: INTERVAL_SECONDS,
    })
  }

  function pending(): Problem {
    const detail = 'The device authorization is pending: the user has not answered yet.'
    return new Problem(quirks.devicePendingStatus, 'DEVICE_AUTHORIZATION_PENDING', { detail })
  }

  function tooSoon(authorization: Authorization): WireAnswer {
    if (quirks.devicePollTooSoon === 'pending') throw pending()
    if (quirks.devicePollTooSoon === 'slow_down') {
      authorization.intervalMs += SLOWED_BY_SECONDS * 1000
      return oauthError(400, 'slow_down', `Wait ${authorization.intervalMs / 1000} seconds between requests.`)
    }
    throw new Problem(429, 'RATE_LIMITED', {
      detail: `Resource ${ROOT}/token is limited to one request every ${INTERVAL_SECONDS} seconds.`,
    })
  }

  function poll(deviceCode: string, clientId: string): WireAnswer {
    const authorization = authorizations.get(deviceCode)
    if (authorization?.clientId !== clientId) throw unauthorized('The device code is not one of this client.')
    const age = now() - authorization.startedAt
    if (age >= LIFETIME_SECONDS * 1000) {
      const detail = 'The device authorization has expired.'
      throw new Problem(quirks.deviceExpiredStatus, 'DEVICE_AUTHORIZATION_EXPIRED', { detail })
    }
    const soon = now() - authorization.polledAt < authorization.intervalMs - SLACK_MS
    authorization.polledAt = now()
    if (soon) return tooSoon(authorization)
    if (quirks.deviceUser === 'ignores' || age < quirks.deviceApprovalMs) throw pending()
    authorizations.delete(deviceCode)
    if (quirks.deviceUser === 'approves') return plainJson(200, logins.start(authorization))
    const why = 'The user denied the authorization.'
    if (quirks.deviceDenial === 'UNAUTHORIZED') throw unauthorized(why)
    return oauthError(400, 'access_denied', why)
  }

  function token(request: WireRequest): WireAnswer {
    const { clientId, field } = fieldsOf(request)
    const grant = field('grant_type')
    if (grant === DEVICE_GRANT) return poll(field('device_code'), clientId)
    if (grant !== 'refresh_token') throw unauthorized(`The grant type ${grant} is not supported.`)
    const tokens = logins.refresh({ clientId, refreshToken: field('refresh_token'), scope: field('scope') })
    if (tokens === 'beyond-scope') return oauthError(400, 'invalid_scope', 'The scope is more than was granted.')
    if (tokens !== 'ended') return plainJson(200, tokens)
    const detail = 'The refresh token is invalid or has expired.'
    throw new Problem(quirks.refreshRefusedStatus, 'INVALID_REFRESH_TOKEN', { detail })
  }

  function revoke(request: WireRequest): WireAnswer {
    const { clientId, field } = fieldsOf(request)
    logins.end({ clientId, token: field('token') })
    return jsonAnswer({ status: 200, body: undefined, headers: {} })
  }

  return (request) =>
    answerForm(request, {
      [`${ROOT}/authorize`]: { method: 'POST', handle: authorize },
      [`${ROOT}/token`]: { method: 'POST', handle: token },
      [`${ROOT}/revoke`]: { method: 'POST', handle: revoke },
      [`${ROOT}/registration`]: {
        method: 'GET',
        handle: ({ origin }) => plainJson(200, { registrationUrl: `${origin}/account/register` }),
      },
    })
}
