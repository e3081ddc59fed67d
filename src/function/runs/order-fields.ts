import type { LogFields } from '../log.ts'
import type { RunOrder } from './run-order.ts'

/** By which the lines of a run are found in the log. */
export function orderFields({ id, order }: { readonly id: string; readonly order: RunOrder }): LogFields {
  const { kind } = order
  if (kind === 'tour') return { run: id, kind, of: order.of }
  if (kind === 'broker') return { run: id, kind, repository: order.caller.repository }
  return {
    run: id,
    kind,
    repository: order.repository,
    pullRequest: 'pullRequest' in order ? order.pullRequest : undefined,
  }
}
