import { describe, expect, test } from 'vitest'
import type { Connection } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { connected, failureOf } from './connected.ts'
import { type Answer, type Answering, type Loopback, loopback, type Received } from './loopback.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

const CLIENT_ID = 'mdb_sa_id_66c5a1f2e4b0a12345678901'
const CLIENT_SECRET = 'mdb_sa_sk_Zm9v+/=&%20bar'

const isToken = ({ target }: Received) => target === '/api/oauth/token'
const isRevoke = ({ target }: Received) => target === '/api/oauth/revoke'
const tokenOf = ({ headers }: Received) => headers.authorization

interface World extends Loopback {
  readonly connection: Connection
  readonly clock: VirtualClock
  readonly secrets: readonly string[]
  /** The requests to the token endpoint. */
  minted(): readonly Received[]
}

/** A service account at a server that mints `token-1`, `token-2`, ... unless `mint` says otherwise. */
async function account({
  mint,
  serve,
}: {
  mint?: () => Answer
  serve?: (request: Received) => Answer
} = {}): Promise<World> {
  let count = 0
  const answering: Answering = (request) => {
    if (isRevoke(request)) return { status: 200 }
    if (!isToken(request)) return serve?.(request) ?? { body: { results: [] } }
    count += 1
    return mint?.() ?? { body: { access_token: `token-${count}`, expires_in: 3600, token_type: 'Bearer' } }
  }
  const server = await loopback(answering)
  const clock = virtualClock()
  const secrets: string[] = []
  const connection = connected({
    origin: server.origin,
    clock,
    credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
    onSecret: (secret) => secrets.push(secret.reveal()),
  })
  return { ...server, connection, clock, secrets, minted: () => server.received.filter(isToken) }
}

const call = ({ connection }: World) => connection.atlas.call('listOrgs', {})

describe('a service account', () => {
  test('asks for a token as Atlas documents it', async () => {
    const world = await account()
    await call(world)
    const [asked, used] = world.received
    expect(asked).toMatchObject({ method: 'POST', target: '/api/oauth/token', body: 'grant_type=client_credentials' })
    expect(asked?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'user-agent': 'mongodb-atlas-action/0.0.0-test',
    })
    expect(used?.headers.authorization).toBe('Bearer token-1')
  })

  test('takes one token for 20 calls at once', async () => {
    const world = await account()
    await Promise.all(Array.from({ length: 20 }, () => call(world)))
    expect(world.received).toHaveLength(21)
    expect(world.minted()).toHaveLength(1)
  })

  test('tells each token, so that it can be masked, before it is used', async () => {
    const secretsAtUse: number[] = []
    const world: World = await account({
      serve: () => {
        secretsAtUse.push(world.secrets.length)
        return { body: {} }
      },
    })
    await call(world)
    expect(world.secrets).toEqual(['token-1'])
    expect(secretsAtUse).toEqual([1])
  })

  test('renews the token 60 s before its end, not earlier', async () => {
    const world = await account()
    await call(world)
    world.clock.advance(3_539_000)
    await call(world)
    expect(world.minted()).toHaveLength(1)
    world.clock.advance(1_000)
    await Promise.all([call(world), call(world), call(world)])
    expect(world.minted()).toHaveLength(2)
    expect(tokenOf(world.received.at(-1) as Received)).toBe('Bearer token-2')
  })

  test.each([1, 30, 60, 90])('uses a token that lives only %d s for more than one call', async (expires_in) => {
    const world = await account({ mint: () => ({ body: { access_token: 'short', expires_in } }) })
    for (let times = 0; times < 5; times++) await call(world)
    expect(world.minted()).toHaveLength(1)
  })

  test('renews once, for all calls together, when a token that was good is refused', async () => {
    const gone = new Set<string>()
    const world = await account({
      serve: ({ headers }) =>
        gone.has(headers.authorization ?? '')
          ? { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { error: 401 } }
          : { body: { results: [] } },
    })
    await call(world)
    gone.add('Bearer token-1')
    await Promise.all(Array.from({ length: 20 }, () => call(world)))
    expect(world.minted()).toHaveLength(2)
    gone.add('Bearer token-2')
    await call(world)
    expect(world.minted()).toHaveLength(3)
  })

  test('renews when a good token is refused in the words of a failed login, without a challenge', async () => {
    let refuse = false
    const world = await account({
      serve: ({ headers }) =>
        refuse && headers.authorization === 'Bearer token-1'
          ? { status: 401, body: { error: 401, errorCode: 'UNEXPECTED_ERROR' } }
          : { body: {} },
    })
    await call(world)
    refuse = true
    await call(world)
    expect(world.minted()).toHaveLength(2)
  })

  test('takes no second token when the first is refused from the start', async () => {
    const world = await account({
      serve: () => ({
        status: 401,
        headers: { 'www-authenticate': 'Bearer' },
        body: { error: 401, errorCode: 'UNEXPECTED_ERROR' },
      }),
    })
    const failure = await failureOf(call(world))
    expect(failure.status).toBe(401)
    expect(failure.hint).toContain('Atlas does not know these credentials')
    expect(world.minted()).toHaveLength(1)
    expect(world.received).toHaveLength(2)
  })

  test('a missing right does not cost a token', async () => {
    let refuse = false
    const world = await account({
      serve: () => (refuse ? { status: 401, body: { error: 401, errorCode: 'NOT_IN_GROUP' } } : { body: {} }),
    })
    await call(world)
    refuse = true
    expect((await failureOf(call(world))).errorCode).toBe('NOT_IN_GROUP')
    expect(world.minted()).toHaveLength(1)
  })

  test('revokes its token at the end as RFC 7009 says, once', async () => {
    const world = await account()
    await call(world)
    await world.connection.close()
    await world.connection.close()
    const revocations = world.received.filter(isRevoke)
    expect(revocations).toHaveLength(1)
    expect(revocations[0]).toMatchObject({ method: 'POST', body: 'token=token-1&token_type_hint=access_token' })
    expect(revocations[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    })
  })

  test('revokes nothing when it never took a token', async () => {
    const world = await account()
    await world.connection.close()
    expect(world.received).toEqual([])
  })

  test('revokes its token after the run was cancelled', async () => {
    const server = await loopback((request) =>
      isToken(request) ? { body: { access_token: 'token-1', expires_in: 3600 } } : { body: {} },
    )
    const cancel = new AbortController()
    const connection = connected({
      origin: server.origin,
      credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
      signal: cancel.signal,
    })
    await connection.atlas.call('listOrgs', {})
    cancel.abort()
    expect((await failureOf(connection.atlas.call('listOrgs', {}))).message).toContain('cancelled')
    await connection.close()
    expect(server.received.filter(isRevoke)).toHaveLength(1)
  })

  test('revokes a token that was on its way when the run was cancelled', async () => {
    const cancel = new AbortController()
    const server = await loopback(async (request) => {
      if (!isToken(request)) return { body: {} }
      cancel.abort()
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { body: { access_token: 'token-on-its-way', expires_in: 3600 } }
    })
    const connection = connected({
      origin: server.origin,
      credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
      signal: cancel.signal,
    })
    expect((await failureOf(connection.atlas.call('listOrgs', {}))).message).toContain('cancelled')
    await connection.close()
    expect(server.received.filter(isRevoke).map(({ body }) => body)).toEqual([
      'token=token-on-its-way&token_type_hint=access_token',
    ])
  })

  test('revokes the newest token when the end comes during a renewal', async () => {
    let slow = false
    let count = 0
    const server = await loopback(async (request) => {
      if (!isToken(request)) return { body: {} }
      count += 1
      const token = `token-${count}`
      if (slow) await new Promise((resolve) => setTimeout(resolve, 100))
      return { body: { access_token: token, expires_in: 3600 } }
    })
    const clock = virtualClock()
    const connection = connected({
      origin: server.origin,
      clock,
      credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
    })
    await connection.atlas.call('listOrgs', {})
    slow = true
    clock.advance(3_600_000)
    const pending = connection.atlas.call('listOrgs', {}).catch(() => undefined)
    await connection.close()
    await pending
    expect(server.received.filter(isRevoke).map(({ body }) => body)).toContain(
      'token=token-2&token_type_hint=access_token',
    )
  })

  test('says that the revocation failed', async () => {
    const server = await loopback((request) => {
      if (isRevoke(request)) return { status: 400, body: { error: 'invalid_request', error_description: 'no' } }
      return { body: isToken(request) ? { access_token: 'token-1', expires_in: 3600 } : {} }
    })
    const connection = connected({
      origin: server.origin,
      credentials: { kind: 'service-account', clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) },
    })
    await connection.atlas.call('listOrgs', {})
    const failure = await failureOf(connection.close())
    expect(failure.message).toBe('POST /api/oauth/revoke: 400 invalid_request: no')
  })
})

describe('a token request that fails', () => {
  test('says that the pair is wrong', async () => {
    const world = await account({
      mint: () => ({
        status: 401,
        body: { error: 'invalid_client', error_description: 'Invalid credentials provided.' },
      }),
    })
    const failure = await failureOf(call(world))
    expect(failure.message).toBe('POST /api/oauth/token: 401 invalid_client: Invalid credentials provided.')
    expect(failure.hint).toContain('Atlas does not know these credentials')
    expect(world.received).toHaveLength(1)
  })

  test('explains the limit of live tokens', async () => {
    const world = await account({
      mint: () => ({ status: 403, body: { error: 'access_denied', error_description: 'Too many tokens.' } }),
    })
    const failure = await failureOf(call(world))
    expect(failure.message).toContain('403 access_denied: Too many tokens.')
    expect(failure.hint).toContain('100 live access tokens')
    expect(world.minted()).toHaveLength(1)
  })

  test('explains the rate limit, after five requests at most', async () => {
    const world = await account({
      mint: () => ({
        status: 429,
        body: {
          error: 429,
          errorCode: 'RATE_LIMITED',
          detail: 'Resource /api/oauth/token is limited to 50 requests every 1 minutes.',
          parameters: ['/api/oauth/token', 50, 1],
          reason: 'Too Many Requests',
        },
      }),
    })
    const failure = await failureOf(call(world))
    expect(failure.message).toContain('is limited to 50 requests every 1 minutes')
    expect(failure.hint).toContain('limits how often')
    expect(world.minted().length).toBeLessThanOrEqual(5)
  })

  test('is not repeated by the call that needed the token', async () => {
    const world = await account({ mint: () => ({ status: 503 }) })
    await failureOf(call(world))
    expect(world.minted().length).toBeLessThanOrEqual(5)
  })

  test.each([
    ['no token', { expires_in: 3600 }],
    ['an empty token', { access_token: '', expires_in: 3600 }],
    ['a token with a line break', { access_token: 'abc\r\nx-evil: 1', expires_in: 3600 }],
    ['a token with a blank', { access_token: 'a b', expires_in: 3600 }],
    ['a token that is a number', { access_token: 5, expires_in: 3600 }],
    ['no life time', { access_token: 'abc' }],
    ['a life time in words', { access_token: 'abc', expires_in: '3600' }],
    ['no life left', { access_token: 'abc', expires_in: 0 }],
    ['HTML', '<html>hello</html>'],
    ['nothing', undefined],
    ['null', 'null'],
  ])('refuses an answer with %s', async (_, body) => {
    const world = await account({ mint: () => ({ status: 200, body }) })
    const failure = await failureOf(call(world))
    expect(failure.message).toBe('POST /api/oauth/token: the answer holds no access token')
    expect(world.received).toHaveLength(1)
  })

  test('leaves the way open for the next call', async () => {
    let broken = true
    const world = await account({
      mint: () =>
        broken
          ? { status: 401, body: { error: 'invalid_client', error_description: 'no' } }
          : { body: { access_token: 'token-9', expires_in: 3600 } },
    })
    await failureOf(call(world))
    broken = false
    await call(world)
    expect(tokenOf(world.received.at(-1) as Received)).toBe('Bearer token-9')
  })
})

describe('a ready token', () => {
  test('is used as it is, and neither renewed nor revoked', async () => {
    const server = await loopback(() => ({ status: 401, headers: { 'www-authenticate': 'Bearer' } }))
    const connection = connected({ origin: server.origin })
    expect((await failureOf(connection.atlas.call('listOrgs', {}))).status).toBe(401)
    await connection.close()
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer ready-token-of-the-test'])
  })
})
