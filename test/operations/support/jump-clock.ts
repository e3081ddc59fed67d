import type { Clock } from '../../../src/base/clock.ts'

/** Time that jumps to the next moment at which somebody wakes, as soon as nobody has anything left to do. */
export interface JumpClock {
  /** For the host of a run. */
  readonly host: Clock
  /** For whoever sleeps in the middle of a call: the client's layers, and the simulator. */
  readonly wire: Clock
  /** A call is being made until the returned function is called. */
  begin(): () => void
  /** Lets so much time pass. */
  turn(ms: number): void
}

export function jumpClock(start = '2026-08-10T12:00:00Z'): JumpClock {
  let now = Date.parse(start)
  let calls = 0
  let asleepInCalls = 0
  let changes = 0
  const sleepers = new Map<() => void, number>()

  /** Two turns of the event loop without any change: whoever was to go on has done so. */
  function settle(): void {
    const seen = ++changes
    setImmediate(() => setImmediate(() => changes === seen && jump()))
  }

  function jump(): void {
    if (sleepers.size === 0 || calls > asleepInCalls) return
    now = Math.max(now, Math.min(...sleepers.values()))
    for (const [wake, at] of [...sleepers]) if (at <= now) wake()
  }

  function clock(inCall: boolean): Clock {
    return {
      now: () => new Date(now),
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve()
          if (inCall) asleepInCalls += 1
          const wake = () => {
            if (!sleepers.delete(wake)) return
            signal?.removeEventListener('abort', wake)
            if (inCall) asleepInCalls -= 1
            settle()
            resolve()
          }
          sleepers.set(wake, now + Math.max(ms, 0))
          signal?.addEventListener('abort', wake)
          settle()
        }),
    }
  }

  return {
    host: clock(false),
    wire: clock(true),
    begin() {
      calls += 1
      settle()
      return () => {
        calls -= 1
        settle()
      }
    },
    turn(ms) {
      now += ms
    },
  }
}
