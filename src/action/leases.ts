import type { Lease, Operation } from '../operations/operation.ts'
import type { Plan } from '../plan/plan.ts'
import { literal } from '../plan/reference.ts'

/** Name of the state that carries leases from main to post. It holds names and marks, never a secret. */
export const LEASES = 'leases'

/** Adds a lease; the same one twice counts once, since a run that lost its memory asks again. */
export function addLease(leases: readonly Lease[], lease: Lease): Lease[] {
  const known = leases.some((other) => JSON.stringify(other) === JSON.stringify(lease))
  return known ? [...leases] : [...leases, lease]
}

/** What the post step has to do, from what main has written; an operation that is not known is left out. */
export function planOfLeases({
  state,
  operations,
}: {
  state: string
  operations: ReadonlyMap<string, Operation>
}): Plan {
  const leases: unknown = state === '' ? [] : JSON.parse(state)
  const steps = (Array.isArray(leases) ? (leases as Lease[]) : []).flatMap(({ operation: name, params }, index) => {
    const operation = operations.get(name)
    if (operation === undefined) return []
    const values = Object.fromEntries(Object.entries(params).map(([param, value]) => [param, literal(value)]))
    return [{ id: `give-back-${index + 1}`, operation, params: values, needs: [] }]
  })
  return { steps }
}
