import type { Atlas } from '../atlas/client.ts'
import { ActionError } from '../base/errors.ts'
import { isJustSent, sendWrite, sentWrite } from './memory.ts'
import { defineOperation, type Memory, type OutputValue } from './operation.ts'
import { count, optional, text, withDefault } from './param.ts'
import type { Cluster } from './subject/cluster.ts'
import { checkClusterReference, clusterReference, wait } from './subject/cluster-reference.ts'
import { waitingFor, waitOutBusy } from './subject/cluster-write.ts'
import type { Waiting } from './subject/passing-refusal.ts'
import { refusePaused } from './subject/refuse-paused.ts'
import { requireCluster } from './subject/require-cluster.ts'
import { isUnfinished, listSnapshots, readSnapshot, type Snapshot } from './subject/snapshot.ts'
import { isMarked, markedDescription, markOf } from './subject/snapshot-mark.ts'

export const takeSnapshot = defineOperation({
  name: 'take-snapshot',
  summary: 'Take a snapshot of a dedicated cluster now, and wait until it is complete.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    snapshotName: optional(
      text({
        describe:
          'Take it only if this repository has no snapshot of this name of the cluster yet. Without it every run takes one.',
        expected: '1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit',
        pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      }),
    ),
    description: optional(
      text({
        describe: 'What the snapshot is for. A mark that names the run, or the snapshot-name, is put behind it.',
        expected: 'at most 200 characters without control characters',
        pattern: /^[^\p{Cc}]{1,200}$/u,
      }),
    ),
    retentionDays: withDefault(7, count({ describe: 'Days after which Atlas deletes it.', least: 1, most: 3650 })),
    wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    snapshotId: { describe: 'Id of the snapshot.' },
    createdAt: { describe: 'When Atlas took it (ISO 8601); absent before that.' },
    expiresAt: { describe: 'When Atlas deletes it (ISO 8601).' },
    state: { describe: '`completed`; with `wait: false` also `queued` or `in-progress`.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory, owner }) {
    const cluster = await requireCluster({ atlas, params, memory })
    if (cluster.kind === 'flex') {
      const why = `${cluster.name} is a flex cluster, of which Atlas takes a snapshot every day by itself and none on demand.`
      return { status: 'skipped', why }
    }
    refuseWithoutBackup(cluster)
    const now = atlas.now()
    const waitFor = (doing: string) => waitingFor({ cluster, doing, memory, write: 'take', now })
    if (cluster.state === 'DELETING') return waitFor('waiting for the cluster to go')
    const snapshots = await listSnapshots({ atlas, cluster })
    const mark = memory.found?.['mark'] ?? markOf({ snapshotName: params.snapshotName, owner, snapshots })
    memory.found = { ...memory.found, mark }
    const own = ownAmong({ snapshots, mark, memory })
    if (own !== undefined) {
      refuseFailed({ own, cluster })
      if (params.wait && own.state !== 'completed') return waitFor(`taking the snapshot (${own.state})`)
      const change = sentWrite(memory, 'take') ? 'created' : 'unchanged'
      return { status: 'done', change, outputs: outputsOf({ cluster, snapshot: own }) }
    }
    if (isJustSent({ memory, name: 'take', now })) return waitFor('taking the snapshot')
    refuseLost({ cluster, memory })
    refusePaused(cluster)
    if (cluster.state !== 'IDLE') return waitFor('waiting until a snapshot can be taken')
    if (snapshots.some((snapshot) => snapshot.type === 'on-demand' && isUnfinished(snapshot))) {
      return waitFor('waiting until another snapshot has been taken')
    }
    const { retentionDays: retentionInDays } = params
    const body = { description: markedDescription({ description: params.description, mark }), retentionInDays }
    return begin({ atlas, cluster, memory, body })
  },
})

/** What this run has asked for, or found under its name when it began. A failed one of an earlier run does not count. */
function ownAmong({
  snapshots,
  mark,
  memory,
}: {
  snapshots: readonly Snapshot[]
  mark: string
  memory: Memory
}): Snapshot | undefined {
  const id = memory.found?.['snapshot']
  if (id !== undefined) return snapshots.find((snapshot) => snapshot.id === id)
  const marked = snapshots.filter((snapshot) => isMarked(snapshot, mark))
  return marked.find(({ state }) => state !== 'failed')
}

async function begin({
  atlas,
  cluster,
  memory,
  body,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
  body: { readonly description: string; readonly retentionInDays: number }
}): Promise<Waiting> {
  const now = atlas.now()
  const path = { groupId: cluster.projectId, clusterName: cluster.name }
  try {
    const send = async () => {
      const { id } = readSnapshot(await atlas.call('takeGroupClusterBackupSnapshots', { path, body }))
      memory.found = { ...memory.found, snapshot: id }
    }
    await sendWrite({ memory, name: 'take', what: `a snapshot of cluster ${cluster.name}`, now, send })
  } catch (error) {
    return waitOutBusy({ atlas, cluster, error, memory, write: 'take' })
  }
  return { status: 'waiting', doing: 'taking the snapshot', checkAgainInMs: 3_000 }
}

function refuseWithoutBackup({ name, kind, backup }: Cluster): void {
  if (kind !== 'free' && backup) return
  throw new ActionError({
    code: 'BACKUP_NOT_ENABLED',
    message: `cluster ${name} has no backup, so Atlas takes no snapshots of it.`,
    hint:
      kind === 'free'
        ? 'Free clusters have no backup. Use a flex cluster, of which Atlas takes a snapshot every day, or a dedicated one.'
        : 'Switch backup on with create-cluster and `backup: true`, or in the Atlas console.',
  })
}

function refuseFailed({ own, cluster }: { own: Snapshot; cluster: Cluster }): void {
  if (own.state !== 'failed') return
  throw new ActionError({
    code: 'SNAPSHOT_FAILED',
    message: `cluster ${cluster.name}: Atlas could not take snapshot ${own.id}.`,
    hint: 'Look at the cluster and its alerts in the Atlas console, then run it again.',
  })
}

function refuseLost({ cluster, memory }: { cluster: Cluster; memory: Memory }): void {
  const id = memory.found?.['snapshot']
  if (id === undefined) return
  throw new ActionError({
    code: 'SNAPSHOT_GONE',
    message: `cluster ${cluster.name}: snapshot ${id}, which this run has asked for, is not in the list any more.`,
    hint: 'Somebody may have deleted it. Run it again.',
  })
}

function outputsOf({ cluster, snapshot }: { cluster: Cluster; snapshot: Snapshot }): {
  readonly [name: string]: OutputValue
} {
  const { id, createdAt, expiresAt, state } = snapshot
  return {
    projectId: cluster.projectId,
    clusterName: cluster.name,
    snapshotId: id,
    ...(createdAt !== undefined && { createdAt }),
    ...(expiresAt !== undefined && { expiresAt }),
    state,
  }
}
