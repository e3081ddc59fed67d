import type { RunOrder } from './run-order.ts'
import type { Slice } from './slice.ts'
import type { Worker } from './worker.ts'

/** An order, and all that is needed to do it. */
export interface OrderOptions<Order extends RunOrder = RunOrder> {
  readonly order: Order
  readonly slice: Slice
  readonly worker: Worker
}
