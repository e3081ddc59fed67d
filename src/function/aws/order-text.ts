import { ActionError } from '../../base/errors.ts'
import type { RunOrder } from '../runs/run-order.ts'

/** The same text for the same order, whatever the order of its properties: what Lambda compares payloads by. */
export function orderText(order: RunOrder): string {
  return JSON.stringify(order, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

const KINDS: Readonly<Record<RunOrder['kind'], true>> = {
  environment: true,
  sweep: true,
  hours: true,
  tour: true,
  broker: true,
}

/** What was handed to `orderText`. Nobody but this function may invoke the worker, so that only the kind is looked at. */
export function readOrder(order: unknown): RunOrder {
  if (isOrder(order)) return order
  throw new ActionError({
    code: 'UNKNOWN_ORDER',
    message: `The worker was invoked with what is no order: expected a \`kind\` of ${Object.keys(KINDS).join(', ')}.`,
    hint: 'Runs are started by the front; start one by its URL or its schedule.',
  })
}

function isOrder(order: unknown): order is RunOrder {
  if (typeof order !== 'object' || order === null || !('kind' in order)) return false
  return typeof order.kind === 'string' && Object.hasOwn(KINDS, order.kind)
}
