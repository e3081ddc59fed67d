import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createHealth, type HealthOptions, lookForHealth } from '../../src/function/health.ts'
import type { IncomingCall } from '../../src/function/incoming-call.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { manualClock } from './node/manual-clock.ts'

const call = (method: string): IncomingCall => ({
  method,
  path: '/health',
  header: () => undefined,
  readBody: async () => new Uint8Array(0),
})

function health(more: Partial<HealthOptions> = {}) {
  const clock = manualClock('2026-11-22T08:00:00Z')
  const looks: ((isReachable: boolean) => void)[] = []
  const look = () => new Promise<boolean>((resolve) => void looks.push(resolve))
  const answering = createHealth({
    version: '1.2.3',
    cloud: 'government',
    webhook: true,
    broker: { policyRules: 3 },
    look,
    clock,
    ...more,
  })
  return { clock, looks, get: () => answering(call('GET')), ask: (method: string) => answering(call(method)) }
}

/** A server that answers each request with this status. */
async function answers(status: number): Promise<{ origin: string; requests: string[] }> {
  const requests: string[] = []
  const server = createServer(({ method, url, headers }, response) => {
    requests.push(`${method} ${url} ${headers.authorization ?? 'anonymous'}`)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

test('it says what is on and whether Atlas answers, and nothing by which anything could be guessed', async () => {
  const { get, looks } = health({ gitHub: 'app' })
  const answer = get()
  looks[0]?.(true)
  expect(await answer).toEqual({
    status: 200,
    body: {
      status: 'ok',
      version: '1.2.3',
      configuration: { cloud: 'government', webhook: 'on', broker: 'on', policyRules: 3, gitHub: 'app' },
      atlas: { reachable: true, lookedAt: '2026-11-22T08:00:00.000Z' },
    },
  })
})

test('it is 503 when Atlas does not answer', async () => {
  const { get } = health({ look: async () => false, webhook: false, broker: undefined })
  expect(await get()).toMatchObject({
    status: 503,
    body: {
      status: 'atlas unreachable',
      configuration: { webhook: 'off', broker: 'off' },
      atlas: { reachable: false },
    },
  })
})

test('however many ask, Atlas is asked once in 30 seconds', async () => {
  const { get, looks, clock } = health()
  const all = Promise.all(Array.from({ length: 100 }, get))
  looks[0]?.(true)
  expect((await all).map(({ status }) => status)).toEqual(Array(100).fill(200))
  await clock.pass(29_999)
  await get()
  expect(looks).toHaveLength(1)
  await clock.pass(1)
  const next = get()
  looks[1]?.(false)
  expect((await next).status).toBe(503)
})

test('it is read only', async () => {
  const { ask, looks } = health()
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect(await ask(method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
      body: { error: 'Expected GET.' },
    })
  expect(looks).toEqual([])
})

test.each([
  [401, true],
  [429, true],
  [403, false],
  [404, false],
  [502, false],
  [302, false],
])('an answer of %s to an anonymous look: reachable is %s', async (status, isReachable) => {
  const { origin, requests } = await answers(status)
  expect(await lookForHealth({ origin, proxy: {}, userAgent: 'test' })()).toBe(isReachable)
  expect(requests).toEqual(['GET /api/atlas/v2 anonymous'])
})

test('Atlas itself answers the look, and nobody does at a closed port', async () => {
  const simulator = await startSimulator()
  const look = lookForHealth({ origin: simulator.url, proxy: {}, userAgent: 'test' })
  expect(await look()).toBe(true)
  await simulator.close()
  expect(await look()).toBe(false)
})
