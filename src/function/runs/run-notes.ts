import type { Lease } from '../../operations/operation.ts'
import { type Notes, startNotes } from '../../plan/notebook.ts'

/** What a run carries from slice to slice: small JSON, and never a secret. */
export interface RunNotes {
  readonly notes: Notes
  /** Slices in a row that failed for a reason that may pass. */
  readonly failures: number
  readonly leases: readonly Lease[]
  /** What the reader has to know in the end; each once. */
  readonly notices: readonly string[]
}

export function startRunNotes(now: number): RunNotes {
  return { notes: startNotes(now), failures: 0, leases: [], notices: [] }
}
