import type { RunOrder } from './run-order.ts'
import type { RunView } from './run-view.ts'

/** Where runs live: in Lambda's durable executions, or in this process. */
export interface Runs {
  /**
   * Starts a run, or finds the one that was started for the same order: a delivery that comes twice starts one run, and one whose run
   * has failed starts another. Resolves as soon as the run is kept, and calls neither Atlas nor GitHub.
   */
  start(order: RunOrder): Promise<{ readonly id: string; readonly isNew: boolean }>
  /** `undefined` for an id that no run has, or has any more. */
  find(id: string): Promise<FoundRun | undefined>
}

export interface FoundRun {
  readonly order: RunOrder
  readonly view: RunView
}
