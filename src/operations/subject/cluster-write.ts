import type { Atlas } from '../../atlas/client.ts'
import { pollInterval, sentWrite } from '../memory.ts'
import type { Memory, Progress } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { shownState } from './cluster-reference.ts'

type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

/** After an accepted change Atlas may go on showing the old, idle cluster for a moment. */
const SHOWS_CHANGE_WITHIN_MS = 15_000

/** Dedicated clusters serve traffic while Atlas repairs them, and have host names then. */
export function isUsable(cluster: Cluster): boolean {
  const named = cluster.connectionStrings.standardSrv !== undefined || cluster.connectionStrings.standard !== undefined
  return named && (cluster.state === 'IDLE' || cluster.state === 'REPAIRING')
}

/** True when the change that this run sent is over, or there was none. */
export function isSettled({
  cluster,
  memory,
  write,
  now,
}: {
  cluster: Cluster
  memory: Memory
  write: string
  now: Date
}): boolean {
  const sent = sentWrite(memory, write)
  return cluster.state === 'IDLE' && (sent === undefined || now.getTime() - sent.lastAt >= SHOWS_CHANGE_WITHIN_MS)
}

export function waitingFor({
  cluster,
  doing,
  memory,
  write,
  now,
}: {
  cluster: Cluster
  doing: string
  memory: Memory
  write: string
  now: Date
}): Waiting {
  return {
    status: 'waiting',
    doing: `${doing} (${shownState(cluster)})`,
    checkAgainInMs: pollInterval({ since: sentWrite(memory, write)?.firstAt, now }),
  }
}

/** Changes a cluster through the API of its kind. */
export async function patchCluster({
  atlas,
  cluster,
  body,
}: {
  atlas: Atlas
  cluster: Cluster
  body: Readonly<Record<string, unknown>>
}): Promise<void> {
  const { projectId: groupId, name } = cluster
  if (cluster.kind === 'flex') await atlas.call('updateGroupFlexCluster', { path: { groupId, name }, body })
  else await atlas.call('updateGroupCluster', { path: { groupId, clusterName: name }, body })
}
