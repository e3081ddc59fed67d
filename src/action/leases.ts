import type { Lease } from '../operations/operation.ts'
import type { EndedState } from '../plan/engine.ts'
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

/** What is left to Atlas is worth a warning; what has become somebody else's is not. */
export function lineOfReturn({ id, state }: { id: string; state: EndedState }): string | undefined {
  if (state.status === 'skipped') return plainLine(`${id}: ${state.why}`)
  if (state.status !== 'failed') return undefined
  return warningLine(`${id}: ${sayError(state.error)} Atlas removes the entry when it expires.`)
}
