import type { BrokerRequest } from '../../broker/request.ts'
import type { BrokerOrder, Caller } from '../runs/run-order.ts'
import { allowedBy } from './allowed-by-rule.ts'
import type { Rule } from './policy/rule.ts'

/** The order of a request that a rule allows. The same request gives the same text, in whichever order its keys came. */
export function orderOf({
  request: { task, settings, recipient, since },
  caller,
  rule,
}: {
  request: BrokerRequest
  caller: Caller
  rule: Rule
}): BrokerOrder {
  return {
    kind: 'broker',
    caller,
    task: inOrder(task),
    settings: inOrder(settings),
    allowed: allowedBy(rule),
    ...(rule.longestTtl !== undefined && { longestTtlMs: rule.longestTtl }),
    recipient: inOrder(recipient),
    since,
  }
}

function inOrder<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(inOrder) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, item]) => [name, inOrder(item)])) as Value
}
