import { describe, expect, test } from 'vitest'
import type { Wait } from '../../src/atlas/retry.ts'
import { retry } from '../../src/atlas/retry.ts'
import { type AtlasRequest, compose, type Method, type Send } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { type Clock, systemClock } from '../../src/base/clock.ts'
import { connected, failureOf } from './connected.ts'
import { type Answer, deadOrigin, type Loopback, loopback } from './loopback.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

function request(method: Method = 'GET', signal?: AbortSignal): AtlasRequest {
  return {
    method,
    target: '/api/atlas/v2/orgs',
    template: '/api/atlas/v2/orgs',
    headers: {},
    ...(method !== 'GET' && { body: '{}' }),
    ...(signal && { signal }),
  }
}

function retrying({ origin, clock, random = () => 0 }: { origin: string; clock: Clock; random?: () => number }) {
  const waits: Wait[] = []
  const layer = retry({ clock, random, onWait: (wait) => waits.push(wait) })
  const send: Send = compose({ layers: [layer], transport: createTransport({ origin, proxy: {} }).send })
  return { send, waits }
}

/** A server that gives these answers in turn, and then 200; `reset` drops the connection without an answer. */
async function inTurn(answers: readonly (Answer | 'reset')[]): Promise<Loopback & { clock: VirtualClock }> {
  let next = 0
  const server = await loopback((_, response) => {
    const answer = answers[next++] ?? { status: 200 }
    if (answer !== 'reset') return answer
    response.socket?.resetAndDestroy()
    return undefined
  })
  return { ...server, clock: virtualClock() }
}

const limited = (headers: Record<string, string> = {}, body?: unknown): Answer => ({ status: 429, headers, body })

describe('retry after a rate limit', () => {
  test.each(METHODS)('%s is sent again, since a limited request took no effect', async (method) => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': '55' })])
    const { send } = retrying({ origin: server.origin, clock })
    expect((await send(request(method))).status).toBe(200)
    expect(server.received).toHaveLength(2)
    expect(server.received.map(({ body }) => body)).toEqual(method === 'GET' ? ['', ''] : ['{}', '{}'])
  })

  test.each([0, 0.5, 0.999])('waits at least as long as Atlas says, with chance at %d', async (chance) => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': '55' })])
    await retrying({ origin: server.origin, clock, random: () => chance }).send(request())
    expect(clock.sleeps).toHaveLength(1)
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(55_000)
    expect(clock.sleeps[0]).toBeLessThanOrEqual(66_000)
  })

  test.each([0, 0.999])(
    'waits 10, 20, 40 and 80 s at least where Atlas names no time, with chance at %d',
    async (chance) => {
      const { clock, ...server } = await inTurn([limited(), limited(), limited(), limited()])
      const { send } = retrying({ origin: server.origin, clock, random: () => chance })
      expect((await send(request())).status).toBe(200)
      expect(clock.sleeps).toHaveLength(4)
      for (const [at, least] of [10_000, 20_000, 40_000, 80_000].entries())
        expect(clock.sleeps[at]).toBeGreaterThanOrEqual(least)
    },
  )

  test('does not take Retry-After: 0 at its word', async () => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': '0' })])
    await retrying({ origin: server.origin, clock }).send(request())
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(1_000)
  })

  test('reads the time from the error where the header is missing', async () => {
    const body = { errorCode: 'RATE_LIMITED_TOKEN_BUCKET', parameters: ['/api/atlas/v2/orgs', 37, 10, 5, 60] }
    const { clock, ...server } = await inTurn([limited({}, body)])
    await retrying({ origin: server.origin, clock }).send(request())
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(37_000)
    expect(clock.sleeps[0]).toBeLessThan(50_000)
  })

  test('does not take the limit of the token endpoint for a time', async () => {
    const body = { errorCode: 'RATE_LIMITED', parameters: ['/api/oauth/token', 50, 1] }
    const { clock, ...server } = await inTurn([limited({}, body)])
    await retrying({ origin: server.origin, clock }).send(request())
    expect(clock.sleeps[0]).toBe(10_000)
  })

  test.each(['Fri, 31 Dec 1999 23:59:59 GMT', 'soon', '-5', '', '1e9'])('survives Retry-After: %s', async (value) => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': value })])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(200)
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(1_000)
  })

  test('reads a date by the clock of the server, not by ours', async () => {
    const date = 'Fri, 31 Dec 1999 23:59:00 GMT'
    const { clock, ...server } = await inTurn([limited({ date, 'retry-after': 'Sat, 01 Jan 2000 00:00:30 GMT' })])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(200)
    expect(clock.sleeps).toEqual([90_000])
  })

  test('gives up at once when the time named is longer than its patience', async () => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': '3600' })])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(429)
    expect(clock.sleeps).toEqual([])
  })

  test('ends, and in less than ten minutes, when the limit never lifts', async () => {
    const server = await loopback(() => limited({ 'retry-after': '50' }))
    const clock = virtualClock()
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(429)
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(600_000)
    expect(server.received.length).toBeLessThanOrEqual(5)
  })

  test('tells why it waits and how long', async () => {
    const { clock, ...server } = await inTurn([limited({ 'retry-after': '55' })])
    const { send, waits } = retrying({ origin: server.origin, clock })
    await send(request())
    expect(waits).toEqual([{ template: '/api/atlas/v2/orgs', why: 'rate limit', ms: 55_000 }])
  })

  test('stops waiting at once when the run is cancelled', async () => {
    const { clock: _, ...server } = await inTurn([limited({ 'retry-after': '200' })])
    const cancel = new AbortController()
    const { send } = retrying({ origin: server.origin, clock: systemClock() })
    const start = performance.now()
    setTimeout(() => cancel.abort(), 100)
    const failure = await failureOf(send(request('GET', cancel.signal)))
    expect(failure.message).toContain('cancelled')
    expect(performance.now() - start).toBeLessThan(3_000)
    expect(server.received).toHaveLength(1)
  })
})

describe('retry after a failure', () => {
  test.each([500, 502, 503, 504])('GET is sent again after %d', async (status) => {
    const { clock, ...server } = await inTurn([{ status }, { status }])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(200)
    expect(server.received).toHaveLength(3)
    expect(clock.sleeps.every((ms) => ms > 0)).toBe(true)
  })

  test.each([400, 401, 403, 404, 405, 406, 409, 410, 501])('nothing is sent again after %d', async (status) => {
    const { clock, ...server } = await inTurn([{ status }])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(status)
    expect(server.received).toHaveLength(1)
  })

  test('GET waits at least as long as a 503 says', async () => {
    const { clock, ...server } = await inTurn([{ status: 503, headers: { 'retry-after': '20' } }])
    await retrying({ origin: server.origin, clock }).send(request())
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(20_000)
  })

  test('GET is sent again after a reset', async () => {
    const { clock, ...server } = await inTurn(['reset', 'reset'])
    expect((await retrying({ origin: server.origin, clock }).send(request())).status).toBe(200)
    expect(server.received).toHaveLength(3)
  })

  test.each(METHODS.slice(1))('%s is not sent again when it may have taken effect', async (method) => {
    for (const fault of [{ status: 500 }, { status: 503 }, { status: 504 }] as const) {
      const { clock, ...server } = await inTurn([fault])
      expect((await retrying({ origin: server.origin, clock }).send(request(method))).status).toBe(fault.status)
      expect(server.received).toHaveLength(1)
    }
    const { clock, ...server } = await inTurn(['reset'])
    const failure = await failureOf(retrying({ origin: server.origin, clock }).send(request(method)))
    expect(failure.outcome).toBe('unknown')
    expect(server.received).toHaveLength(1)
  })

  test.each(METHODS)('%s is sent again when it was never sent', async (method) => {
    const clock = virtualClock()
    const failure = await failureOf(retrying({ origin: await deadOrigin(), clock }).send(request(method)))
    expect(failure).toMatchObject({ outcome: 'unsent', transient: true, status: undefined })
    expect(failure.message).toContain('ECONNREFUSED')
    expect(clock.sleeps.length).toBeGreaterThan(1)
  })

  test('waits longer each time, with jitter that stays within its window', async () => {
    const sleeps = async (chance: number) => {
      const { clock, ...server } = await inTurn([503, 503, 503, 503].map((status) => ({ status })))
      await retrying({ origin: server.origin, clock, random: () => chance }).send(request())
      return clock.sleeps
    }
    const [least, most] = [await sleeps(0), await sleeps(1)]
    expect(most).toEqual([500, 1_000, 2_000, 4_000])
    for (const [at, ms] of least.entries()) expect(ms).toBeLessThan(most[at] ?? 0)
  })
})

test('a connection tells of its waits in words, the short ones as well', async () => {
  const { origin } = await inTurn([{ status: 503 }, limited({ 'retry-after': '55' })])
  const notices: string[] = []
  await connected({ origin, onNotice: (notice) => notices.push(notice) }).atlas.call('listOrgs', {})
  expect(notices).toEqual([
    'HTTP 503: /api/atlas/v2/orgs is called again in a moment',
    'rate limit: /api/atlas/v2/orgs is called again in 55 s',
  ])
})
