import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import { hexId, readAnswer } from './answer.ts'
import type { Cluster } from './cluster.ts'

/** A restore from a snapshot of one cluster into another. */
export interface RestoreJob {
  readonly id: string
  readonly snapshotId: string | undefined
  readonly targetProjectId: string | undefined
  readonly targetClusterName: string | undefined
  readonly state: 'in-progress' | 'completed' | 'failed' | 'cancelled' | 'expired'
  /** ISO 8601. */
  readonly finishedAt: string | undefined
}

const jobSchema = once(() =>
  z.looseObject({
    id: hexId(),
    snapshotId: z.nullish(z.string()),
    targetGroupId: z.nullish(z.string()),
    targetClusterName: z.nullish(z.string()),
    finishedAt: z.nullish(z.string()),
    failed: z.nullish(z.boolean()),
    cancelled: z.nullish(z.boolean()),
    expired: z.nullish(z.boolean()),
  }),
)

const flexJobSchema = once(() =>
  z.looseObject({
    id: hexId(),
    snapshotId: z.nullish(z.string()),
    targetProjectId: z.nullish(z.string()),
    targetDeploymentItemName: z.nullish(z.string()),
    status: z.string(),
    restoreFinishedDate: z.nullish(z.string()),
  }),
)

/** The jobs that restore from this cluster, wherever to; downloads have no target. */
export async function listRestoreJobs({ atlas, source }: { atlas: Atlas; source: Cluster }): Promise<RestoreJob[]> {
  const { projectId: groupId, name } = source
  if (source.kind === 'flex') {
    return (await atlas.list('listGroupFlexClusterBackupRestoreJobs', { path: { groupId, name } })).map(readFlexJob)
  }
  const path = { groupId, clusterName: name }
  return (await atlas.list('listGroupClusterBackupRestoreJobs', { path })).map(readJob)
}

/** Begins to overwrite the target with the snapshot. */
export async function requestRestore({
  atlas,
  source,
  snapshotId,
  target,
}: {
  atlas: Atlas
  source: Cluster
  snapshotId: string
  target: Cluster
}): Promise<RestoreJob> {
  const { projectId: groupId, name } = source
  if (source.kind === 'flex') {
    const body = { snapshotId, targetProjectId: target.projectId, targetDeploymentItemName: target.name }
    return readFlexJob(await atlas.call('createGroupFlexClusterBackupRestoreJob', { path: { groupId, name }, body }))
  }
  const path = { groupId, clusterName: name }
  const into = { targetGroupId: target.projectId, targetClusterName: target.name }
  const body = { deliveryType: 'automated', snapshotId, ...into }
  return readJob(await atlas.call('createGroupClusterBackupRestoreJob', { path, body }))
}

function readJob(answer: unknown): RestoreJob {
  const body = readAnswer({ schema: jobSchema, answer, from: 'getGroupClusterBackupRestoreJob' })
  return {
    id: body.id,
    snapshotId: shown(body.snapshotId),
    targetProjectId: body.targetGroupId ?? undefined,
    targetClusterName: body.targetClusterName ?? undefined,
    state: stateOf(body),
    finishedAt: shown(body.finishedAt),
  }
}

/** Recorded: such a job has no word for its state; it is done once it says when it finished. */
function stateOf(body: z.infer<ReturnType<typeof jobSchema>>): RestoreJob['state'] {
  if (body.failed) return 'failed'
  if (body.cancelled) return 'cancelled'
  if (body.finishedAt) return 'completed'
  return body.expired ? 'expired' : 'in-progress'
}

function readFlexJob(answer: unknown): RestoreJob {
  const body = readAnswer({ schema: flexJobSchema, answer, from: 'getGroupFlexClusterBackupRestoreJob' })
  return {
    id: body.id,
    snapshotId: shown(body.snapshotId),
    targetProjectId: body.targetProjectId ?? undefined,
    targetClusterName: body.targetDeploymentItemName ?? undefined,
    state: FLEX_STATES[body.status] ?? 'in-progress',
    finishedAt: shown(body.restoreFinishedDate),
  }
}

const FLEX_STATES: Readonly<Record<string, RestoreJob['state']>> = { COMPLETED: 'completed', FAILED: 'failed' }

function shown(remote: string | null | undefined): string | undefined {
  return remote ? safeText(remote, { longest: 40 }) : undefined
}
