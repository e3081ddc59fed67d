import type { Lease, Operation } from '../operations/operation.ts'
import type { EndedState } from '../plan/engine.ts'
import type { Plan } from '../plan/plan.ts'
import { literal } from '../plan/reference.ts'
import { sayError } from '../plan/say-error.ts'
import { plainLine, warningLine } from './workflow-command.ts'

/** Name of the state that carries leases from main to post. It holds names and marks, never a secret. */
export const LEASES = 'leases'

/** Name of the state that carries the id of a run at a broker whose end main has not seen. */
export const BROKER_RUN = 'broker-run'

export const NOTHING_LEASED = 'Nothing was leased for this job, so there is nothing to give back.'

/** Adds a lease; the same one twice counts once, since a run that lost its memory asks again. */
export function addLease(leases: readonly Lease[], lease: Lease): Lease[] {
  const known = leases.some((other) => JSON.stringify(other) === JSON.stringify(lease))
  return known ? [...leases] : [...leases, lease]
}

/** As main has written them. Throws for what is no JSON. */
export function readLeases(state: string): readonly Lease[] {
  const leases: unknown = state === '' ? [] : JSON.parse(state)
  return Array.isArray(leases) ? (leases as Lease[]) : []
}

/** What the post step has to do, from what main has written; an operation that is not known is left out. */
export function planOfLeases({
  state,
  operations,
}: {
  state: string
  operations: ReadonlyMap<string, Operation>
}): Plan {
  const steps = readLeases(state).flatMap(({ operation: name, params }, index) => {
    const operation = operations.get(name)
    if (operation === undefined) return []
    const values = Object.fromEntries(Object.entries(params).map(([param, value]) => [param, literal(value)]))
    return [{ id: `give-back-${index + 1}`, operation, params: values, needs: [] }]
  })
  return { steps }
}

/** What is left to Atlas is worth a warning; what has become somebody else's is not. */
export function lineOfReturn({ id, state }: { id: string; state: EndedState }): string | undefined {
  if (state.status === 'skipped') return plainLine(`${id}: ${state.why}`)
  if (state.status !== 'failed') return undefined
  return warningLine(`${id}: ${sayError(state.error)} Atlas removes the entry when it expires.`)
}
