import type { Clock } from '../../src/base/clock.ts'

export interface VirtualClock extends Clock {
  /** The sleeps that were asked for, in milliseconds. */
  readonly sleeps: readonly number[]
  advance(ms: number): void
}

/** Time that passes only when somebody sleeps or a test says so. */
export function virtualClock(): VirtualClock {
  let now = Date.parse('2026-08-10T12:00:00Z')
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => new Date(now),
    async sleep(ms, signal) {
      if (signal?.aborted) return
      sleeps.push(ms)
      now += ms
    },
    advance(ms) {
      now += ms
    },
  }
}
