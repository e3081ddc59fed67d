import { describe, expect, test } from 'vitest'
import { type Exchange, startSimulator } from '../../src/simulator/server.ts'
import { exchange } from './peer.ts'
import { API, outcome, started } from './started.ts'

describe('an answer', () => {
  test('carries the simulated time and the headers that were recorded', async () => {
    const { clock, get } = await started()
    clock.turn(90 * 60_000)
    expect((await get('/groups')).headers).toMatchObject({
      date: 'Mon, 10 Aug 2026 04:30:00 GMT',
      server: 'mdbws',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': 'max-age=31536000; includeSubdomains;',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-java-method': 'ApiAtlasGroupsResource::getAllGroups',
      'x-permitted-cross-domain-policies': 'none',
    })
  })

  test('says what served it, when it is a success', async () => {
    const { get } = await started()
    const { headers } = await get('/groups')
    expect(headers['x-envoy-upstream-service-time']).toMatch(/^\d+$/)
    expect(headers['x-java-version']).toMatch(/^\d+/)
    expect(headers['x-mongodb-service-version']).toMatch(/^gitHash=[0-9a-f]{40}; versionString=v\d{8}$/)
  })

  test('links to the host that the client named', async () => {
    const { peer } = await started({ projects: ['a'] })
    const { text } = await peer({ method: 'GET', path: `${API}/groups`, headers: { Host: 'proxy.example:8080' } })
    expect(text).toContain('"http://proxy.example:8080/api/atlas/v2/groups?')
  })

  test('to an unknown path, a wrong method or a large body is a refusal in the shape of the API', async () => {
    const { simulator, peer, get, post } = await started()
    const unknown = await get('/groups/x/y/z')
    expect(outcome(unknown)).toBe('404 RESOURCE_NOT_FOUND')
    expect(unknown.json).toMatchObject({ detail: 'Cannot find resource /api/atlas/v2/groups/x/y/z.' })
    expect(unknown.headers['x-error-code']).toBe('RESOURCE_NOT_FOUND')
    const wrong = await peer({ method: 'PUT', path: `${API}/groups` })
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'POST, GET'])
    const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024), orgId: simulator.orgId })
    expect((await post('/groups', large)).status).toBe(413)
    expect((await get('/groups/%E0%A4%A')).status).toBe(400)
  })

  test('to the root tells who is asking; the addresses of the control plane are for everyone', async () => {
    const { simulator, get } = await started()
    expect((await get('')).json).toMatchObject({
      apiKey: { publicKey: simulator.publicKey, roles: [{ orgId: simulator.orgId, roleName: 'ORG_OWNER' }] },
      appName: 'MongoDB Atlas',
      build: expect.stringMatching(/^[0-9a-f]{40}$/),
      throttling: false,
    })
    const open = await exchange(simulator.url, { method: 'GET', path: `${API}/unauth/controlPlaneIPAddresses` })
    expect([open.status, open.headers['ratelimit-limit']]).toEqual([200, '400'])
  })

  test('takes at least the latency, which also holds for challenges', async () => {
    const { simulator, get } = await started({ latencyMs: 40 })
    const start = performance.now()
    await get('/groups')
    // A challenge and an answer; timers may fire a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(2 * (40 - 1))
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })
})

describe('a simulator', () => {
  test('has credentials in the forms of Atlas, and the same ones for the same seed', async () => {
    const { simulator: one } = await started({ seed: 7 })
    const { simulator: two } = await started({ seed: 7 })
    const { simulator: other } = await started()
    expect(one).toMatchObject({
      publicKey: expect.stringMatching(/^[a-z]{8}$/),
      privateKey: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      clientId: expect.stringMatching(/^mdb_sa_id_[0-9a-f]{24}$/),
      clientSecret: expect.stringMatching(/^mdb_sa_sk_\w+$/),
      orgId: expect.stringMatching(/^[0-9a-f]{24}$/),
    })
    expect(two.privateKey).toBe(one.privateKey)
    expect(other.privateKey).not.toBe(one.privateKey)
  })

  test('runs from the real time on, as fast as it is told', async () => {
    const before = Date.now()
    const simulator = await startSimulator({ speed: 36_000 })
    try {
      expect(simulator.now().getTime()).toBeGreaterThanOrEqual(before)
      await new Promise((resolve) => setTimeout(resolve, 110))
      expect(simulator.now().getTime()).toBeGreaterThan(before + 3600_000)
    } finally {
      await simulator.close()
    }
  })

  test('tells of every exchange, and logs a line for each without a credential', async () => {
    const exchanges: Exchange[] = []
    const lines: string[] = []
    const { simulator, post } = await started({
      log: (line) => lines.push(line),
      onExchange: (exchange) => exchanges.push(exchange),
    })
    await post('/groups?pretty=true', { name: 'a', orgId: simulator.orgId })
    expect(exchanges.map(({ method, url, status }) => `${method} ${url} ${status}`)).toEqual([
      'POST /api/atlas/v2/groups?pretty=true 401',
      'POST /api/atlas/v2/groups?pretty=true 201',
    ])
    expect(exchanges[1]?.requestBody.toString()).toContain('"name":"a"')
    expect(exchanges[1]?.responseBody.toString()).toContain('\n  "name": "a"')
    expect(exchanges[1]?.responseHeaders['Date']).toBe('Mon, 10 Aug 2026 03:00:00 GMT')
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/api\/atlas\/v2\/groups\?pretty=true 401 \d+ ms$/),
      expect.stringMatching(/^POST \/api\/atlas\/v2\/groups\?pretty=true 201 \d+ ms$/),
    ])
  })

  test('says so when its port is taken', async () => {
    const { simulator } = await started()
    const port = Number(new URL(simulator.url).port)
    await expect(startSimulator({ port })).rejects.toMatchObject({
      code: 'SIMULATOR_CANNOT_LISTEN',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    })
  })

  test('ends connections that are open when it is closed', async () => {
    const simulator = await startSimulator({
      faults: [{ match: { anonymous: true }, action: { kind: 'delay', ms: 60_000, clock: 'real' } }],
    })
    const waiting = exchange(simulator.url, { method: 'GET', path: `${API}/groups` })
    const refused = expect(waiting).rejects.toThrow(/hang up|ECONNRESET/)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await simulator.close()
    await refused
  })
})
