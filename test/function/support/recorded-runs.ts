import type { RunOrder } from '../../../src/function/runs/run-order.ts'
import type { Runs } from '../../../src/function/runs/runs.ts'

export interface RecordedRuns extends Runs {
  /** What was asked for, in order, those that came twice as well. */
  readonly orders: readonly RunOrder[]
  /** From now on no run can be started. */
  fail(error: Error): void
  /** Forgets all. */
  clear(): void
}

/** Runs that are started and never go on: the same order is the same run, told by its text as in the contract. */
export function recordedRuns(): RecordedRuns {
  const orders: RunOrder[] = []
  const ids = new Map<string, { readonly id: string; readonly order: RunOrder }>()
  let failure: Error | undefined
  return {
    orders,
    fail: (error) => {
      failure = error
    },
    clear: () => {
      orders.length = 0
      ids.clear()
      failure = undefined
    },
    start: async (order) => {
      if (failure !== undefined) throw failure
      orders.push(order)
      const text = JSON.stringify(order)
      const known = ids.get(text)
      const { id } = known ?? { id: `run-${ids.size + 1}` }
      if (known === undefined) ids.set(text, { id, order })
      return { id, isNew: known === undefined }
    },
    find: async (id) => {
      const found = [...ids.values()].find((run) => run.id === id)
      return found && { order: found.order, view: { state: 'running', doing: [] } }
    },
  }
}
