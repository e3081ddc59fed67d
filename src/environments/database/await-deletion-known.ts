import type { Atlas } from '../../atlas/client.ts'
import { rememberWrite, sentWrite } from '../../operations/memory.ts'
import type { Memory } from '../../operations/operation.ts'
import { findCluster } from '../../operations/subject/cluster.ts'
import { awaitApplied, isInUse } from '../../operations/subject/database-user-applied.ts'
import type { Waiting } from '../../operations/subject/passing-refusal.ts'

/**
 * `undefined` once the cluster knows that users are deleted who are so for Atlas: until then they log in and write on. A cluster that
 * nobody can use is not waited for.
 */
export async function awaitDeletionKnown({
  atlas,
  projectId,
  clusterName,
  memory,
}: {
  atlas: Atlas
  projectId: string
  clusterName: string
  memory: Memory
}): Promise<Waiting | undefined> {
  if (sentWrite(memory, 'known') !== undefined) return undefined
  const cluster = await findCluster({ atlas, projectId, clusterName })
  const now = atlas.now()
  // The deletion is another step's, or an earlier run's: it counts from the first look.
  if (sentWrite(memory, 'look') === undefined) rememberWrite({ memory, name: 'look', now })
  const clusters = cluster !== undefined && isInUse(cluster) ? [cluster] : []
  const waiting = await awaitApplied({ atlas, clusters, memory, writes: ['look'] })
  if (waiting) return { ...waiting, doing: `waiting until ${clusterName} knows that the user is deleted` }
  rememberWrite({ memory, name: 'known', now })
  return undefined
}
