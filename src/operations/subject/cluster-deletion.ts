import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { dueDeletion } from '../deletion.ts'
import { rememberWrite, sendWrite, sentWrite } from '../memory.ts'
import type { Memory, Owner } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { changeCluster, isBusy, waitingFor } from './cluster-write.ts'
import { forgetRefusals, isAboutState, type Waiting, waitOut } from './passing-refusal.ts'
import { isProtectedByUs } from './protection.ts'

interface Deletion {
  readonly atlas: Atlas
  readonly cluster: Cluster
  readonly memory: Memory
  readonly retainBackups: boolean
}

/** The name under which the deletion of a cluster is remembered. */
export function deletionOf(cluster: Pick<Cluster, 'name'>): string {
  return `delete ${cluster.name}`
}

/** Rejects with `TERMINATION_PROTECTED` for a cluster whose protection is not ours to lift. */
export function refuseProtected({ cluster, owner, force }: { cluster: Cluster; owner: Owner; force: boolean }): void {
  const going = cluster.state === 'DELETING'
  if (going || !cluster.terminationProtection || force || isProtectedByUs({ cluster, owner })) return
  throw new ActionError({
    code: 'TERMINATION_PROTECTED',
    message: `cluster ${cluster.name} is protected against termination, and its tags do not say that this action did it for this repository. Nothing was changed.`,
    hint: 'Say `force: true` if it is really to go.',
  })
}

/**
 * One step towards the end of a cluster that still exists: lifts termination protection, asks for the deletion, and asks again when
 * Atlas seems to have dropped it. Only a 404 of the next look is the end. Whether a cluster may be deleted while it is paused or
 * being created is not documented: where Atlas refuses, the cluster is deleted once it runs.
 */
export async function stepClusterDeletion(deletion: Deletion): Promise<Waiting> {
  const { atlas, cluster, memory } = deletion
  const now = atlas.now()
  const write = deletionOf(cluster)
  const wait = (doing = `deleting cluster ${cluster.name}`) => waitingFor({ cluster, doing, memory, write, now })
  if (cluster.state === 'DELETING') return wait()
  if (cluster.state === 'CREATING' && sentWrite(memory, tooYoung(cluster)) !== undefined)
    return wait(`waiting until cluster ${cluster.name} can be deleted`)
  if (cluster.terminationProtection) return unprotect(deletion)
  const what = `cluster ${cluster.name}`
  const due = dueDeletion({ memory, write, what, busy: isBusy(cluster), now })
  if (due === undefined) return wait()
  try {
    await sendWrite({ memory, name: due, what, now, send: () => requestDeletion(deletion) })
  } catch (error) {
    // Asked for already, or gone meanwhile: the next look tells.
    if (hasCode(error, 'CLUSTER_ALREADY_REQUESTED_DELETION', 'CLUSTER_NOT_FOUND')) {
      rememberWrite({ memory, name: due, now })
      return wait()
    }
    if (cluster.paused && isAboutPause(error)) return resume(deletion)
    if (cluster.state !== 'CREATING' || !isAboutState(error))
      return waitOut({ error, memory, write, now, because: isBusy(cluster) ? 'state' : 'unknown' })
    rememberWrite({ memory, name: tooYoung(cluster), now })
    return wait()
  }
  forgetRefusals({ memory, write })
  return wait()
}

function tooYoung(cluster: Cluster): string {
  return `refused ${cluster.name}`
}

/** The code of this refusal is not documented. */
function isAboutPause(error: unknown): boolean {
  return isAboutState(error) && /paused/i.test(error.message)
}

async function requestDeletion({ atlas, cluster, retainBackups }: Deletion): Promise<void> {
  const { projectId: groupId, name } = cluster
  if (cluster.kind === 'flex') await atlas.call('deleteGroupFlexCluster', { path: { groupId, name } })
  else {
    await atlas.call('deleteGroupCluster', {
      path: { groupId, clusterName: name },
      query: { retainBackups: retainBackups ? true : undefined },
    })
  }
}

async function unprotect(deletion: Deletion): Promise<Waiting> {
  const { cluster } = deletion
  const doing = `lifting the termination protection of cluster ${cluster.name}`
  const write = `unprotect ${cluster.name}`
  try {
    return await changeCluster({ ...deletion, write, body: { terminationProtectionEnabled: false }, doing })
  } catch (error) {
    if (!cluster.paused || !isAboutPause(error)) throw error
    return resume(deletion)
  }
}

function resume(deletion: Deletion): Promise<Waiting> {
  const { name } = deletion.cluster
  const doing = `resuming cluster ${name}, since Atlas refuses it while paused`
  return changeCluster({ ...deletion, write: `resume ${name}`, body: { paused: false }, doing })
}
