import type { Random } from '../random.ts'

/** Recorded: the first four bytes are the second in which it was asked for, as in every ObjectId; by them clients tell which was last. */
export function restoreId(random: Random, now: number): string {
  return (
    Math.floor(now / 1000)
      .toString(16)
      .padStart(8, '0') + random.objectId().slice(8)
  )
}

/** Seconds since 1970, or a place in the oplog. */
export interface PointInTime {
  readonly oplogTs?: number | undefined
  readonly oplogInc?: number | undefined
  readonly pointInTimeUTCSeconds?: number | undefined
}

/** What a restore writes over. */
export interface RestoreTarget {
  readonly groupId: string
  readonly clusterId: string
  readonly clusterName: string
  readonly replicaSet: string
}

export type Delivery =
  | { readonly type: 'automated'; readonly target: RestoreTarget }
  | { readonly type: 'pointInTime'; readonly target: RestoreTarget; readonly moment: PointInTime }
  | { readonly type: 'download' }

/** A restore of a dedicated cluster's snapshot. Times are milliseconds since 1970 on the simulated clock. */
export interface Restore {
  readonly id: string
  readonly clusterName: string
  /** None where the data are those of a moment. `createdAt` is the moment that its data are of. */
  readonly snapshot: { readonly id: string; readonly createdAt: number } | undefined
  readonly delivery: Delivery
  readonly requestedAt: number
  readonly until: number
  readonly fails: boolean
  readonly outcome: RestoreOutcome
}

export type RestoreOutcome =
  | { readonly how: 'running' }
  | { readonly how: 'finished' | 'failed' | 'cancelled'; readonly at: number }
