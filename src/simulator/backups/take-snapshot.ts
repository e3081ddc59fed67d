import { type Cluster, isDeletionRequested } from '../clusters/cluster.ts'
import { alreadyRequestedDeletion } from '../clusters/update-cluster.ts'
import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { generalError } from './busy-refusal.ts'
import { daysMs, isUnfinished, type Snapshot, sourceOf } from './snapshot.ts'

/** Begins an on-demand snapshot of a cluster and adds it to the project, or refuses it. */
export function takeSnapshot({
  cluster,
  body,
  project,
  world,
  now,
}: {
  cluster: Cluster
  body: { readonly description?: string | undefined; readonly retentionInDays?: number | undefined }
  project: Project
  world: World
  now: number
}): Snapshot {
  checkCluster({ cluster, project, world })
  const { backups } = project
  const { quirks, random } = world
  if (backups.snapshots.some((other) => other.clusterId === cluster.id && isUnfinished(other, now))) {
    throw new Problem(400, 'UNFINISHED_ON_DEMAND_SNAPSHOT', {
      detail: `Cluster ${cluster.name} has an on-demand snapshot that is queued or in progress.`,
      parameters: [cluster.name],
    })
  }
  const snapshot: Snapshot = {
    id: random.objectId(),
    clusterId: cluster.id,
    clusterName: cluster.name,
    description: body.description,
    requestedAt: now,
    takesMs: quirks.snapshotMs,
    retentionMs: daysMs(body.retentionInDays ?? quirks.snapshotRetentionDays),
    fails: backups.failedSnapshots < quirks.snapshotsFail,
    retained: false,
    of: sourceOf(cluster, () => random.objectId()),
  }
  if (snapshot.fails) backups.failedSnapshots += 1
  backups.snapshots = [...backups.snapshots, snapshot]
  return snapshot
}

function checkCluster({ cluster, project, world }: { cluster: Cluster; project: Project; world: World }): void {
  const { name, kind, phase, paused, settings } = cluster
  if (kind === 'free') {
    throw new Problem(400, 'PROVIDER_BACKUP_NOT_SUPPORTED', { detail: `M0 cluster ${name} has no backups.` })
  }
  if (isDeletionRequested(cluster)) throw alreadyRequestedDeletion(cluster)
  if (!settings.backupEnabled) throw backupNotEnabled(cluster, project)
  // Which codes these two get is not known, and whether they are refused.
  const { snapshotWhileCreating, snapshotWhilePaused } = world.quirks
  if (phase.doing === 'creating' && snapshotWhileCreating === 'refuse') {
    throw generalError(`Cluster ${name} has no data to take a snapshot of before it is created`)
  }
  if (paused && snapshotWhilePaused === 'refuse') throw generalError(`Cluster ${name} is paused`)
}

export function backupNotEnabled({ name }: Cluster, { id }: Project): Problem {
  return new Problem(404, 'BACKUP_CONFIG_NOT_FOUND', {
    detail: `Cloud backup is not enabled for cluster ${name} in group ${id}.`,
    parameters: [name, id],
  })
}
