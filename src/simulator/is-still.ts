import { flexTimes } from './backups/flex-snapshot.ts'
import { daysMs } from './backups/snapshot.ts'
import { type Cluster, LONGEST_PAUSE_MS } from './clusters/cluster.ts'
import type { Quirks } from './quirks.ts'
import type { Project } from './state.ts'

const NEVER = Number.POSITIVE_INFINITY

/**
 * Whether time has changed nothing that a project holds, as far as a glance tells: what is rare counts as moving. Every request settles
 * every project, and of a thousand few move.
 */
export function isStill(project: Project, { now, quirks }: { now: number; quirks: Quirks }): boolean {
  const { clusters, accessList, database, privateEndpoints, backups } = project
  const isOver = ({ deleteAfter }: { deleteAfter?: number | undefined }) =>
    deleteAfter !== undefined && deleteAfter <= now
  return (
    privateEndpoints.services.length === 0 &&
    backups.snapshots.length === 0 &&
    backups.restores.length === 0 &&
    backups.flexRestores.length === 0 &&
    clusters.every((cluster) => now < movesAt(cluster, { project, quirks })) &&
    backups.flexSnapshots.every((snapshot) => now < flexTimes(snapshot).expiration) &&
    !accessList.some(isOver) &&
    !database.users.some(isOver)
  )
}

/** Until when a cluster stays as it is; milliseconds since 1970. What is left of one that is gone was taken away along with it. */
function movesAt(cluster: Cluster, { project, quirks }: { project: Project; quirks: Quirks }): number {
  const { id, kind, phase, createdAt, pausedAt, upgrade, upgraded } = cluster
  if (upgrade !== undefined || upgraded !== undefined) return Number.NEGATIVE_INFINITY
  const lastSnapshot = project.backups.flexSnapshots.findLast(({ clusterId }) => clusterId === id)
  const firstSnapshotAt = kind === 'flex' ? createdAt + quirks.flexFirstSnapshotMs : NEVER
  return Math.min(
    phase.doing === 'nothing' ? NEVER : phase.until,
    lastSnapshot === undefined ? firstSnapshotAt : lastSnapshot.scheduledAt + daysMs(1),
    kind === 'free' && quirks.freePausesAfterMs > 0 ? createdAt + quirks.freePausesAfterMs : NEVER,
    pausedAt === undefined ? NEVER : pausedAt + LONGEST_PAUSE_MS,
  )
}
