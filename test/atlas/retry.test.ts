import { describe, expect, test } from 'vitest'
import { connected, failureOf } from './connected.ts'
import { deadOrigin } from './loopback.ts'
import { inTurn, limited, METHODS, request, retrying } from './retrying.ts'
import { virtualClock } from './virtual-clock.ts'

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
