import { defineOperation } from './operation.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
} from './subject/cluster-reference.ts'
import { requireCluster } from './subject/require-cluster.ts'

export const findCluster = defineOperation({
  name: 'find-cluster',
  summary: 'Find a cluster of any kind; fail if there is none.',
  effect: 'read',
  subject: 'cluster',
  params: clusterReference,
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) }
  },
})
