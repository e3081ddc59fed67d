import * as z from 'zod/mini'
import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { listOf } from '../../base/text.ts'
import { pollInterval, READS_LAG_MS, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import { readAnswer } from './answer.ts'
import { type Cluster, listClusters } from './cluster.ts'
import type { Waiting } from './passing-refusal.ts'

/**
 * After a change the status says APPLIED for a moment still. The Terraform provider gives Atlas ten seconds before it believes what
 * it reads after a write.
 */
const STARTS_WITHIN_MS = 10_000

/**
 * The clusters that a change of the user has to reach before it can be used. Those that are being created get it before they are
 * ready, those that are paused when they are resumed, and nobody waits for one that is going.
 */
export async function clustersInUse({
  atlas,
  projectId,
  scopes,
  withFlex,
}: {
  atlas: Atlas
  projectId: string
  /** Names of clusters; empty for all. */
  scopes: readonly string[]
  withFlex: boolean
}): Promise<Cluster[]> {
  const all = await listClusters({ atlas, projectId, withFlex })
  return all.filter((cluster) => isInUse(cluster) && (scopes.length === 0 || scopes.includes(cluster.name)))
}

export function isInUse({ state, paused }: Cluster): boolean {
  return !paused && state !== 'CREATING' && state !== 'DELETING'
}

/** `undefined` once every one of the clusters has applied what this run, or an earlier one, has changed. */
export async function awaitApplied({
  atlas,
  clusters,
  memory,
  writes,
}: {
  atlas: Atlas
  clusters: readonly Cluster[]
  memory: Memory
  /** Names of the writes that have to be applied, if this run has sent them. */
  writes: readonly string[]
}): Promise<Waiting | undefined> {
  const sentAt = Math.max(...writes.map((write) => sentWrite(memory, write)?.lastAt ?? Number.NEGATIVE_INFINITY))
  const checked = await Promise.all(
    clusters.map(async (cluster) => ({ cluster, applied: await isApplied({ atlas, cluster, memory, sentAt }) })),
  )
  const pending = checked.flatMap(({ cluster, applied }) => (applied ? [] : [cluster.name]))
  if (pending.length === 0) return undefined
  const now = atlas.now()
  memory.waitingSince ??= now.getTime()
  const shown = pending.length > 3 ? `${pending.length} clusters` : listOf(pending)
  return {
    status: 'waiting',
    doing: `waiting until the user works on ${shown}`,
    checkAgainInMs: pollInterval({ since: memory.waitingSince, now }),
  }
}

async function isApplied({
  atlas,
  cluster,
  memory,
  sentAt,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
  sentAt: number
}): Promise<boolean> {
  const seen = `pending on ${cluster.name}`
  const status = await changeStatusOf({ atlas, cluster })
  const now = atlas.now()
  const age = now.getTime() - sentAt
  switch (status) {
    case 'gone':
      return true
    case 'unknown':
      return cluster.state === 'IDLE' && age >= READS_LAG_MS
    case 'APPLIED':
      return age >= STARTS_WITHIN_MS || (sentWrite(memory, seen)?.lastAt ?? Number.NEGATIVE_INFINITY) >= sentAt
    default:
      rememberWrite({ memory, name: seen, now })
      return false
  }
}

/** PENDING or APPLIED; `unknown` for flex clusters, if the API for clusters refuses them here as it does elsewhere. */
async function changeStatusOf({ atlas, cluster }: { atlas: Atlas; cluster: Cluster }): Promise<string> {
  try {
    const path = { groupId: cluster.projectId, clusterName: cluster.name }
    const answer = await atlas.find('getGroupClusterStatus', { path, absent: ['CLUSTER_NOT_FOUND'] })
    if (answer === undefined) return 'gone'
    const schema = () => z.looseObject({ changeStatus: z.string() })
    return readAnswer({ schema, answer, from: 'getGroupClusterStatus' }).changeStatus
  } catch (error) {
    if (hasCode(error, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API')) return 'unknown'
    throw error
  }
}
