import { defineOperation } from './operation.ts'
import { checkClusterReference, clusterReference } from './subject/cluster-reference.ts'
import { requireCluster } from './subject/require-cluster.ts'
import { listSnapshots as listAll } from './subject/snapshot.ts'

export const listSnapshots = defineOperation({
  name: 'list-snapshots',
  summary: 'List the snapshots of a cluster, the newest first.',
  effect: 'read',
  subject: 'cluster',
  params: clusterReference,
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    snapshots: { describe: 'List of { snapshot-id, created-at, expires-at, state, type, description }.' },
    count: { describe: 'How many there are.' },
    latestSnapshotId: { describe: 'Id of the newest snapshot that is complete, if there is one.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    const all = await listAll({ atlas, cluster })
    const latest = all.find(({ state }) => state === 'completed')
    const snapshots = all.map(({ id, createdAt, expiresAt, state, type, description }) => ({
      'snapshot-id': id,
      ...(createdAt !== undefined && { 'created-at': createdAt }),
      ...(expiresAt !== undefined && { 'expires-at': expiresAt }),
      state,
      type,
      description,
    }))
    const { projectId, name: clusterName } = cluster
    const found = latest === undefined ? {} : { latestSnapshotId: latest.id }
    return {
      status: 'done',
      change: 'unchanged',
      outputs: { projectId, clusterName, snapshots, count: all.length, ...found },
    }
  },
})
