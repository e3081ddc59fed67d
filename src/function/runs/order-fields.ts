import type { LogFields, MetricName } from '../log.ts'
import type { RunOrder } from './run-order.ts'
import type { RunOutcome } from './run-view.ts'

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

/** What of a run's end is counted. A job that asked for what cannot be done is told so, and nobody else need be woken. */
export function countOfEnd({ order, state }: { order: RunOrder; state: RunOutcome['state'] }): MetricName {
  if (state === 'failed' && order.kind === 'broker') return 'JobsFailed'
  return COUNTS[state]
}

const COUNTS = { succeeded: 'RunsSucceeded', failed: 'RunsFailed', superseded: 'RunsSuperseded' } as const
