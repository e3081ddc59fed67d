import * as z from 'zod/mini'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How long backups and restores take, in ms of simulated time, and what about them no source confirms. */
export interface BackupQuirks {
  /** From the request to completed; recorded: 2.5 to 9 minutes. 5 minutes. */
  readonly snapshotMs: number
  /** How many days an on-demand snapshot is kept that does not say it. 7. */
  readonly snapshotRetentionDays: number
  /** So many snapshots of each project, the first, end in `failed`. 0. */
  readonly snapshotsFail: number
  readonly snapshotWhilePaused: 'refuse' | 'accept'
  readonly snapshotWhileCreating: 'refuse' | 'accept'
  /**
   * How it is refused to restore into a cluster, or to load sample data into one, that does something else: with the code that seems to
   * be meant for it, or with 400 ATLAS_GENERAL_ERROR.
   */
  readonly busyRefusal: 'named' | 'general'
  /** The deletion of a project in which a deleted cluster left backups. */
  readonly closeWithRetainedBackups: 'refuse' | 'accept'
  /** Recorded for M10: 4 to 5 minutes. */
  readonly restoreMs: number
  /** So many restores from each project, the first, fail. 0. */
  readonly restoresFail: number
  /** What a cluster says of itself while it is written over. */
  readonly clusterWhileRestored: 'UPDATING' | 'IDLE'
  /** A target of a smaller tier than the snapshot's cluster had, though with room enough. */
  readonly restoreToSmallerTier: 'refuse' | 'accept'
  /** The first snapshot of a flex cluster is taken so many ms after its creation, the others daily from there. 10 minutes. */
  readonly flexFirstSnapshotMs: number
  /** Recorded: 64 seconds. */
  readonly flexRestoreMs: number
  /** A flex cluster's snapshot onto a dedicated cluster. */
  readonly flexOntoDedicated: 'refuse' | 'accept'
}

export const defaultBackupQuirks: BackupQuirks = {
  snapshotMs: 5 * MINUTE,
  snapshotRetentionDays: 7,
  snapshotsFail: 0,
  snapshotWhilePaused: 'refuse',
  snapshotWhileCreating: 'refuse',
  busyRefusal: 'named',
  closeWithRetainedBackups: 'refuse',
  restoreMs: 4.5 * MINUTE,
  restoresFail: 0,
  clusterWhileRestored: 'UPDATING',
  restoreToSmallerTier: 'refuse',
  flexFirstSnapshotMs: 10 * MINUTE,
  flexRestoreMs: 64 * SECOND,
  flexOntoDedicated: 'refuse',
}

const ms = z.exactOptional(z.number().check(z.gte(0)))
const count = z.exactOptional(z.int().check(z.gte(0)))
const refuseOrAccept = z.exactOptional(z.enum(['refuse', 'accept']))
export const backupQuirksSchema = {
  snapshotMs: ms,
  snapshotRetentionDays: z.exactOptional(z.int().check(z.gte(1))),
  snapshotsFail: count,
  snapshotWhilePaused: refuseOrAccept,
  snapshotWhileCreating: refuseOrAccept,
  busyRefusal: z.exactOptional(z.enum(['named', 'general'])),
  closeWithRetainedBackups: refuseOrAccept,
  restoreMs: ms,
  restoresFail: count,
  clusterWhileRestored: z.exactOptional(z.enum(['UPDATING', 'IDLE'])),
  restoreToSmallerTier: refuseOrAccept,
  flexFirstSnapshotMs: ms,
  flexRestoreMs: ms,
  flexOntoDedicated: refuseOrAccept,
} satisfies Record<keyof BackupQuirks, z.ZodMiniType>
