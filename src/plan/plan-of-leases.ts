import type { Lease, Operation } from '../operations/operation.ts'
import type { Plan } from './plan.ts'
import { literal } from './reference.ts'

/** The plan that gives leases back; an operation that is not known is left out. */
export function planOfLeases({
  leases,
  operations,
}: {
  leases: readonly Lease[]
  operations: ReadonlyMap<string, Operation>
}): Plan {
  const steps = leases.flatMap(({ operation: name, params }, index) => {
    const operation = operations.get(name)
    if (operation === undefined) return []
    const values = Object.fromEntries(Object.entries(params).map(([param, value]) => [param, literal(value)]))
    return [{ id: `give-back-${index + 1}`, operation, params: values, needs: [] }]
  })
  return { steps }
}
