import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { failureOf } from './connected.ts'
import { loopback } from './loopback.ts'
import { inTurn, limited, METHODS, request, retrying } from './retrying.ts'
import { virtualClock } from './virtual-clock.ts'

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
