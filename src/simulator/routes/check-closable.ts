import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'

/** Refuses the deletion of a project that still has something. The two recorded details name it, and want it gone first. */
export function checkClosable(project: Project, { world, now }: { world: World; now: number }): void {
  const { quirks } = world
  const countedUntil = (project.clusterGoneAt ?? Number.NEGATIVE_INFINITY) + quirks.clustersCountedAfterDeletionMs
  if (project.clusters.length > 0 || now < countedUntil) {
    throw refusal('ATLAS_CLUSTERS', 'clusters; please terminate all clusters')
  }
  if (project.privateEndpoints.services.length > 0) {
    const what = 'private endpoint services'
    throw refusal('ATLAS_PRIVATE_ENDPOINT_SERVICES', `${what}; please terminate all ${what}`)
  }
  const retained = project.backups.snapshots.some((snapshot) => snapshot.retained)
  if (retained && quirks.closeWithRetainedBackups === 'refuse') {
    throw refusal('BACKUP', 'backups; please terminate all backups')
  }
}

function refusal(code: string, what: string): Problem {
  return new Problem(409, `CANNOT_CLOSE_GROUP_ACTIVE_${code}`, {
    detail: `Cannot close group while it has active ${what}.`,
  })
}
