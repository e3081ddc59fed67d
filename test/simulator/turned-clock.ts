import type { Clock } from '../../src/base/clock.ts'

/** A clock that stands still until it is turned. */
export interface TurnedClock extends Clock {
  turn(ms: number): void
  /** Turns it to a moment; never back. */
  turnTo(moment: number): void
}

export function turnedClock(start = '2026-08-10T03:00:00Z'): TurnedClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    sleep: () => Promise.resolve(),
    turn: (ms) => {
      now += ms
    },
    turnTo: (moment) => {
      now = Math.max(now, moment)
    },
  }
}
