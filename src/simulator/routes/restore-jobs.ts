import * as z from 'zod/mini'
import { type BackedUp, findBackedUp } from '../backups/backed-up-cluster.ts'
import { beginRestore } from '../backups/begin-restore.ts'
import { renderRestore } from '../backups/render-restore.ts'
import type { Restore } from '../backups/restore.ts'
import { readBody } from '../body.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasDiskBackupRestoreJobsResource::${javaMethod}` },
]

/** The published description's earliest moment: the beginning of 2008. */
const seconds = z.int().check(z.gte(1_199_145_600))
const schema = z.strictObject({
  deliveryType: z.enum(['automated', 'download', 'pointInTime']),
  snapshotId: z.optional(z.string()),
  targetClusterName: z.optional(z.string()),
  targetGroupId: z.optional(z.string()),
  oplogTs: z.optional(seconds),
  oplogInc: z.optional(z.int().check(z.gte(1))),
  pointInTimeUTCSeconds: z.optional(seconds),
})
const READ_ONLY = [
  'cancelled',
  'components',
  'deliveryUrl',
  'desiredTimestamp',
  'expired',
  'expiresAt',
  'failed',
  'finishedAt',
  'id',
  'links',
  'privateDownloadDeliveryUrls',
  'timestamp',
]

function add(call: Call): Result {
  const source = findBackedUp(call, 'write')
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: call.world.quirks })
  const restore = beginRestore({ source, body, call })
  return { status: 200, body: renderRestore(restore, { call, groupId: source.project.id }) }
}

function list(call: Call): Result {
  const { project, name } = findBackedUp(call, 'read')
  const page = project.backups.restores
    .filter(({ clusterName }) => clusterName === name)
    .map((restore) => renderRestore(restore, { call, groupId: project.id }))
  return { status: 200, page }
}

function read(call: Call): Result {
  const source = findBackedUp(call, 'read')
  return { status: 200, body: renderRestore(findRestore(call, source), { call, groupId: source.project.id }) }
}

function cancel(call: Call): Result {
  const source = findBackedUp(call, 'write')
  const restore = findRestore(call, source)
  if (restore.delivery.type !== 'download') {
    throw new Problem(400, 'CANNOT_CANCEL_AUTOMATED_RESTORE', {
      detail: 'Cannot cancel an automated restore job.',
      parameters: [restore.id],
    })
  }
  const { backups } = source.project
  const cancelled: Restore = { ...restore, outcome: { how: 'cancelled', at: call.now } }
  backups.restores = backups.restores.map((other) => (other === restore ? cancelled : other))
  return { status: 204 }
}

function findRestore(call: Call, { project, name }: BackedUp): Restore {
  const id = call.params['restoreJobId'] ?? ''
  const restore = project.backups.restores.find((job) => job.id === id && job.clusterName === name)
  if (restore) return restore
  throw new Problem(404, 'RESTORE_JOB_NOT_FOUND', {
    detail: `No restore job with ID ${id} exists for cluster ${name} in group ${project.id}.`,
    parameters: [id, name, project.id],
  })
}

const base = '/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs'
const all = { path: base, limit: 'backups' } as const
const one = { path: `${base}/{restoreJobId}`, limit: 'backups' } as const

export const restoreJobs: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('createRestoreJob'),
    audit: 'CPS_RESTORE_REQUESTED_AUDIT',
    takesBody: true,
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getRestoreJobs'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getRestoreJob'), handle: read },
  { ...one, method: 'DELETE', versions: versions('cancelRestoreJob'), handle: cancel },
]
