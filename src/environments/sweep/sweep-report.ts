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
export function untouched(decision: Decision): SweepRow {
  return rowOf(decision, { outcome: decision.verdict === 'keep' ? 'kept' : 'left' })
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

/** `3 deleted, 1 kept`, for hosts to show; empty where nothing was found. */
export function sayCounts({ counts }: Pick<SweepReport, 'counts'>): string {
  return Object.entries(counts)
    .flatMap(([outcome, count]) => (count === 0 ? [] : [`${count} ${outcome}`]))
    .join(', ')
}

/** A row as hosts show it in columns: environment, pull request, outcome, reason. */
export function cellsOf(row: SweepRow): readonly string[] {
  const why = [row.reason, row.note].filter((text) => text !== undefined).join('; ')
  return [row.environment, `${row.repository}#${row['pull-request']}`, row.outcome, why]
}
