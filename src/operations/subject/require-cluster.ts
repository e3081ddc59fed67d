import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import type { Memory } from '../operation.ts'
import { type Cluster, findCluster } from './cluster.ts'
import { type ClusterReference, readClusterReference } from './cluster-reference.ts'
import { projectIdOf } from './project.ts'

/** The cluster that the parameters name; an error if there is none. */
export async function requireCluster({
  atlas,
  params,
  memory,
}: {
  atlas: Atlas
  params: ClusterReference
  memory: Memory
}): Promise<Cluster> {
  const { clusterName, ...project } = readClusterReference(params)
  const projectId = await projectIdOf({ atlas, params: project, memory })
  const cluster = await findCluster({ atlas, projectId, clusterName })
  if (cluster !== undefined) return cluster
  throw new ActionError({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${clusterName} in project ${project.projectName ?? projectId}.`,
    hint: 'Check cluster-name and the project; list-clusters shows what is there.',
  })
}
