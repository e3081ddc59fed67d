import { findProject } from '../access.ts'
import { type Cluster, isReadable } from '../clusters/cluster.ts'
import { clusterNotFound, clusterOfOtherApi } from '../clusters/cluster-name.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'

/** Where the backups are that a path names: a cluster, or only what a deleted one left. */
export interface BackedUp {
  readonly project: Project
  readonly name: string
  readonly cluster: Cluster | undefined
}

/** The project and the cluster of a path below `/clusters/{clusterName}/backup`; flex clusters are refused, as recorded. */
export function findBackedUp(call: Call, needs: 'read' | 'write'): BackedUp {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs)
  const name = call.params['clusterName'] ?? ''
  const cluster = project.clusters.find((candidate) => candidate.name === name)
  if (cluster?.kind === 'flex') throw clusterOfOtherApi(cluster)
  const left = project.backups.snapshots.some(({ clusterName, retained }) => clusterName === name && retained)
  const hidden = cluster !== undefined && needs === 'read' && !isReadable(cluster, call)
  if (hidden || (!cluster && !left)) throw clusterNotFound(name, project)
  return { project, name, cluster }
}

/** The same for a path below `/flexClusters/{name}/backup`. */
export function findFlexBackedUp(call: Call, needs: 'read' | 'write'): { project: Project; cluster: Cluster } {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs)
  const name = call.params['name'] ?? ''
  const cluster = project.clusters.find((candidate) => candidate.name === name)
  if (!cluster || (needs === 'read' && !isReadable(cluster, call))) throw clusterNotFound(name, project)
  if (cluster.kind !== 'flex') throw clusterOfOtherApi(cluster)
  return { project, cluster }
}

/** The clusters that are gone and left snapshots that are still there. */
export function deletedWithBackups({ clusters, backups }: Project): readonly Cluster[] {
  return backups.deletedClusters.filter(
    ({ id }) =>
      !clusters.some((cluster) => cluster.id === id) && backups.snapshots.some(({ clusterId }) => clusterId === id),
  )
}

/** The cluster itself, where what a deleted one left is not enough. */
export function presentCluster({ cluster, name, project }: BackedUp): Cluster {
  if (!cluster) throw clusterNotFound(name, project)
  return cluster
}
