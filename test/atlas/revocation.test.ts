import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { account, CLIENT_ID, CLIENT_SECRET, call, isRevoke, isToken } from './account.ts'
import { connected, failureOf } from './connected.ts'
import { loopback } from './loopback.ts'
import { virtualClock } from './virtual-clock.ts'

describe('the token of a service account', () => {
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
