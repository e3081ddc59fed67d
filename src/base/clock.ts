/** The world's time, handed in: entries make one, tests turn their own. */
export interface Clock {
  now(): Date
  /** Resolves after `ms` milliseconds of this clock, or at once when the signal aborts. It never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** setTimeout keeps its delay in a signed 32-bit integer and fires at once above it. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/**
 * The machine's clock. With `speed` n it starts at the real time and runs n times as fast, so that all waiting is divided by n:
 * meant for a simulator that runs at the same speed.
 */
export function systemClock({ speed = 1 }: { speed?: number } = {}): Clock {
  const start = Date.now()
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const finish = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', finish)
          resolve()
        }
        const timer = setTimeout(finish, Math.min(Math.max(ms, 0) / speed, LONGEST_TIMEOUT_MS))
        signal?.addEventListener('abort', finish, { once: true })
      }),
  }
}
