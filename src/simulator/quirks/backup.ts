import * as z from 'zod/mini'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How long backups and restores take, in ms of simulated time, and what about them no source confirms. */
export interface BackupQuirks {
  /** From queued to completed; recorded: 2.5 to 9 minutes. 5 minutes. */
  readonly snapshotMs: number
  /** Recorded for M10: 4 to 5 minutes. */
  readonly restoreMs: number
  /** Recorded: 64 seconds. */
  readonly flexRestoreMs: number
}

export const defaultBackupQuirks: BackupQuirks = {
  snapshotMs: 5 * MINUTE,
  restoreMs: 4.5 * MINUTE,
  flexRestoreMs: 64 * SECOND,
}

const ms = z.exactOptional(z.number().check(z.gte(0)))
export const backupQuirksSchema = {
  snapshotMs: ms,
  restoreMs: ms,
  flexRestoreMs: ms,
} satisfies Record<keyof BackupQuirks, z.ZodMiniType>
