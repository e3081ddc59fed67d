import { describe, expect, test } from 'vitest'
import type { Simulator } from '../../src/simulator/server.ts'
import { exchange, type Received } from './peer.ts'
import { API, field, started } from './started.ts'

const HOUR = 3600 * 1000

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

function post(simulator: Simulator, path: string, { body, authorization }: { body: string; authorization?: string }) {
  const given = authorization ?? basic(simulator.clientId, simulator.clientSecret)
  const headers = { Authorization: given, 'Content-Type': 'application/x-www-form-urlencoded' }
  return exchange(simulator.url, { method: 'POST', path, accept: 'application/json', body, headers })
}

const mint = (simulator: Simulator): Promise<Received> =>
  post(simulator, '/api/oauth/token', { body: 'grant_type=client_credentials' })

const use = (simulator: Simulator, token: string) =>
  exchange(simulator.url, { method: 'GET', path: `${API}/groups`, headers: { Authorization: `Bearer ${token}` } })

describe('the token endpoint', () => {
  test('gives a token that the API accepts for an hour of simulated time', async () => {
    const { simulator, clock } = await started()
    const minted = await mint(simulator)
    expect(minted.status).toBe(200)
    expect(minted.json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3600,
      token_type: 'Bearer',
    })
    const token = field(minted, 'access_token')
    expect(simulator.liveTokens()).toBe(1)
    expect((await use(simulator, token)).status).toBe(200)

    clock.turn(HOUR)
    expect(simulator.liveTokens()).toBe(0)
    const late = await use(simulator, token)
    expect([late.status, field(late, 'errorCode')]).toEqual([401, 'UNEXPECTED_ERROR'])
  })

  test('refuses a wrong secret, and an id that was form-encoded, in the shape of OAuth', async () => {
    const { simulator } = await started()
    const body = 'grant_type=client_credentials'
    const encoded = simulator.clientId.replaceAll('_', '%5F')
    for (const authorization of [basic(simulator.clientId, 'no'), basic(encoded, simulator.clientSecret), 'Basic ?']) {
      const refused = await post(simulator, '/api/oauth/token', { body, authorization })
      expect(refused.status).toBe(401)
      expect(refused.json).toEqual({ error_description: 'Invalid credentials provided.', error: 'invalid_client' })
    }
  })

  test('refuses another grant, none, and a body that is no form', async () => {
    const { simulator } = await started()
    const other = await post(simulator, '/api/oauth/token', { body: 'grant_type=password' })
    expect([other.status, field(other, 'error')]).toEqual([400, 'unsupported_grant_type'])
    const none = await post(simulator, '/api/oauth/token', { body: '' })
    expect([none.status, field(none, 'error')]).toEqual([400, 'invalid_request'])
  })

  test('is limited to 50 requests a minute, and says so in the shape of the API', async () => {
    const { simulator, clock } = await started()
    for (let count = 0; count < 50; count += 1) expect((await mint(simulator)).status).toBe(200)
    const refused = await mint(simulator)
    expect(refused.json).toMatchObject({
      error: 429,
      errorCode: 'RATE_LIMITED',
      detail: 'Resource /api/oauth/token is limited to 50 requests every 1 minutes.',
      parameters: ['/api/oauth/token', 50, 1],
    })
    clock.turn(60_000)
    expect((await mint(simulator)).status).toBe(200)
  })

  test('gives no more than 100 tokens at once', async () => {
    const { simulator, clock } = await started()
    for (let count = 0; count < 100; count += 1) {
      if (count === 50) clock.turn(60_000)
      await mint(simulator)
    }
    clock.turn(60_000)
    expect(simulator.liveTokens()).toBe(100)
    const refused = await mint(simulator)
    expect([refused.status, field(refused, 'error')]).toEqual([403, 'access_denied'])
  })
})

describe('the revocation endpoint', () => {
  test('ends a token, and answers nothing', async () => {
    const { simulator } = await started()
    const token = field(await mint(simulator), 'access_token')
    const revoked = await post(simulator, '/api/oauth/revoke', { body: `token=${token}&token_type_hint=access_token` })
    expect([revoked.status, revoked.text]).toEqual([200, ''])
    expect(simulator.liveTokens()).toBe(0)
    expect((await use(simulator, token)).status).toBe(401)
  })

  test('takes no token from a stranger', async () => {
    const { simulator } = await started()
    const token = field(await mint(simulator), 'access_token')
    const refused = await post(simulator, '/api/oauth/revoke', {
      body: `token=${token}`,
      authorization: basic('a', 'b'),
    })
    expect(refused.status).toBe(401)
    expect((await use(simulator, token)).status).toBe(200)
  })
})
