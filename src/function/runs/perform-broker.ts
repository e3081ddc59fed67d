import type { WithoutCarried } from './outcome-of.ts'
import type { OrderOptions } from './perform-order.ts'
import type { BrokerOrder } from './run-order.ts'
export async function performBroker(_: OrderOptions<BrokerOrder>): Promise<WithoutCarried> {
  throw new Error('soon')
}
