import { describe, expect, test } from 'vitest'
import { account, call, tokenOf } from './account.ts'
import { failureOf } from './connected.ts'
import type { Received } from './loopback.ts'

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
