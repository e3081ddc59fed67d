import type { Runs } from '../../../src/function/runs/runs.ts'

/** Runs that cost nothing: the peers' handlers do nothing either. */
export function countedRuns(): Runs {
  let started = 0
  return {
    start: async () => {
      started += 1
      return { id: `run-${started}`, isNew: true }
    },
    find: async () => undefined,
  }
}
