import type { RunOrder } from '../../../../src/function/runs/run-order.ts'
import type { RunView } from '../../../../src/function/runs/run-view.ts'
import type { Runs } from '../../../../src/function/runs/runs.ts'

export interface KeptRuns extends Runs {
  /** What was started, in that order. */
  readonly orders: readonly RunOrder[]
}

/** A host that keeps what it is given, in JSON as every host does, and never goes on with it. */
export function keptRuns(view: RunView = { state: 'running', doing: [] }): KeptRuns {
  const texts: string[] = []
  return {
    get orders() {
      return texts.map((text) => JSON.parse(text) as RunOrder)
    },
    start: async (order) => {
      const text = JSON.stringify(order)
      const isNew = !texts.includes(text)
      if (isNew) texts.push(text)
      return { id: `run-${texts.indexOf(text)}`, isNew }
    },
    find: async (id) => {
      const text = texts[Number(/^run-(\d+)$/.exec(id)?.[1] ?? -1)]
      return text === undefined ? undefined : { order: JSON.parse(text) as RunOrder, view }
    },
  }
}
