import * as z from 'zod/mini'
import { type BackedUp, findBackedUp, presentCluster } from '../backups/backed-up-cluster.ts'
import { findSnapshot, snapshotsOf } from '../backups/choose-data.ts'
import { renderSnapshot } from '../backups/render-snapshot.ts'
import { isUnfinished, retention, type Snapshot } from '../backups/snapshot.ts'
import { takeSnapshot } from '../backups/take-snapshot.ts'
import { readBody } from '../body.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasDiskBackupSnapshotsResource::${javaMethod}` },
]

const takeSchema = z.strictObject({
  description: z.optional(z.string()),
  retentionInDays: z.optional(z.int().check(z.gte(1))),
})
const keepSchema = z.strictObject({
  retentionUnit: z.enum(['DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  retentionValue: z.int(),
})
const READ_ONLY = ['links']

/** A snapshot of a sharded cluster is found only under the paths for those, and no other is. */
type Kind = 'replicaSet' | 'sharded'

function add(call: Call): Result {
  const { world, now } = call
  const found = findBackedUp(call, 'write')
  const { project } = found
  const body = readBody(call.body, { schema: takeSchema, readOnly: READ_ONLY, quirks: world.quirks })
  const snapshot = takeSnapshot({ cluster: presentCluster(found), body, project, world, now })
  return { status: 200, body: renderSnapshot(snapshot, { call, groupId: project.id }) }
}

const list = (kind: Kind) => (call: Call) => {
  const found = findBackedUp(call, 'read')
  const page = snapshotsOf(found)
    .filter((snapshot) => isOf(kind, snapshot))
    .map((snapshot) => renderSnapshot(snapshot, { call, groupId: found.project.id }))
  return { status: 200, page }
}

const read = (kind: Kind) => (call: Call) => {
  const found = findBackedUp(call, 'read')
  return { status: 200, body: renderSnapshot(named(kind, { call, found }), { call, groupId: found.project.id }) }
}

function keep(call: Call): Result {
  const found = findBackedUp(call, 'write')
  const { project } = found
  const body = readBody(call.body, { schema: keepSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  const snapshot = named('replicaSet', { call, found })
  if (isUnfinished(snapshot, call.now)) {
    throw new Problem(400, 'CANNOT_MODIFY_IN_PROGRESS_SNAPSHOT_RETENTION', {
      detail: `Cannot modify the retention of snapshot ${snapshot.id}, which is in progress.`,
      parameters: [snapshot.id],
    })
  }
  if (body.retentionValue < 1) {
    throw new Problem(400, 'BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID', {
      detail: `Invalid retention value ${body.retentionValue} specified.`,
      parameters: [body.retentionValue],
    })
  }
  const kept = { ...snapshot, retentionMs: retention(body) }
  project.backups.snapshots = project.backups.snapshots.map((other) => (other === snapshot ? kept : other))
  return { status: 200, body: renderSnapshot(kept, { call, groupId: project.id }) }
}

const remove = (kind: Kind) => (call: Call) => {
  const found = findBackedUp(call, 'write')
  const snapshot = named(kind, { call, found })
  if (isUnfinished(snapshot, call.now)) {
    throw new Problem(400, 'CANNOT_DELETE_IN_PROGRESS_SNAPSHOT', {
      detail: `Cannot delete snapshot ${snapshot.id}, which is in progress.`,
      parameters: [snapshot.id],
    })
  }
  const { backups } = found.project
  backups.snapshots = backups.snapshots.filter((other) => other !== snapshot)
  return { status: 204 }
}

const isOf = (kind: Kind, { of }: Snapshot) => of.sharded === (kind === 'sharded')

function named(kind: Kind, { call, found }: { call: Call; found: BackedUp }): Snapshot {
  const id = call.params['snapshotId'] ?? ''
  const snapshot = findSnapshot(found, id)
  if (isOf(kind, snapshot)) return snapshot
  throw new Problem(404, 'SNAPSHOT_NOT_FOUND', { detail: `No such snapshot of this kind: ${id}.`, parameters: [id] })
}

const base = '/groups/{groupId}/clusters/{clusterName}/backup/snapshots'
const all = { path: base, limit: 'backups' } as const
const one = { path: `${base}/{snapshotId}`, limit: 'backups' } as const
const sharded = { path: `${base}/shardedCluster/{snapshotId}`, limit: 'backups' } as const

export const backupSnapshots: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('onDemandSnapshot'),
    audit: 'CPS_ON_DEMAND_SNAPSHOT_REQUESTED',
    takesBody: true,
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getSnapshots'), paged: true, handle: list('replicaSet') },
  { ...one, method: 'GET', versions: versions('getSnapshot'), handle: read('replicaSet') },
  { ...one, method: 'PATCH', versions: versions('patchSnapshot'), takesBody: true, handle: keep },
  {
    ...one,
    method: 'DELETE',
    versions: versions('deleteSnapshot'),
    audit: 'CPS_SNAPSHOT_DELETED_AUDIT',
    handle: remove('replicaSet'),
  },
  {
    path: `${base}/shardedClusters`,
    limit: 'backups',
    method: 'GET',
    versions: versions('getShardedClusterSnapshots'),
    handle: list('sharded'),
  },
  { ...sharded, method: 'GET', versions: versions('getShardedClusterSnapshot'), handle: read('sharded') },
  {
    ...sharded,
    method: 'DELETE',
    versions: versions('deleteShardedClusterSnapshot'),
    audit: 'CPS_SNAPSHOT_DELETED_AUDIT',
    handle: remove('sharded'),
  },
]
