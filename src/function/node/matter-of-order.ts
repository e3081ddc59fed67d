import type { RunOrder } from '../runs/run-order.ts'

/**
 * What an order is about, where the youngest of several runs does for all: each reads anew how things stand. `undefined` for a job's
 * order, which has an answer of its own.
 */
export function matterOfOrder(order: RunOrder): string | undefined {
  switch (order.kind) {
    case 'environment':
    case 'sweep':
      return JSON.stringify([order.kind, order.repository?.toLowerCase(), order.pullRequest])
    case 'hours':
      return JSON.stringify([order.kind, order.repository.toLowerCase()])
    case 'tour':
      return JSON.stringify([order.kind, order.of])
    case 'broker':
      return undefined
  }
}

/**
 * Whether a run of the same matter that came later is the younger one. Deliveries come in any order, so that the time goes for pull
 * requests by which GitHub has changed them; it counts whole seconds.
 */
export function isYounger({ later, earlier }: { later: RunOrder; earlier: RunOrder }): boolean {
  if (later.kind !== 'environment' || earlier.kind !== 'environment') return true
  return !(Date.parse(later.since) < Date.parse(earlier.since))
}
