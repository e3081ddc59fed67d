import type { EnvironmentOrder, SweepOrder } from '../../../../src/function/runs/run-order.ts'

const SINCE = '2026-11-22T08:00:00Z'

export function environmentOrder(action: string): EnvironmentOrder {
  return { kind: 'environment', repository: 'octo/shop', pullRequest: 42, action, since: SINCE }
}

export function sweepOrder(of: Partial<SweepOrder> = {}): SweepOrder {
  return { kind: 'sweep', since: SINCE, ...of }
}
