import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import {
  checkClusterReference,
  clusterOutputs,
  clusterOutputsOf,
  clusterReference,
  wait,
} from './subject/cluster-reference.ts'
import { resumePaused } from './subject/cluster-resume.ts'
import { isSettled, isUsable, waitingFor } from './subject/cluster-write.ts'
import { requireCluster } from './subject/require-cluster.ts'

export const resumeCluster = defineOperation({
  name: 'resume-cluster',
  summary: 'Resume a paused cluster, and wait until it serves again.',
  effect: 'write',
  subject: 'cluster',
  params: { ...clusterReference, wait },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    const now = atlas.now()
    const sent = sentWrite(memory, 'resume')
    if (cluster.kind !== 'dedicated') {
      const why = cluster.paused
        ? 'which Atlas has paused itself; only the Atlas console resumes it'
        : 'and Atlas can pause and resume dedicated clusters only'
      return { status: 'skipped', why: `${cluster.name} is a ${cluster.kind} cluster, ${why}.` }
    }
    if (!cluster.paused) {
      const ready =
        isUsable(cluster) && (cluster.state !== 'IDLE' || isSettled({ cluster, memory, write: 'resume', now }))
      if (ready || !params.wait)
        return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) }
      return waitingFor({ cluster, doing: 'resuming the cluster', memory, write: 'resume', now })
    }
    return resumePaused({ atlas, cluster, memory })
  },
})
