import { describe, expect, test } from 'vitest'
import { connected, failureOf } from './connected.ts'
import { atlasSays, CLIENT_ID } from './device.ts'
import { call, type KeptLogin, keptLogin, loginIn, MINUTE_MS } from './kept-login.ts'
import { loopback, type Received } from './loopback.ts'

describe('a kept login', () => {
  test('is used as it is while it is good, by all calls, and told before so that it can be masked', async () => {
    const it = await keptLogin()
    await Promise.all(Array.from({ length: 10 }, () => call(it.connection)))
    await it.connection.close()
    expect(it.bearers()).toEqual(Array(10).fill('Bearer access-1'))
    expect(it.refreshes()).toEqual([])
    expect(new Set(it.secrets)).toEqual(new Set(['access-1', 'refresh-1']))
    expect(it.received).toHaveLength(10)
  })

  test('is renewed a minute before its end, not earlier, once for all calls', async () => {
    const it = await keptLogin()
    it.clock.advance(59 * MINUTE_MS - 1)
    await call(it.connection)
    it.clock.advance(1)
    await Promise.all(Array.from({ length: 10 }, () => call(it.connection)))
    expect(it.refreshes()).toMatchObject([
      { grant_type: 'refresh_token', refresh_token: 'refresh-1', scope: 'openid offline_access' },
    ])
    expect(it.bearers()).toEqual(['Bearer access-1', ...Array(10).fill('Bearer access-2')])
    it.clock.advance(59 * MINUTE_MS)
    await call(it.connection)
    expect(it.refreshes().at(-1)).toMatchObject({ refresh_token: 'refresh-2' })
  })

  test('is kept anew before the new token is used', async () => {
    const seen: unknown[] = []
    const it: KeptLogin = await keptLogin({
      kept: { refreshAt: new Date(0) },
      serve() {
        seen.push(loginIn(it))
        return { body: { results: [] } }
      },
    })
    await call(it.connection)
    expect(seen).toEqual([
      {
        'client-id': CLIENT_ID,
        'access-token': 'access-2',
        'refresh-token': 'refresh-2',
        scope: 'openid offline_access',
        'refresh-at': '2026-08-10T12:59:00.000Z',
        'expires-at': '2026-08-10T13:00:00.000Z',
      },
    ])
    expect(it.secrets).toContain('refresh-2')
  })

  test('that lives shorter than two minutes is used for half its life', async () => {
    const it = await keptLogin({ seconds: 60, kept: { refreshAt: new Date(0) } })
    await call(it.connection)
    it.clock.advance(29_000)
    await call(it.connection)
    expect(it.refreshes()).toHaveLength(1)
    it.clock.advance(1_000)
    await call(it.connection)
    expect(it.refreshes()).toHaveLength(2)
  })
})

describe('a kept login that is refused', () => {
  const knowing = (good: () => string) => (request: Received) =>
    request.headers.authorization === `Bearer ${good()}`
      ? { body: { results: [] } }
      : { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { error: 401, errorCode: 'UNEXPECTED_ERROR' } }

  test('is renewed once, for all calls together', async () => {
    const it = await keptLogin({ serve: knowing(() => 'access-2') })
    await Promise.all(Array.from({ length: 10 }, () => call(it.connection)))
    expect(it.refreshes()).toHaveLength(1)
  })

  test('is not renewed again and again where no token helps', async () => {
    const it = await keptLogin({ serve: knowing(() => 'none') })
    expect((await failureOf(call(it.connection))).status).toBe(401)
    expect((await failureOf(call(it.connection))).status).toBe(401)
    expect(it.refreshes()).toHaveLength(1)
  })

  test('is renewed again when a token that was good is refused later', async () => {
    let good = 'access-2'
    const it = await keptLogin({ serve: knowing(() => good) })
    await call(it.connection)
    good = 'access-3'
    await call(it.connection)
    expect(it.refreshes()).toHaveLength(2)
  })

  test('costs no token where only a right is missing', async () => {
    const it = await keptLogin({ serve: () => atlasSays('NOT_IN_GROUP', 401) })
    expect((await failureOf(call(it.connection))).errorCode).toBe('NOT_IN_GROUP')
    expect(it.refreshes()).toEqual([])
  })
})

describe('two processes with one login', () => {
  test('spend the refresh token once when both renew at the same time', async () => {
    const it = await keptLogin({ kept: { refreshAt: new Date(0) } })
    await Promise.all([call(it.connection), call(it.another()), call(it.another())])
    expect(it.refreshes()).toHaveLength(1)
    expect(it.bearers()).toEqual(Array(3).fill('Bearer access-2'))
  })

  test('take over what the other has renewed, also after a refusal', async () => {
    let good = 'access-1'
    const it = await keptLogin({
      serve: ({ headers }) =>
        headers.authorization === `Bearer ${good}`
          ? { body: {} }
          : { status: 401, headers: { 'www-authenticate': 'Bearer' } },
    })
    const other = it.another()
    await Promise.all([call(it.connection), call(other)])
    good = 'access-2'
    await call(it.connection)
    await call(other)
    expect(it.refreshes()).toHaveLength(1)
  })
})

describe('a login that cannot be renewed', () => {
  test('says that it takes a new one, and leaves the file to a later try', async () => {
    const it = await keptLogin({
      kept: { refreshAt: new Date(0) },
      refresh: () => atlasSays('INVALID_REFRESH_TOKEN', 401),
    })
    const failure = await failureOf(call(it.connection))
    expect(failure.message).toContain('the login has ended')
    expect(failure.hint).toContain('Run `mongodb-atlas-action login` again')
    expect(failure.message + failure.hint).not.toMatch(/(?:access|refresh)-1/)
    expect(loginIn(it)).toMatchObject({ 'refresh-token': 'refresh-1' })
  })

  test('is told apart from a server that is out for a while', async () => {
    let out = true
    const it = await keptLogin({
      kept: { refreshAt: new Date(0) },
      refresh: () =>
        out ? { status: 503 } : { body: { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 } },
    })
    expect((await failureOf(call(it.connection))).status).toBe(503)
    out = false
    await call(it.connection)
    expect(it.bearers()).toEqual(['Bearer access-2'])
  })

  test('because the server gave no refresh token says so', async () => {
    const it = await keptLogin({ kept: { refreshAt: new Date(0), refreshToken: undefined } })
    const failure = await failureOf(call(it.connection))
    expect(failure.message).toContain('gave no means to renew it')
    expect(it.received).toEqual([])
  })

  test('because somebody has logged out meanwhile says so', async () => {
    const it = await keptLogin()
    await it.store.change(it.origin, async () => undefined)
    expect((await failureOf(call(it.connection))).message).toContain('nobody is logged in here any more')
    expect(it.received).toEqual([])
  })
})

test('a login is never sent to another host than the one that issued it', async () => {
  const [it, elsewhere] = [await keptLogin(), await loopback(() => ({ body: {} }))]
  const connection = connected({ origin: elsewhere.origin, credentials: { kind: 'login', store: it.store } })
  expect((await failureOf(call(connection))).message).toContain('nobody is logged in here')
  expect(elsewhere.received).toEqual([])
})

test('a renewal that is under way when the run is cancelled is still kept', async () => {
  const cancel = new AbortController()
  const it = await keptLogin({
    kept: { refreshAt: new Date(0) },
    async refresh() {
      cancel.abort()
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { body: { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 } }
    },
  })
  const { origin, clock, store } = it
  const connection = connected({ origin, clock, credentials: { kind: 'login', store }, signal: cancel.signal })
  expect((await failureOf(call(connection))).message).toContain('cancelled')
  await connection.close()
  expect(loginIn(it)).toMatchObject({ 'refresh-token': 'refresh-2' })
  expect(it.bearers()).toEqual([])
})

test('a server that quotes a token back has it blotted out', async () => {
  const it = await keptLogin({
    serve: ({ headers }) => ({ status: 400, body: { error: 400, detail: headers.authorization } }),
  })
  expect((await failureOf(call(it.connection))).message).toContain('Bearer ***')
})
