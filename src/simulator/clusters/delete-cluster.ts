import { endSampleLoads } from '../database/database.ts'
import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { beginDeletion, type Cluster, isDeletionRequested } from './cluster.ts'
import { alreadyRequestedDeletion } from './update-cluster.ts'

/** Begins the deletion of a cluster of any kind, or refuses it. */
export function deleteCluster({
  cluster,
  retainBackups,
  project,
  world,
  now,
}: {
  cluster: Cluster
  /** Its snapshots outlive it. */
  retainBackups: boolean
  project: Project
  world: World
  now: number
}): void {
  const { quirks } = world
  if (isDeletionRequested(cluster)) throw alreadyRequestedDeletion(cluster)
  if (cluster.settings.terminationProtectionEnabled) {
    const why =
      `Cluster ${cluster.name} in group ${project.id} cannot be terminated while termination protection is enabled. ` +
      'Disable termination protection and try again.'
    throw new Problem(400, 'CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED', {
      detail: why,
      parameters: [why],
    })
  }
  const refusal = (why: string) =>
    new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] })
  if (cluster.phase.doing === 'creating' && quirks.deleteWhileCreating === 'refuse') {
    throw refusal('A cluster cannot be deleted while it is created')
  }
  if (cluster.paused && quirks.deleteWhilePaused === 'refuse') {
    throw refusal('A cluster cannot be deleted while it is paused')
  }
  if (retainBackups) {
    const { backups } = project
    backups.deletedClusters = [...backups.deletedClusters, cluster]
    backups.snapshots = backups.snapshots.map((one) =>
      one.clusterId === cluster.id ? { ...one, retained: true } : one,
    )
  }
  endSampleLoads(project, { cluster, now })
  const time = {
    dedicated: quirks.timings.deleteDedicated,
    free: quirks.timings.deleteFree,
    flex: quirks.timings.deleteFlex,
  }[cluster.kind]
  const { phase } = cluster
  if (phase.doing === 'creating' && quirks.deleteWhileCreating === 'later') {
    cluster.phase = { ...phase, deleteMs: time }
  } else {
    beginDeletion(cluster, now + time)
  }
}
