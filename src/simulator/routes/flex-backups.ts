import * as z from 'zod/mini'
import { findFlexBackedUp } from '../backups/backed-up-cluster.ts'
import { beginFlexRestore, findFlexSnapshot } from '../backups/begin-flex-restore.ts'
import { type FlexRestore, restoreStatus } from '../backups/flex-restore.ts'
import { type FlexSnapshot, flexStatus, flexTimes } from '../backups/flex-snapshot.ts'
import { readBody } from '../body.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { timestamp } from '../timestamp.ts'

const versions = (javaMethod: string) => [
  { date: '2024-11-13', javaMethod: `ApiAtlasFlexBackupResource::${javaMethod}` },
]

const restoreSchema = z.strictObject({
  snapshotId: z.string(),
  targetDeploymentItemName: z.string(),
  targetProjectId: z.optional(z.string()),
})
const downloadSchema = z.strictObject({ snapshotId: z.string() })
const READ_ONLY = [
  'deliveryType',
  'expirationDate',
  'id',
  'instanceName',
  'links',
  'projectId',
  'restoreFinishedDate',
  'restoreScheduledDate',
  'snapshotFinishedDate',
  'snapshotUrl',
  'status',
]
/** Recorded: a restore can be looked at for six hours after it was asked for. */
const EXPIRES_MS = 6 * 3600 * 1000

/** Recorded: no links, and the two times are missing until they have come. */
function renderSnapshot(snapshot: FlexSnapshot, { now }: Call): object {
  const { start, finish, expiration } = flexTimes(snapshot)
  const status = flexStatus(snapshot, now)
  return {
    expiration: timestamp(expiration),
    ...(status === 'COMPLETED' ? { finishTime: timestamp(finish) } : {}),
    id: snapshot.id,
    mongoDBVersion: '8.0.29',
    scheduledTime: timestamp(snapshot.scheduledAt),
    ...(status === 'PENDING' ? {} : { startTime: timestamp(start) }),
    status,
  }
}

function renderRestore(restore: FlexRestore, { call, groupId }: { call: Call; groupId: string }): object {
  const { id, clusterName, snapshot, target, requestedAt, outcome } = restore
  return {
    deliveryType: target ? 'RESTORE' : 'DOWNLOAD',
    expirationDate: timestamp(requestedAt + EXPIRES_MS),
    id,
    instanceName: clusterName,
    projectId: groupId,
    ...(outcome.how === 'finished' ? { restoreFinishedDate: timestamp(outcome.at) } : {}),
    restoreScheduledDate: timestamp(requestedAt),
    snapshotFinishedDate: timestamp(snapshot.finishedAt),
    snapshotId: snapshot.id,
    ...(target ? {} : { snapshotUrl: `${call.request.origin}/downloads/${id}.tgz` }),
    status: restoreStatus(restore, call.now),
    ...(target ? { targetDeploymentItemName: target.clusterName, targetProjectId: target.groupId } : {}),
  }
}

function listSnapshots(call: Call): Result {
  const { project, cluster } = findFlexBackedUp(call, 'read')
  const own = project.backups.flexSnapshots.filter(({ clusterId }) => clusterId === cluster.id)
  return { status: 200, page: own.map((snapshot) => renderSnapshot(snapshot, call)) }
}

function readSnapshot(call: Call): Result {
  const found = findFlexSnapshot({ ...findFlexBackedUp(call, 'read'), id: call.params['snapshotId'] ?? '' })
  return { status: 200, body: renderSnapshot(found, call) }
}

function restore(call: Call): Result {
  const { project, cluster } = findFlexBackedUp(call, 'write')
  const body = readBody(call.body, { schema: restoreSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  const { snapshotId, targetDeploymentItemName: clusterName, targetProjectId: groupId = project.id } = body
  const begun = beginFlexRestore({ project, cluster, snapshotId, target: { groupId, clusterName }, call })
  return { status: 200, body: renderRestore(begun, { call, groupId: project.id }) }
}

function download(call: Call): Result {
  const { project, cluster } = findFlexBackedUp(call, 'write')
  const { snapshotId } = readBody(call.body, {
    schema: downloadSchema,
    readOnly: READ_ONLY,
    quirks: call.world.quirks,
  })
  const begun = beginFlexRestore({ project, cluster, snapshotId, target: undefined, call })
  return { status: 200, body: renderRestore(begun, { call, groupId: project.id }) }
}

function listRestores(call: Call): Result {
  const { project, cluster } = findFlexBackedUp(call, 'read')
  const own = project.backups.flexRestores.filter(({ clusterName }) => clusterName === cluster.name)
  return { status: 200, page: own.map((one) => renderRestore(one, { call, groupId: project.id })) }
}

function readRestore(call: Call): Result {
  const { project, cluster } = findFlexBackedUp(call, 'read')
  const id = call.params['restoreJobId'] ?? ''
  const found = project.backups.flexRestores.find((one) => one.id === id && one.clusterName === cluster.name)
  if (!found) {
    throw new Problem(404, 'TENANT_RESTORE_NOT_FOUND', {
      detail: `No restore job with ID ${id} exists for cluster ${cluster.name} in group ${project.id}.`,
      parameters: [id, cluster.name, project.id],
    })
  }
  return { status: 200, body: renderRestore(found, { call, groupId: project.id }) }
}

const base = '/groups/{groupId}/flexClusters/{name}/backup'
const limit = 'flexBackups'
const get = { limit, method: 'GET' } as const
const post = { limit, method: 'POST', takesBody: true } as const

export const flexBackups: readonly Route[] = [
  { ...get, path: `${base}/snapshots`, versions: versions('getSnapshots'), paged: true, handle: listSnapshots },
  { ...get, path: `${base}/snapshots/{snapshotId}`, versions: versions('getSnapshot'), handle: readSnapshot },
  {
    ...post,
    path: `${base}/restoreJobs`,
    versions: versions('createRestoreJob'),
    audit: 'TENANT_RESTORE_REQUESTED_AUDIT',
    handle: restore,
  },
  { ...get, path: `${base}/restoreJobs`, versions: versions('getRestoreJobs'), paged: true, handle: listRestores },
  { ...get, path: `${base}/restoreJobs/{restoreJobId}`, versions: versions('getRestoreJob'), handle: readRestore },
  { ...post, path: `${base}/download`, versions: versions('createDownload'), handle: download },
]
