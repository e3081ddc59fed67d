import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { pollInterval, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import { type Cluster, findCluster } from './cluster.ts'
import { isUsable } from './cluster-write.ts'
import type { Waiting } from './passing-refusal.ts'

/** Another step may be about to create it. */
const SHOWS_UP_WITHIN_MS = 60_000
const MISSED = 'look for the cluster'

/**
 * The cluster that a user wants to log in to, ready or paused, or how long to wait for it. Rejects with `CLUSTER_NOT_FOUND` if there
 * is none after a minute.
 */
export async function readyCluster({
  atlas,
  projectId,
  clusterName,
  memory,
}: {
  atlas: Atlas
  projectId: string
  clusterName: string
  memory: Memory
}): Promise<{ cluster: Cluster } | { waiting: Waiting }> {
  const cluster = await findCluster({ atlas, projectId, clusterName })
  const now = atlas.now()
  memory.waitingSince ??= now.getTime()
  if (cluster !== undefined && (cluster.paused || isSettledEnough(cluster))) return { cluster }
  const missedAt = sentWrite(memory, MISSED)?.firstAt
  if (cluster === undefined) {
    if (missedAt !== undefined && now.getTime() - missedAt >= SHOWS_UP_WITHIN_MS)
      throw notFound({ clusterName, projectId })
    if (missedAt === undefined) rememberWrite({ memory, name: MISSED, now })
  }
  const checkAgainInMs = pollInterval({ since: memory.waitingSince, now })
  const doing = `waiting for the cluster ${clusterName} (${cluster?.state ?? 'not there yet'})`
  return { waiting: { status: 'waiting', doing, checkAgainInMs } }
}

/** A change of users makes Atlas update small clusters (recorded), so UPDATING is no reason to wait: the status of changes tells. */
function isSettledEnough(cluster: Cluster): boolean {
  return isUsable(cluster) || cluster.state === 'UPDATING'
}

function notFound({ clusterName, projectId }: { clusterName: string; projectId: string }): ActionError {
  return new ActionError({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${clusterName} in project ${projectId}. The database user is there all the same.`,
    hint: 'Check cluster-name; list-clusters shows what is there.',
  })
}
