import { describe, expect, test } from 'vitest'
import type { Simulator } from '../../src/simulator/server.ts'
import { exchange, type Received } from './peer.ts'
import { API, field, outcome, started } from './started.ts'

const ROOT = '/api/private/unauth/account/device'
const CLIENT = '0oabcdefgh1234567890'
const SECOND = 1000

function send(simulator: Simulator, path: string, fields: Record<string, string>): Promise<Received> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ client_id: CLIENT, ...fields }).toString()
  return exchange(simulator.url, { method: 'POST', path: ROOT + path, accept: 'application/json', body, headers })
}

const authorize = (simulator: Simulator, scope = 'openid profile offline_access') =>
  send(simulator, '/authorize', { scope })

const poll = (simulator: Simulator, device_code: string, more = {}) =>
  send(simulator, '/token', { device_code, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', ...more })

const refresh = (simulator: Simulator, refresh_token: string) =>
  send(simulator, '/token', { refresh_token, scope: 'openid', grant_type: 'refresh_token' })

const use = async (simulator: Simulator, token: string) => {
  const headers = { Authorization: `Bearer ${token}` }
  return (await exchange(simulator.url, { method: 'GET', path: `${API}/groups`, headers })).status
}

describe('a login with a device', () => {
  test('begins with a code for the user, lasts ten minutes, and says how often to ask', async () => {
    const { simulator } = await started()
    const { status, json } = await authorize(simulator)
    expect(status).toBe(200)
    expect(json).toEqual({
      user_code: expect.stringMatching(/^[A-Z]{8}$/),
      verification_uri: `${simulator.url}/account/connect`,
      device_code: expect.stringMatching(/^\w{20,}$/),
      expires_in: 600,
      interval: 10,
    })
  })

  test('is pending until the user approves; then its token opens the API for an hour', async () => {
    const { simulator, clock } = await started({ quirks: { deviceApprovalMs: 15 * SECOND } })
    const code = field(await authorize(simulator), 'device_code')
    clock.turn(10 * SECOND)
    const early = await poll(simulator, code)
    expect(outcome(early)).toBe('400 DEVICE_AUTHORIZATION_PENDING')
    expect(early.headers['x-error-code']).toBe('DEVICE_AUTHORIZATION_PENDING')
    clock.turn(10 * SECOND)
    const given = await poll(simulator, code)
    expect(given.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid profile offline_access' })
    expect(Object.keys(Object(given.json)).sort()).toEqual([
      'access_token',
      'expires_in',
      'id_token',
      'refresh_token',
      'scope',
      'token_type',
    ])
    expect(await use(simulator, field(given, 'access_token'))).toBe(200)
    clock.turn(3600 * SECOND)
    expect(await use(simulator, field(given, 'access_token'))).toBe(401)
    expect(outcome(await poll(simulator, code))).toBe('401 UNAUTHORIZED')
  })

  test('gives a refresh token and an id token only to who asks for them', async () => {
    const { simulator } = await started({ quirks: { deviceApprovalMs: 0 } })
    const code = field(await authorize(simulator, 'profile'), 'device_code')
    expect(Object.keys(Object((await poll(simulator, code)).json)).sort()).toEqual([
      'access_token',
      'expires_in',
      'scope',
      'token_type',
    ])
  })

  test('expires when the user does not answer', async () => {
    const { simulator, clock } = await started({ quirks: { deviceUser: 'ignores' } })
    const code = field(await authorize(simulator), 'device_code')
    clock.turn(599 * SECOND)
    expect(outcome(await poll(simulator, code))).toBe('400 DEVICE_AUTHORIZATION_PENDING')
    clock.turn(SECOND)
    expect(outcome(await poll(simulator, code))).toBe('400 DEVICE_AUTHORIZATION_EXPIRED')
  })

  test('ends when the user denies it, in the shape of Atlas or of OAuth', async () => {
    const { simulator } = await started({ quirks: { deviceUser: 'denies', deviceApprovalMs: 0 } })
    expect(outcome(await poll(simulator, field(await authorize(simulator), 'device_code')))).toBe('401 UNAUTHORIZED')
    const other = await started({
      quirks: { deviceUser: 'denies', deviceApprovalMs: 0, deviceDenial: 'access_denied' },
    })
    const denied = await poll(other.simulator, field(await authorize(other.simulator), 'device_code'))
    expect([denied.status, field(denied, 'error')]).toEqual([400, 'access_denied'])
  })

  test('does not take questions more often than every ten seconds', async () => {
    const { simulator, clock } = await started()
    const code = field(await authorize(simulator), 'device_code')
    await poll(simulator, code)
    clock.turn(5 * SECOND)
    expect(outcome(await poll(simulator, code))).toBe('429 RATE_LIMITED')
  })

  test('slows down who asks too often, by five seconds each time, as RFC 8628 has it', async () => {
    const { simulator, clock } = await started({ quirks: { devicePollTooSoon: 'slow_down', deviceUser: 'ignores' } })
    const code = field(await authorize(simulator), 'device_code')
    await poll(simulator, code)
    clock.turn(5 * SECOND)
    expect(field(await poll(simulator, code), 'error')).toBe('slow_down')
    clock.turn(12 * SECOND)
    expect(field(await poll(simulator, code), 'error')).toBe('slow_down')
    clock.turn(20 * SECOND)
    expect(outcome(await poll(simulator, code))).toBe('400 DEVICE_AUTHORIZATION_PENDING')
  })

  test('is not for another client, nor for one that is not known', async () => {
    const { simulator } = await started({ quirks: { deviceApprovalMs: 0 } })
    const code = field(await authorize(simulator), 'device_code')
    expect(outcome(await poll(simulator, code, { client_id: 'a'.repeat(24) }))).toBe('401 UNAUTHORIZED')
    expect(outcome(await send(simulator, '/authorize', { client_id: 'me', scope: 'openid' }))).toBe('401 UNAUTHORIZED')
    expect((await poll(simulator, code)).status).toBe(200)
  })
})

describe('the tokens of a login', () => {
  const login = async () => {
    const at = await started({ quirks: { deviceApprovalMs: 0 } })
    const code = field(await authorize(at.simulator), 'device_code')
    return { ...at, first: await poll(at.simulator, code) }
  }

  test('are replaced by a refresh, which a refresh token allows once', async () => {
    const { simulator, clock, first } = await login()
    clock.turn(3600 * SECOND)
    const second = await refresh(simulator, field(first, 'refresh_token'))
    expect(second.status).toBe(200)
    expect(await use(simulator, field(second, 'access_token'))).toBe(200)
    expect(outcome(await refresh(simulator, field(first, 'refresh_token')))).toBe('401 INVALID_REFRESH_TOKEN')
    clock.turn(11 * 3600 * SECOND)
    expect(outcome(await refresh(simulator, field(second, 'refresh_token')))).toBe('401 INVALID_REFRESH_TOKEN')
  })

  test('end one by one: who revokes a token has not revoked the other', async () => {
    const { simulator, first } = await login()
    const revoke = (kind: string, more = {}) =>
      send(simulator, '/revoke', { token: field(first, kind), token_type_hint: kind, ...more })
    expect((await revoke('refresh_token')).status).toBe(200)
    expect(outcome(await refresh(simulator, field(first, 'refresh_token')))).toBe('401 INVALID_REFRESH_TOKEN')
    expect(await use(simulator, field(first, 'access_token'))).toBe(200)
    expect((await revoke('access_token')).status).toBe(200)
    expect(await use(simulator, field(first, 'access_token'))).toBe(401)
    expect((await revoke('access_token')).status).toBe(200)
  })

  test('are not ended by a client that they were not given to (RFC 7009 §2.1)', async () => {
    const { simulator, first } = await login()
    const fields = { token: field(first, 'access_token'), client_id: 'a'.repeat(24) }
    expect((await send(simulator, '/revoke', fields)).status).toBe(200)
    expect(await use(simulator, field(first, 'access_token'))).toBe(200)
  })

  test('are replaced for the scope that was granted or less (RFC 6749 §6), which has to be named', async () => {
    const { simulator, first } = await login()
    const fields = { refresh_token: field(first, 'refresh_token'), grant_type: 'refresh_token' }
    expect((await send(simulator, '/token', fields)).status).toBe(400)
    const more = await send(simulator, '/token', { ...fields, scope: 'openid profile offline_access email' })
    expect([more.status, field(more, 'error')]).toEqual([400, 'invalid_scope'])
    expect((await send(simulator, '/token', { ...fields, scope: 'openid offline_access' })).status).toBe(200)
  })
})

test('the address of the registration needs no login; other paths beside it are not there', async () => {
  const { simulator } = await started()
  const get = (path: string) => exchange(simulator.url, { method: 'GET', path: ROOT + path })
  expect((await get('/registration')).json).toEqual({ registrationUrl: `${simulator.url}/account/register` })
  expect(outcome(await get('/token'))).toBe('405 METHOD_NOT_ALLOWED')
  expect(outcome(await get('/other'))).toBe('404 RESOURCE_NOT_FOUND')
})
