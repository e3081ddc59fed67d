import { hasCode } from '../atlas/atlas-error.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
  wait,
} from './subject/cluster-reference.ts'
import { changeCluster, isSettled, waitingFor } from './subject/cluster-write.ts'
import { requireCluster } from './subject/require-cluster.ts'

/** Atlas names the minutes that a resumed cluster must run; the documented value, should the text not hold them. */
const MUST_RUN_MINUTES = 60

export const pauseCluster = defineOperation({
  name: 'pause-cluster',
  summary: 'Pause a dedicated cluster; its data stays, and Atlas resumes it after 30 days.',
  effect: 'write',
  subject: 'cluster',
  params: { ...clusterReference, wait },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    if (cluster.kind !== 'dedicated') {
      return {
        status: 'skipped',
        why: `${cluster.name} is a ${cluster.kind} cluster, and Atlas can pause dedicated clusters only.`,
      }
    }
    const now = atlas.now()
    const sent = sentWrite(memory, 'pause')
    if (cluster.paused && (!params.wait || isSettled({ cluster, memory, write: 'pause', now }))) {
      return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) }
    }
    if (cluster.paused || cluster.state !== 'IDLE') {
      return waitingFor({
        cluster,
        doing: cluster.paused ? 'pausing the cluster' : 'waiting until it can be paused',
        memory,
        write: 'pause',
        now,
      })
    }
    const doing = 'pausing the cluster'
    try {
      return await changeCluster({ atlas, cluster, memory, write: 'pause', body: { paused: true }, doing })
    } catch (error) {
      if (hasCode(error, 'CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER')) {
        const minutes = Number(/(\d+) minutes/.exec(error.message)?.[1] ?? MUST_RUN_MINUTES)
        const until = new Date(now.getTime() + minutes * 60_000)
        return {
          status: 'deferred',
          until,
          // Atlas does not say when it was resumed, so this is the latest that it can mean.
          why: `${cluster.name} was resumed less than ${minutes} minutes ago, and Atlas pauses it ${minutes} minutes after that: at ${until.toISOString().slice(11, 16)} UTC at the latest.`,
        }
      }
      if (!hasCode(error, 'CLUSTER_ALREADY_PAUSED')) throw error
    }
    return { status: 'waiting', doing, checkAgainInMs: 3_000 }
  },
})
