import { pollInterval } from './memory.ts'
import { defineOperation } from './operation.ts'
import { choice, withDefault } from './param.ts'
import { findCluster } from './subject/cluster.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
  readClusterReference,
  shownState,
} from './subject/cluster-reference.ts'
import { isUsable } from './subject/cluster-write.ts'
import { findProject, isProjectGone } from './subject/project.ts'
import { requireCluster } from './subject/require-cluster.ts'

export const waitForCluster = defineOperation({
  name: 'wait-for-cluster',
  summary: 'Wait until a cluster is ready, paused or deleted.',
  effect: 'read',
  subject: 'cluster',
  params: {
    ...clusterReference,
    until: withDefault('ready', choice({ describe: 'What to wait for.', words: ['ready', 'paused', 'deleted'] })),
  },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const now = atlas.now()
    memory.waitingSince ??= now.getTime()
    const checkAgainInMs = pollInterval({ since: memory.waitingSince, now })
    if (params.until === 'deleted') {
      const { clusterName, ...project } = readClusterReference(params)
      try {
        const projectId =
          memory.projectId ?? project.projectId ?? (await findProject({ atlas, reference: project }))?.id
        if (projectId !== undefined) memory.projectId = projectId
        const cluster = projectId && (await findCluster({ atlas, projectId, clusterName }))
        if (cluster)
          return { status: 'waiting', doing: `waiting for the cluster to go (${shownState(cluster)})`, checkAgainInMs }
      } catch (error) {
        if (!isProjectGone(error)) throw error
      }
      return { status: 'done', change: 'unchanged', outputs: { clusterName } }
    }
    const cluster = await requireCluster({ atlas, params, memory })
    const reached =
      params.until === 'paused' ? cluster.paused && cluster.state === 'IDLE' : !cluster.paused && isUsable(cluster)
    if (reached) return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) }
    return {
      status: 'waiting',
      doing: `waiting until the cluster is ${params.until} (${shownState(cluster)})`,
      checkAgainInMs,
    }
  },
})
