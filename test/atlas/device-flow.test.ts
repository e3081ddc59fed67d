import { describe, expect, test } from 'vitest'
import { pollDeviceFlow, refreshDeviceTokens, revokeLogin, startDeviceFlow } from '../../src/atlas/device-flow.ts'
import { Secret } from '../../src/base/secret.ts'
import { failureOf } from './connected.ts'
import { APPROVED, atlasSays, CLIENT_ID, device, formOf, oauthSays, STARTED } from './device.ts'
import { type Answer, loopback } from './loopback.ts'

const signal = new AbortController().signal

async function server(answer: Answer) {
  const { origin, received } = await loopback(() => answer)
  return { received, ...device({ origin }) }
}

const CODE = {
  deviceCode: new Secret('device-code-of-the-test'),
  userCode: 'QWRT-ZXCV',
  verificationUri: 'https://cloud.mongodb.com/account/connect',
  livesMs: 600_000,
  intervalMs: 10_000,
}

describe('the start of a login', () => {
  test('asks as Atlas has it, and shows the code in two halves', async () => {
    const { client, received } = await server({ body: STARTED })
    const code = await startDeviceFlow(client, signal)
    expect({ ...code, deviceCode: code.deviceCode.reveal() }).toEqual({ ...CODE, deviceCode: STARTED.device_code })
    const [asked] = received
    expect(asked).toMatchObject({ method: 'POST', target: '/api/private/unauth/account/device/authorize' })
    expect(asked?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    })
    expect(asked?.headers.authorization).toBeUndefined()
    expect(asked && formOf(asked)).toEqual({ client_id: CLIENT_ID, scope: 'openid profile offline_access' })
  })

  test.each([
    { what: 'no interval', given: { interval: undefined }, intervalMs: 5_000 },
    { what: 'an interval of nothing', given: { interval: 0 }, intervalMs: 5_000 },
    { what: 'less than a second', given: { interval: 0.01 }, intervalMs: 1_000 },
    { what: 'longer than the code is valid', given: { interval: 86_400 }, intervalMs: 600_000 },
  ])('with $what asks every $intervalMs ms', async ({ given, intervalMs }) => {
    const { client } = await server({ body: { ...STARTED, ...given } })
    expect((await startDeviceFlow(client, signal)).intervalMs).toBe(intervalMs)
  })

  test.each([
    ['no device code', { device_code: '' }],
    ['no user code', { user_code: undefined }],
    ['a user code that moves the cursor', { user_code: 'AB\u001b[2JCD' }],
    ['an address that is none', { verification_uri: 'here' }],
    ['an address that runs a script', { verification_uri: 'javascript:alert(1)' }],
    ['no life time', { expires_in: undefined }],
    ['a life time in words', { expires_in: '600' }],
  ])('refuses an answer with %s', async (_, change) => {
    const { client } = await server({ body: { ...STARTED, ...change } })
    const failure = await failureOf(startDeviceFlow(client, signal))
    expect(failure.message).toBe(
      'POST /api/private/unauth/account/device/authorize: the answer holds no code to log in with',
    )
  })

  test.each([atlasSays('UNAUTHORIZED', 401), oauthSays('invalid_client'), oauthSays('unauthorized_client')])(
    'says what to do about a client id that is not known',
    async (answer) => {
      const { client } = await server(answer)
      const failure = await failureOf(startDeviceFlow(client, signal))
      expect(failure.message).toContain('no login with this client id')
      expect(failure.hint).toContain('MONGODB_ATLAS_LOGIN_CLIENT_ID')
    },
  )
})

describe('a poll', () => {
  test('asks as RFC 8628 §3.4 says, and takes the tokens', async () => {
    const { poller, received } = await server(APPROVED)
    const answer = await pollDeviceFlow(poller, CODE, signal)
    if (answer.status !== 'approved') throw new Error(answer.status)
    expect(answer.tokens.access.value.reveal()).toBe('access-1')
    expect(answer.tokens.access.livesMs).toBe(3_600_000)
    expect(answer.tokens.refresh?.reveal()).toBe('refresh-1')
    expect(answer.tokens.scope).toBe('openid profile offline_access')
    expect(received.map(formOf)).toEqual([
      {
        client_id: CLIENT_ID,
        device_code: 'device-code-of-the-test',
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      },
    ])
  })

  test.each([
    { names: 'less scope than was asked for', scope: 'openid', granted: 'openid' },
    { names: 'no scope', scope: undefined, granted: 'openid profile offline_access' },
  ])('that names $names has granted $granted (RFC 6749 §5.1)', async ({ scope, granted }) => {
    const { poller } = await server({ body: { access_token: 'access-1', expires_in: 3600, scope } })
    expect(await pollDeviceFlow(poller, CODE, signal)).toMatchObject({ tokens: { refresh: undefined, scope: granted } })
  })

  test.each([
    { says: atlasSays('DEVICE_AUTHORIZATION_PENDING'), status: 'pending' },
    { says: atlasSays('DEVICE_AUTHORIZATION_PENDING', 401), status: 'pending' },
    { says: atlasSays('DEVICE_AUTHORIZATION_EXPIRED'), status: 'expired' },
    { says: atlasSays('UNAUTHORIZED', 401), status: 'denied' },
    { says: oauthSays('authorization_pending'), status: 'pending' },
    { says: oauthSays('slow_down'), status: 'slow-down' },
    { says: oauthSays('expired_token'), status: 'expired' },
    { says: oauthSays('access_denied'), status: 'denied' },
  ])('reads $says.body as $status', async ({ says, status }) => {
    const { poller } = await server(says)
    expect(await pollDeviceFlow(poller, CODE, signal)).toEqual({ status })
  })

  test.each(['invalid_grant', 'constructor'])('rejects with %s, which is no answer to it', async (code) => {
    const { poller } = await server(oauthSays(code))
    expect((await failureOf(pollDeviceFlow(poller, CODE, signal))).errorCode).toBe(code)
  })

  test('takes no token that could not stand in a header', async () => {
    const { poller } = await server({ body: { access_token: 'a\r\nb: c', expires_in: 3600 } })
    expect((await failureOf(pollDeviceFlow(poller, CODE, signal))).message).toContain('holds no access token')
  })
})

const REFRESHABLE = { refreshToken: new Secret('refresh-1'), scope: 'openid offline_access' }

describe('a refresh', () => {
  test('asks as RFC 6749 §6 says, and takes the new refresh token', async () => {
    const { client, received } = await server({
      body: { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 },
    })
    const { access, refresh } = await refreshDeviceTokens(client, REFRESHABLE)
    expect([access.value.reveal(), refresh?.reveal()]).toEqual(['access-2', 'refresh-2'])
    expect(received.map(formOf)).toEqual([
      {
        client_id: CLIENT_ID,
        refresh_token: 'refresh-1',
        scope: 'openid offline_access',
        grant_type: 'refresh_token',
      },
    ])
  })

  test('keeps the refresh token where the server gives no other', async () => {
    const { client } = await server({ body: { access_token: 'access-2', expires_in: 3600 } })
    expect((await refreshDeviceTokens(client, REFRESHABLE)).refresh?.reveal()).toBe('refresh-1')
  })

  test.each([atlasSays('INVALID_REFRESH_TOKEN', 401), oauthSays('invalid_grant')])(
    'says that a login that has ended needs a new one',
    async (answer) => {
      const { client } = await server(answer)
      const failure = await failureOf(refreshDeviceTokens(client, REFRESHABLE))
      expect(failure.message).toContain('the login has ended')
      expect(failure.hint).toContain('Run `mongodb-atlas-action login` again')
    },
  )
})

test('a revocation gives both tokens back, the refresh token first (RFC 7009)', async () => {
  const { client, received } = await server({ status: 200 })
  await revokeLogin(client, { accessToken: new Secret('access-1'), refreshToken: new Secret('refresh-1') })
  expect(received.map(({ target }) => target)).toEqual(Array(2).fill('/api/private/unauth/account/device/revoke'))
  expect(received.map(formOf)).toEqual([
    { client_id: CLIENT_ID, token: 'refresh-1', token_type_hint: 'refresh_token' },
    { client_id: CLIENT_ID, token: 'access-1', token_type_hint: 'access_token' },
  ])
})

test('a revocation of which one half fails does the other, and tells of the failure', async () => {
  const { origin, received } = await loopback((request) => ({
    status: formOf(request)['token_type_hint'] === 'refresh_token' ? 500 : 200,
  }))
  const tokens = { accessToken: new Secret('access-1'), refreshToken: new Secret('refresh-1') }
  expect((await failureOf(revokeLogin(device({ origin }).client, tokens))).status).toBe(500)
  expect(received.map(formOf).map(({ token }) => token)).toEqual(['refresh-1', 'access-1'])
})
