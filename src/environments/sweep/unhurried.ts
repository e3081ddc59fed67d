import type { Operation } from '../../operations/operation.ts'

/** Nobody waits for a sweep, and many deletions at once would otherwise spend most of their requests on looking. */
const LOOK_EVERY_MS = 20_000

/** The same operation, which looks less often while it waits; where it has more to do at once, it goes on at once. */
export function unhurried(operation: Operation): Operation {
  return {
    ...operation,
    async step(context) {
      const progress = await operation.step(context)
      if (progress.status !== 'waiting' || progress.checkAgainInMs === 0) return progress
      return { ...progress, checkAgainInMs: Math.max(progress.checkAgainInMs, LOOK_EVERY_MS) }
    },
  }
}
