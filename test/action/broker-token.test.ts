import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { Secret } from '../../src/base/secret.ts'
import { createIdTokens } from '../../src/github/id-tokens.ts'
import { requestIdToken } from '../../src/github/oidc-request.ts'
import { createHttpGet } from '../../src/plan/http-get.ts'
import { routedServer, type ServedRoute } from '../support/routed-server.ts'

const AUDIENCE = 'https://broker.example'
/** RFC 7519 §3.1: the example's form. */
const TOKEN = 'eyJ0eXAiOiJKV1QifQ.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

async function ask(route: Omit<ServedRoute, 'path'>, { mayBePlain = true } = {}) {
  const server = await routedServer([{ path: '/token', ...route }])
  const token = requestIdToken({
    request: { url: `${server.origin}/token?api-version=2.0`, token: new Secret('runner-token') },
    audience: AUDIENCE,
    isLoopback: () => mayBePlain,
    get: createHttpGet({ proxy: {}, userAgent: 'test' }),
    clock: systemClock({ speed: 1_000 }),
    signal: new AbortController().signal,
  })
  return { server, token }
}

describe('a token of the job', () => {
  test('is asked for as GitHub documents it', async () => {
    const { server, token } = await ask({ body: { count: 1, value: TOKEN } })
    expect((await token).reveal()).toBe(TOKEN)
    const [{ query = '', headers } = { headers: {} }] = server.requests
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({ 'api-version': '2.0', audience: AUDIENCE })
    expect(headers.authorization).toBe('bearer runner-token')
  })

  test.each([{ status: 500 }, { status: 429 }, { instead: 'hang up' } as const])(
    'is asked for four times when the answer is %o',
    async (route) => {
      const { server, token } = await ask(route)
      await expect(token).rejects.toMatchObject({ code: 'ID_TOKEN_REFUSED' })
      expect(server.requests).toHaveLength(4)
    },
  )

  test.each([
    { status: 403 },
    { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
    { body: { value: 'no token\n::error::' } },
    { body: '<html>' },
  ])('is not there when the answer is %o, and the error holds neither token', async (route) => {
    const { server, token } = await ask(route)
    const error = await token.catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ code: 'ID_TOKEN_REFUSED', hint: expect.stringContaining('id-token: write') })
    expect(String(error)).not.toMatch(/runner-token|::error/)
    expect(server.requests).toHaveLength(1)
  })

  test('is not asked for over plain http', async () => {
    const { server, token } = await ask({ body: { value: TOKEN } }, { mayBePlain: false })
    await expect(token).rejects.toMatchObject({ message: expect.stringContaining('no https address') })
    expect(server.requests).toEqual([])
  })
})

describe('tokens are used', () => {
  const tokenOf = (claims: object) =>
    new Secret(`e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`)

  test.each([
    // GitHub's clock need not be this machine's: what counts is how long they live.
    { claims: { iat: 1_000, exp: 1_300 }, goodForMs: 239_000, overAfterMs: 241_000 },
    { claims: { jti: 'without times' }, goodForMs: 59_000, overAfterMs: 61_000 },
  ])('until a minute before the end of $claims', async ({ claims, goodForMs, overAfterMs }) => {
    let now = 0
    const told: Secret[] = []
    const tokens = createIdTokens({
      request: async () => tokenOf(claims),
      now: () => now,
      onToken: (one) => told.push(one),
    })
    const first = await tokens.get()
    now = goodForMs
    expect(await tokens.get()).toBe(first)
    now = overAfterMs
    expect(await tokens.get()).not.toBe(first)
    expect(told).toHaveLength(2)
  })
})
