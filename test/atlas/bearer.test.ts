import { describe, expect, test } from 'vitest'
import { account, CLIENT_ID, CLIENT_SECRET, call, tokenOf, type World } from './account.ts'
import { connected, failureOf } from './connected.ts'
import { loopback, type Received } from './loopback.ts'

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
