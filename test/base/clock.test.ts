import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'

async function took(sleep: Promise<void>): Promise<number> {
  const start = performance.now()
  await sleep
  return performance.now() - start
}

test('starts at the real time and keeps to it', async () => {
  const clock = systemClock()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(50)
  const ms = await took(clock.sleep(100))
  expect(ms).toBeGreaterThanOrEqual(95)
  expect(ms).toBeLessThan(1_000)
})

test('starts at the real time and runs as fast as it is told', async () => {
  const clock = systemClock({ speed: 600 })
  const before = clock.now().getTime()
  expect(Math.abs(before - Date.now())).toBeLessThan(60_000)
  const ms = await took(clock.sleep(60_000))
  expect(ms).toBeGreaterThanOrEqual(95)
  expect(ms).toBeLessThan(1_000)
  expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(57_000)
})

test('ends a sleep at once when the signal aborts, before or during it', async () => {
  const clock = systemClock()
  expect(await took(clock.sleep(60_000, AbortSignal.abort()))).toBeLessThan(100)
  expect(await took(clock.sleep(60_000, AbortSignal.timeout(50)))).toBeLessThan(1_000)
})

test('leaves no listener behind on a signal that lives long', async () => {
  const { signal } = new AbortController()
  const clock = systemClock({ speed: 1_000 })
  for (let times = 0; times < 20; times++) await clock.sleep(1_000, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test.each([-5, 0, Number.NEGATIVE_INFINITY])('does not wait for %d ms', async (ms) => {
  expect(await took(systemClock().sleep(ms))).toBeLessThan(100)
})

test.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])('does not take %d ms for none', async (ms) => {
  const stop = new AbortController()
  const sleep = took(systemClock().sleep(ms, stop.signal))
  setTimeout(() => stop.abort(), 100)
  expect(await sleep).toBeGreaterThanOrEqual(90)
})
