import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { isDeletionDue } from '../deletion.ts'
import { pollInterval, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory, Owner, Progress } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { shownState } from './cluster-reference.ts'
import { isOurs } from './ownership.ts'

type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

/** After an accepted change Atlas may go on showing the old, idle cluster for a moment. */
const SHOWS_CHANGE_WITHIN_MS = 15_000

/** Dedicated clusters serve traffic while Atlas repairs them, and have host names then. */
export function isUsable(cluster: Cluster): boolean {
  const named = cluster.connectionStrings.standardSrv !== undefined || cluster.connectionStrings.standard !== undefined
  return named && (cluster.state === 'IDLE' || cluster.state === 'REPAIRING')
}

/** True when the change that this run sent is over, or there was none; `shown` says whether the answer shows it. */
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

/**
 * One step towards the end of a cluster that still exists: lifts termination protection where that is allowed, asks for the
 * deletion, and asks again when Atlas seems to have dropped it. Only a 404 of the next look is the end.
 */
export async function stepClusterDeletion({
  atlas,
  cluster,
  memory,
  owner,
  force,
  retainBackups,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
  owner: Owner
  force: boolean
  retainBackups: boolean
}): Promise<Waiting> {
  const now = atlas.now()
  const write = `delete ${cluster.name}`
  const wait = () => waitingFor({ cluster, doing: `deleting cluster ${cluster.name}`, memory, write, now })
  if (cluster.state === 'DELETING') return wait()
  if (cluster.terminationProtection) return liftProtection({ atlas, cluster, owner, force })
  if (!isDeletionDue({ memory, write, what: `cluster ${cluster.name}`, now })) return wait()
  rememberWrite({ memory, name: write, now })
  await requestDeletion({ atlas, cluster, retainBackups })
  return wait()
}

async function requestDeletion({
  atlas,
  cluster,
  retainBackups,
}: {
  atlas: Atlas
  cluster: Cluster
  retainBackups: boolean
}): Promise<void> {
  const { projectId: groupId, name } = cluster
  try {
    if (cluster.kind === 'flex') await atlas.call('deleteGroupFlexCluster', { path: { groupId, name } })
    else {
      await atlas.call('deleteGroupCluster', {
        path: { groupId, clusterName: name },
        query: { retainBackups: retainBackups ? true : undefined },
      })
    }
  } catch (error) {
    // Asked for already, or gone meanwhile: the next look tells. Whether a cluster may be deleted while it is paused or being
    // created is not documented; where it may not, it is deleted once it runs.
    if (hasCode(error, 'CANNOT_UPDATE_PAUSED_CLUSTER')) await patchCluster({ atlas, cluster, body: { paused: false } })
    else if (!hasCode(error, 'CLUSTER_ALREADY_REQUESTED_DELETION', 'CLUSTER_NOT_FOUND') && cluster.state !== 'CREATING')
      throw error
  }
}

async function liftProtection({
  atlas,
  cluster,
  owner,
  force,
}: {
  atlas: Atlas
  cluster: Cluster
  owner: Owner
  force: boolean
}): Promise<Waiting> {
  if (!force && !isOurs({ tags: cluster.tags, owner })) {
    throw new ActionError({
      code: 'TERMINATION_PROTECTED',
      message: `cluster ${cluster.name} is protected against termination, and not by this action. Nothing was changed.`,
      hint: 'Say `force: true` if it is really to go.',
    })
  }
  await patchCluster({ atlas, cluster, body: { terminationProtectionEnabled: false } })
  return {
    status: 'waiting',
    doing: `lifting the termination protection of cluster ${cluster.name}`,
    checkAgainInMs: 1_000,
  }
}
