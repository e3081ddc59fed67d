import type { Clock } from '../../../../src/base/clock.ts'

/** Time that stands still while anybody works, and goes on to when the next one wakes as soon as nobody does. */
export interface IdleClock extends Clock {
  /** Somebody works until this has settled. */
  during<Value>(work: Promise<Value>): Promise<Value>
  /** Lets so much time pass at once. */
  skip(ms: number): void
}

/** Of this machine: what is on its way through a socket is not seen as work. */
const IDLE_MS = 5
/** Who sleeps longer within a process waits for a deadline, beside work that is not seen, such as the loading of a module. */
const LONGEST_MS = 60_000

export function idleClock(start = '2026-11-22T08:00:00Z'): IdleClock {
  let now = Date.parse(start)
  let busy = 0
  let changes = 0
  const sleepers = new Map<() => void, number>()

  /** Timers come before sockets where both are due: so what has arrived is read first. */
  function settle(): void {
    const seen = ++changes
    setTimeout(() => setImmediate(() => changes === seen && busy === 0 && goOn()), IDLE_MS)
  }

  function goOn(): void {
    const next = Math.min(...sleepers.values())
    if (next - now > LONGEST_MS) return
    now = Math.max(now, next)
    for (const [wake, at] of [...sleepers]) if (at <= now) wake()
  }

  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const wake = () => {
          if (!sleepers.delete(wake)) return
          signal?.removeEventListener('abort', wake)
          settle()
          resolve()
        }
        sleepers.set(wake, now + Math.max(ms, 0))
        signal?.addEventListener('abort', wake)
        settle()
      }),
    during(work) {
      busy += 1
      changes += 1
      return work.finally(() => {
        busy -= 1
        settle()
      })
    },
    skip(ms) {
      now += ms
    },
  }
}
