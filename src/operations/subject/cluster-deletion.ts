import { AtlasError, hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { isDeletionDue } from '../deletion.ts'
import { forgetWrite, refuseEndless, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory, Owner, Progress } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { patchCluster, waitingFor } from './cluster-write.ts'
import { isOurs } from './ownership.ts'

type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

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
  if (going || !cluster.terminationProtection || force || isOurs({ tags: cluster.tags, owner })) return
  throw new ActionError({
    code: 'TERMINATION_PROTECTED',
    message: `cluster ${cluster.name} is protected against termination, and not by this action. Nothing was changed.`,
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
  if (cluster.terminationProtection) {
    const unprotected = { terminationProtectionEnabled: false }
    return change({
      deletion,
      body: unprotected,
      doing: `lifting the termination protection of cluster ${cluster.name}`,
    })
  }
  if (!isDeletionDue({ memory, write, what: `cluster ${cluster.name}`, now })) return wait()
  rememberWrite({ memory, name: write, now })
  try {
    await requestDeletion(deletion)
  } catch (error) {
    // Asked for already, or gone meanwhile: the next look tells.
    if (hasCode(error, 'CLUSTER_ALREADY_REQUESTED_DELETION', 'CLUSTER_NOT_FOUND')) return wait()
    if (cluster.paused && isAboutPause(error)) {
      forgetWrite({ memory, name: write })
      return resume(deletion)
    }
    if (cluster.state !== 'CREATING' || !isAboutState(error)) throw error
    forgetWrite({ memory, name: write })
    rememberWrite({ memory, name: tooYoung(cluster), now })
  }
  return wait()
}

function tooYoung(cluster: Cluster): string {
  return `refused ${cluster.name}`
}

/** The codes of these two refusals are not documented. A missing right is 401 or 403, and no state of the cluster mends it. */
function isAboutState(error: unknown): boolean {
  return error instanceof AtlasError && (error.status === 400 || error.status === 409)
}

function isAboutPause(error: unknown): boolean {
  return isAboutState(error) && error instanceof AtlasError && /paused/i.test(error.message)
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

function resume(deletion: Deletion): Promise<Waiting> {
  const { name } = deletion.cluster
  return change({
    deletion,
    body: { paused: false },
    doing: `resuming cluster ${name}, since Atlas refuses it while paused`,
  })
}

async function change({
  deletion,
  body,
  doing,
}: {
  deletion: Deletion
  body: Readonly<Record<string, unknown>>
  doing: string
}): Promise<Waiting> {
  const { atlas, cluster, memory } = deletion
  const name = `change ${cluster.name}`
  refuseEndless({ memory, name, what: `cluster ${cluster.name}` })
  rememberWrite({ memory, name, now: atlas.now() })
  try {
    await patchCluster({ atlas, cluster, body })
  } catch (error) {
    if (!cluster.paused || !isAboutPause(error)) throw error
    return resume(deletion)
  }
  return { status: 'waiting', doing, checkAgainInMs: 1_000 }
}
