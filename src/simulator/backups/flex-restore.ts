import type { FlexStatus } from './flex-snapshot.ts'
import type { RestoreOutcome, RestoreTarget } from './restore.ts'

/** A restore, or a download, of a flex cluster's snapshot. Milliseconds since 1970. */
export interface FlexRestore {
  readonly id: string
  readonly clusterName: string
  readonly snapshot: { readonly id: string; readonly finishedAt: number }
  /** None for a download. */
  readonly target: Pick<RestoreTarget, 'groupId' | 'clusterId' | 'clusterName'> | undefined
  readonly requestedAt: number
  readonly until: number
  readonly fails: boolean
  readonly outcome: RestoreOutcome
}

/** Recorded: it runs within four seconds of sixty-four. */
const STARTED = 0.05

export function restoreStatus({ requestedAt, until, outcome }: FlexRestore, now: number): FlexStatus {
  if (outcome.how === 'finished') return 'COMPLETED'
  if (outcome.how !== 'running') return 'FAILED'
  return now - requestedAt < (until - requestedAt) * STARTED ? 'PENDING' : 'RUNNING'
}
