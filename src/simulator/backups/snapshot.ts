import type { Cluster } from '../clusters/cluster.ts'

const DAY = 24 * 3600 * 1000

/** A snapshot of a dedicated cluster. Times are milliseconds since 1970 on the simulated clock. */
export interface Snapshot {
  readonly id: string
  readonly clusterId: string
  readonly clusterName: string
  readonly description: string | undefined
  readonly requestedAt: number
  readonly takesMs: number
  readonly retentionMs: number
  /** Ends in `failed`, not `completed`. */
  readonly fails: boolean
  /** The cluster's deletion left it. */
  readonly retained: boolean
  /** What a target must be able to hold. */
  readonly of: SnapshotSource
}

export interface SnapshotSource {
  readonly sharded: boolean
  readonly provider: string
  readonly majorVersion: string
  readonly instanceSize: string
  readonly diskSizeGB: number
  /** Every member of a sharded cluster has a snapshot of its own. */
  readonly members: readonly { readonly id: string; readonly replicaSetName: string }[]
}

type SnapshotStatus = 'queued' | 'inProgress' | 'completed' | 'failed'

/**
 * Recorded, as parts of the whole time: queued for a moment, the server's version known soon after the start, the provider and
 * the moment that the data are of a little later than half way.
 */
const STARTED = 0.02
const VERSION_KNOWN = 0.06
const TAKEN = 0.54

export interface Progress {
  readonly status: SnapshotStatus
  readonly versionKnown: boolean
  readonly providerKnown: boolean
  /** The moment that the data are of. */
  readonly createdAt: number
  /** Recorded: counted from the request at first, and from the end once there is one. */
  readonly expiresAt: number
}

export function progressOf(snapshot: Snapshot, now: number): Progress {
  const { requestedAt, takesMs, retentionMs, fails } = snapshot
  const done = takesMs === 0 ? 1 : (now - requestedAt) / takesMs
  const ended = done >= 1
  return {
    status: ended ? (fails ? 'failed' : 'completed') : done < STARTED ? 'queued' : 'inProgress',
    versionKnown: done >= VERSION_KNOWN,
    providerKnown: done >= TAKEN,
    createdAt: requestedAt + Math.round(TAKEN * takesMs),
    expiresAt: (ended ? requestedAt + takesMs : requestedAt) + retentionMs,
  }
}

export function isUnfinished(snapshot: Snapshot, now: number): boolean {
  const { status } = progressOf(snapshot, now)
  return status === 'queued' || status === 'inProgress'
}

export const daysMs = (days: number): number => days * DAY

/** What a snapshot remembers of its cluster. `newId` makes ids for the members of a sharded cluster. */
export function sourceOf(cluster: Cluster, newId: () => string): SnapshotSource {
  const region = cluster.shards[0]?.regions[0]
  const sharded = cluster.settings.clusterType !== 'REPLICASET'
  const names = cluster.shards.map((_, index) => `${cluster.replicaSet}-shard-${index}`)
  return {
    sharded,
    provider: region?.providerName ?? '',
    majorVersion: cluster.settings.mongoDBMajorVersion,
    instanceSize: region?.electable.instanceSize ?? '',
    diskSizeGB: region?.electable.diskSizeGB ?? 0,
    members: sharded ? names.map((replicaSetName) => ({ id: newId(), replicaSetName })) : [],
  }
}

const UNIT_DAYS = { DAYS: 1, WEEKS: 7, MONTHS: 31, YEARS: 366 } as const

/** Milliseconds of a retention; a month or a year never ends early. */
export function retention({
  retentionUnit,
  retentionValue,
}: {
  retentionUnit: keyof typeof UNIT_DAYS
  retentionValue: number
}): number {
  return daysMs(retentionValue * UNIT_DAYS[retentionUnit])
}
