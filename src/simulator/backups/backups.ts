import type { Cluster } from '../clusters/cluster.ts'
import type { FlexRestore } from './flex-restore.ts'
import type { FlexSnapshot } from './flex-snapshot.ts'
import type { Restore } from './restore.ts'
import type { Schedule } from './schedule.ts'
import type { Snapshot } from './snapshot.ts'

/** Everything about backups that a project keeps. Plain data, as all of the state. */
export interface Backups {
  snapshots: readonly Snapshot[]
  /** Restores whose source is a cluster of this project. */
  restores: readonly Restore[]
  flexSnapshots: readonly FlexSnapshot[]
  flexRestores: readonly FlexRestore[]
  schedules: readonly Schedule[]
  /** Those whose deletion left their snapshots. */
  deletedClusters: readonly Cluster[]
  /** How many were made to fail so far. */
  failedSnapshots: number
  failedRestores: number
}

export function createBackups(): Backups {
  return {
    snapshots: [],
    restores: [],
    flexSnapshots: [],
    flexRestores: [],
    schedules: [],
    deletedClusters: [],
    failedSnapshots: 0,
    failedRestores: 0,
  }
}
