import { ActionError } from '../base/errors.ts'
import { pollInterval, READS_LAG_MS } from './memory.ts'
import { defineOperation } from './operation.ts'
import { choice, withDefault } from './param.ts'
import { type Cluster, findCluster } from './subject/cluster.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
  readClusterReference,
  shownState,
} from './subject/cluster-reference.ts'
import { isUsable } from './subject/cluster-write.ts'
import { findProjectId, isProjectGone } from './subject/project.ts'
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
        const projectId = await findProjectId({ atlas, params: project, memory })
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
    if (!reached) refuseEndless({ cluster, until: params.until, waitedMs: now.getTime() - memory.waitingSince })
    if (reached) return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) }
    return {
      status: 'waiting',
      doing: `waiting until the cluster is ${params.until} (${shownState(cluster)})`,
      checkAgainInMs,
    }
  },
})

/** Some waits would have no end. A cluster that is being resumed is UPDATING; IDLE and paused, it stays so for up to 30 days. */
function refuseEndless({ cluster, until, waitedMs }: { cluster: Cluster; until: string; waitedMs: number }): void {
  const { name, kind, paused, state } = cluster
  if (until === 'paused' && kind !== 'dedicated') {
    throw new ActionError({
      code: 'NEVER_PAUSED',
      message: `cluster ${name} is a ${kind} cluster, and Atlas can pause dedicated clusters only.`,
      hint: 'Wait for `ready` or `deleted` instead.',
    })
  }
  if (until === 'ready' && paused && state === 'IDLE' && waitedMs >= READS_LAG_MS) {
    throw new ActionError({
      code: 'CLUSTER_PAUSED',
      message: `cluster ${name} is paused (${shownState(cluster)}), and nothing is resuming it.`,
      hint: 'Resume it with resume-cluster, which waits until it is ready.',
    })
  }
}
