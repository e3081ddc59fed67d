import type { Decision } from './sweep-decision.ts'

/** What became of one environment. */
type SweepOutcome =
  | 'deleted'
  /** Somebody else has taken it down meanwhile. */
  | 'gone'
  /** A dry run changes nothing. */
  | 'would be deleted'
  | 'kept'
  /** For the next run. */
  | 'left'
  | 'failed'

/** One environment as hosts show it; JSON. */
export interface SweepRow {
  readonly environment: string
  readonly repository: string
  readonly 'pull-request': number
  readonly decision: Decision['verdict']
  readonly reason: string
  readonly outcome: SweepOutcome
  /** What a reader has to know beside the reason: why it was not deleted after all, what is left of it, what to do. */
  readonly note?: string
}

export interface SweepReport {
  /** Why not everything could be read; then nothing was deleted. */
  readonly incomplete?: string
  /** Those that are due first, then the others; the oldest first in both. */
  readonly rows: readonly SweepRow[]
  readonly counts: Readonly<Record<SweepOutcome, number>>
  /** How many are left for the next run. */
  readonly left: number
}

/** What a sweep says of an environment that it did not touch. */
export function untouched({ environment, verdict, reason }: Decision, note?: string): SweepRow {
  const outcome = verdict === 'keep' ? 'kept' : 'left'
  return rowOf({ environment, verdict, reason }, { outcome, ...(note !== undefined && { note }) })
}

export function rowOf(
  { environment: { name, repository, pullRequest }, verdict, reason }: Decision,
  { outcome, note }: Pick<SweepRow, 'outcome' | 'note'>,
): SweepRow {
  return {
    environment: name,
    repository,
    'pull-request': pullRequest,
    decision: verdict,
    reason,
    outcome,
    ...(note !== undefined && { note }),
  }
}

export function reportOf(rows: readonly SweepRow[]): SweepReport {
  const counts = { deleted: 0, gone: 0, 'would be deleted': 0, kept: 0, left: 0, failed: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return { rows, counts, left: counts.left }
}
