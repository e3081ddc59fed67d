import type { Atlas } from '../atlas/client.ts'
import { isJustSent, sendWrite, sentWrite } from './memory.ts'
import { defineOperation, type Memory, type OutputValue } from './operation.ts'
import { flag, text, withDefault } from './param.ts'
import type { Cluster } from './subject/cluster.ts'
import { checkClusterReference, clusterReference, wait } from './subject/cluster-reference.ts'
import { isSettled, waitingFor, waitOutBusy } from './subject/cluster-write.ts'
import type { Waiting } from './subject/passing-refusal.ts'
import { requireCluster } from './subject/require-cluster.ts'
import { listRestoreJobs, type RestoreJob, requestRestore } from './subject/restore-job.ts'
import { lacksMark, markRestored, restoredInto } from './subject/restore-mark.ts'
import { refuseLost, restoreProgress } from './subject/restore-progress.ts'
import { chooseSnapshot, refuseSource } from './subject/restore-source.ts'
import { checkTarget, refuseTarget, requireTarget, restoreTarget } from './subject/restore-target.ts'
import { listSnapshots } from './subject/snapshot.ts'

export const restoreSnapshot = defineOperation({
  name: 'restore-snapshot',
  summary: 'Overwrite a cluster with a snapshot of another one, and wait until its data are there.',
  effect: 'destroy',
  subject: 'cluster',
  params: {
    ...clusterReference,
    ...restoreTarget,
    snapshotId: withDefault(
      'latest',
      text({
        describe: 'Id of the snapshot, or `latest` for the newest of the source that is complete.',
        expected: '`latest`, or a snapshot id: 24 characters 0-9 and a-f',
        pattern: /^(?:latest|[0-9a-f]{24})$/,
      }),
    ),
    overwrite: withDefault(
      false,
      flag({ describe: 'Overwrite the target even if its tags do not say that it is ours.' }),
    ),
    once: withDefault(
      false,
      flag({
        describe:
          'Leave the target alone if any snapshot of the source was restored into it since it was created, for data that are to be put there in the beginning only. A target that is ours gets the tag `restored-snapshot`, which says so even when the source and its restore jobs are gone.',
      }),
    ),
    force: withDefault(
      false,
      flag({ describe: 'Restore even if the last restore from the source into the target was one of this snapshot.' }),
    ),
    wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project of the source.' },
    clusterName: { describe: 'Name of the source.' },
    targetProjectId: { describe: 'Id of the project of the target.' },
    targetClusterName: { describe: 'Name of the target.' },
    snapshotId: { describe: 'Id of the snapshot that was restored.' },
    restoreJobId: { describe: 'Id of the restore job; without it, the tag `restored-snapshot` told.' },
    state: { describe: '`completed`; with `wait: false` also `in-progress`.' },
  },
  check({ params, given }) {
    const issues = [...checkClusterReference(given), ...checkTarget({ params, given })]
    if (params.once === true && params.force === true) {
      issues.push({ message: 'once and force are given at once.', hint: 'Give one of them.' })
    }
    return issues
  },
  async step({ atlas, params, memory, owner, policy }) {
    const source = await requireCluster({ atlas, params, memory })
    const target = await requireTarget({ atlas, params, source, memory })
    const now = atlas.now()
    const waitFor = (doing: string) => waitingFor({ cluster: target, doing, memory, write: 'restore', now })
    if (target.state === 'DELETING') return waitFor('waiting for an earlier cluster of this name to go')
    const change = sentWrite(memory, 'restore') ? 'updated' : 'unchanged'
    const marked = params.once ? restoredInto(target) : undefined
    if (marked !== undefined) {
      if (sentWrite(memory, 'mark') && !isSettled({ cluster: target, memory, write: 'mark', now })) {
        return waitFor('marking the cluster')
      }
      const job = { id: memory.found?.['job'], snapshotId: marked, state: 'completed' } as const
      return { status: 'done', change, outputs: outputsOf({ source, target, job }) }
    }
    refuseSource(source)
    const jobs = await listRestoreJobs({ atlas, source })
    const pinned = { atlas, source, wanted: params.snapshotId, memory }
    if (params.snapshotId === 'latest' && !params.once && (await pinSnapshot(pinned)) === undefined) {
      return waitFor('waiting for the first snapshot of the source')
    }
    const snapshotId = params.once ? undefined : (memory.found?.['snapshot'] ?? params.snapshotId)
    const progress = restoreProgress({ jobs, target, snapshotId, memory, force: params.force })
    if (progress.kind !== 'none') {
      const { kind, job } = progress
      const done = { status: 'done', change, outputs: outputsOf({ source, target, job }) } as const
      if (kind === 'running' && !params.wait && progress.matches) return done
      if (kind === 'running') memory.waitingSince ??= now.getTime()
      const watched = sentWrite(memory, 'restore') !== undefined || memory.waitingSince !== undefined
      const settled = !watched || isSettled({ cluster: target, memory, write: 'restore', now })
      if (kind === 'running' || (params.wait && !settled)) return waitFor('restoring the snapshot')
      return params.once && lacksMark({ target, owner }) ? markRestored({ atlas, target, job, memory }) : done
    }
    if (isJustSent({ memory, name: 'restore', now })) return waitFor('restoring the snapshot')
    refuseLost({ target, memory })
    await refuseTarget({ atlas, source, target, owner, policy, overwrite: params.overwrite })
    if (target.state !== 'IDLE') return waitFor('waiting until the target is ready')
    const chosen = await pinSnapshot(pinned)
    if (chosen === undefined) return waitFor('waiting until the snapshot is complete')
    return begin({ atlas, source, target, snapshotId: chosen, memory })
  },
})

/** The snapshot of this run, chosen once, lest a newer one appear meanwhile; `undefined` while Atlas is still taking it. */
async function pinSnapshot({
  atlas,
  source,
  wanted,
  memory,
}: {
  atlas: Atlas
  source: Cluster
  wanted: string
  memory: Memory
}): Promise<string | undefined> {
  const known = memory.found?.['snapshot']
  if (known !== undefined) return known
  const chosen = chooseSnapshot({ snapshots: await listSnapshots({ atlas, cluster: source }), wanted, source })
  if (chosen !== undefined) memory.found = { ...memory.found, snapshot: chosen.id }
  return chosen?.id
}

async function begin({
  atlas,
  source,
  target,
  snapshotId,
  memory,
}: {
  atlas: Atlas
  source: Cluster
  target: Cluster
  snapshotId: string
  memory: Memory
}): Promise<Waiting> {
  const now = atlas.now()
  try {
    const send = async () => {
      const { id } = await requestRestore({ atlas, source, snapshotId, target })
      memory.found = { ...memory.found, job: id }
    }
    await sendWrite({ memory, name: 'restore', what: `the restore into cluster ${target.name}`, now, send })
  } catch (error) {
    return waitOutBusy({ atlas, cluster: target, error, memory, write: 'restore' })
  }
  return { status: 'waiting', doing: 'restoring the snapshot', checkAgainInMs: 3_000 }
}

function outputsOf({
  source,
  target,
  job,
}: {
  source: Cluster
  target: Cluster
  job: Pick<RestoreJob, 'snapshotId' | 'state'> & { readonly id: string | undefined }
}): { readonly [name: string]: OutputValue } {
  return {
    projectId: source.projectId,
    clusterName: source.name,
    targetProjectId: target.projectId,
    targetClusterName: target.name,
    ...(job.snapshotId !== undefined && { snapshotId: job.snapshotId }),
    ...(job.id !== undefined && { restoreJobId: job.id }),
    state: job.state,
  }
}
