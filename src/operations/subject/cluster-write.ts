import type { Atlas } from '../../atlas/client.ts'
import { isJustSent, pollInterval, READS_LAG_MS, rememberWrite, sendWrite, sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import { type Cluster, findCluster } from './cluster.ts'
import { shownState } from './cluster-reference.ts'
import { forgetRefusals, isAboutState, type Waiting, waitOut } from './passing-refusal.ts'

const SHOWS_SOON_MS = 3_000

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
  return cluster.state === 'IDLE' && !isJustSent({ memory, name: write, now })
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

/** While a cluster is created or changed, Atlas takes some changes and refuses others. */
export function isBusy({ state }: Cluster): boolean {
  return state === 'CREATING' || state === 'UPDATING'
}

/**
 * Changes a cluster that is not busy, through the API of its kind: not again while reads may lag behind the last sending, and later
 * where Atlas refuses it for the moment only. Rejects with every other refusal, and with `WRITE_WITHOUT_EFFECT`.
 */
export async function changeCluster({
  atlas,
  cluster,
  memory,
  write,
  body,
  doing,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
  /** The name under which the change is remembered. */
  write: string
  body: Readonly<Record<string, unknown>>
  doing: string
}): Promise<Waiting> {
  const now = atlas.now()
  if (isBusy(cluster) || isJustSent({ memory, name: write, now }))
    return waitingFor({ cluster, doing, memory, write, now })
  try {
    const what = `cluster ${cluster.name}`
    await sendWrite({ memory, name: write, what, now, send: () => patchCluster({ atlas, cluster, body }) })
  } catch (error) {
    const because = (await isBusyNow({ atlas, cluster, error })) ? 'state' : 'unknown'
    return waitOut({ error, memory, write, now, because })
  }
  forgetRefusals({ memory, write })
  return { status: 'waiting', doing, checkAgainInMs: SHOWS_SOON_MS }
}

/**
 * Waits after a refusal of something that needs an idle cluster: while somebody else changes it, and once while reads may not show that
 * yet. Rejects as `waitOut` does.
 */
export async function waitOutBusy({
  atlas,
  cluster,
  error,
  memory,
  write,
}: {
  atlas: Atlas
  cluster: Cluster
  error: unknown
  memory: Memory
  /** The name of the write that was refused. */
  write: string
}): Promise<Waiting> {
  const now = atlas.now()
  if (await isBusyNow({ atlas, cluster, error })) return waitOut({ error, memory, write, now, because: 'state' })
  const unseen = `unseen reason of ${write}`
  if (!isAboutState(error) || sentWrite(memory, unseen) !== undefined) return waitOut({ error, memory, write, now })
  rememberWrite({ memory, name: unseen, now })
  return {
    status: 'waiting',
    doing: `looking once more since Atlas refuses it: ${error.code}`,
    checkAgainInMs: READS_LAG_MS,
  }
}

/** Somebody else's change may have begun since the look. */
async function isBusyNow({
  atlas,
  cluster,
  error,
}: {
  atlas: Atlas
  cluster: Cluster
  error: unknown
}): Promise<boolean> {
  if (!isAboutState(error)) return false
  const after = await findCluster({ atlas, projectId: cluster.projectId, clusterName: cluster.name })
  return after !== undefined && isBusy(after)
}

async function patchCluster({
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
