import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../src/base/clock.ts'

export interface ManualClock extends Clock {
  /** Lets time pass, waking on the way whoever has slept long enough, and what they start comes to rest. */
  pass(ms: number): Promise<void>
  /** How many sleep. */
  sleeping(): number
}

/** Time that passes when a test says so. */
export function manualClock(start = '2026-11-22T08:00:30Z'): ManualClock {
  let now = Date.parse(start)
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  const rest = async () => {
    for (let turns = 0; turns < 20; turns++) await setImmediate()
  }
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const wake = () => {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        const sleeper = { until: now + ms, wake }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', wake)
      }),
    async pass(ms) {
      const end = now + ms
      await rest()
      for (;;) {
        const [next] = [...sleepers].filter(({ until }) => until <= end).sort((one, other) => one.until - other.until)
        if (next === undefined) break
        now = Math.max(now, next.until)
        next.wake()
        await rest()
      }
      now = end
    },
    sleeping: () => sleepers.size,
  }
}
