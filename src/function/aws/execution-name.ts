import { createHash } from 'node:crypto'
import { environmentName } from '../../environments/name.ts'
import type { RunOrder } from '../runs/run-order.ts'
import { orderText } from './order-text.ts'

/** What the names of all runs for the environment of one pull request begin with. */
export function environmentPrefix(of: { repository: string; pullRequest: number }): string {
  return `${environmentName(of)}_`
}

/**
 * The name of the execution for an order, of letters, digits, `-` and `_`, and at most 64 of them. Names are told apart within account and
 * region (docs: "Execution names"), where the same order may be given to another deployment: so the name says which function it is.
 * `attempt` counts from 1.
 */
export function executionName({
  order,
  functionArn,
  attempt,
}: {
  order: RunOrder
  functionArn: string
  attempt: number
}): string {
  const prefix = order.kind === 'environment' ? environmentPrefix(order) : `${order.kind}_`
  const digest = createHash('sha256')
    .update(`${functionArn}\n${orderText(order)}`)
    .digest('hex')
    .slice(0, 16)
  return `${prefix}${digest}${attempt === 1 ? '' : `_${attempt}`}`
}
