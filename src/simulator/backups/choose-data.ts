import { missingAttribute, Problem } from '../problem.ts'
import type { Call } from '../route.ts'
import { type BackedUp, presentCluster } from './backed-up-cluster.ts'
import type { PointInTime, Restore } from './restore.ts'
import { isUnfinished, progressOf, type Snapshot, type SnapshotSource, sourceOf } from './snapshot.ts'

export interface RestoreBody extends PointInTime {
  readonly deliveryType: 'automated' | 'download' | 'pointInTime'
  readonly snapshotId?: string | undefined
  readonly targetClusterName?: string | undefined
  readonly targetGroupId?: string | undefined
}

/** What is to be restored: the data of a snapshot, or of a moment. */
export interface ChosenData {
  readonly of: SnapshotSource
  readonly snapshot: Restore['snapshot']
  readonly moment: PointInTime | undefined
}

export function chooseData({ source, body, call }: { source: BackedUp; body: RestoreBody; call: Call }): ChosenData {
  if (body.deliveryType === 'pointInTime') return chooseMoment({ source, body, call })
  if (body.snapshotId === undefined) throw missingAttribute('snapshotId')
  const snapshot = findSnapshot(source, body.snapshotId)
  const { status, createdAt } = progressOf(snapshot, call.now)
  if (isUnfinished(snapshot, call.now) || status === 'failed') {
    throw new Problem(409, 'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT', {
      detail: `Cannot start a restore job for snapshot ${snapshot.id}, which is not complete.`,
      parameters: [snapshot.id],
    })
  }
  return { of: snapshot.of, snapshot: { id: snapshot.id, createdAt }, moment: undefined }
}

/** Continuous backup reaches back to the cluster's creation at most. */
function chooseMoment({ source, body, call }: { source: BackedUp; body: RestoreBody; call: Call }): ChosenData {
  const cluster = presentCluster(source)
  const { oplogTs, oplogInc, pointInTimeUTCSeconds } = body
  const seconds = pointInTimeUTCSeconds ?? oplogTs
  if (seconds === undefined) throw missingAttribute('pointInTimeUTCSeconds')
  if (pointInTimeUTCSeconds === undefined && oplogInc === undefined) throw missingAttribute('oplogInc')
  const within = seconds * 1000 >= cluster.createdAt && seconds * 1000 <= call.now
  if (!cluster.settings.pitEnabled || !within) {
    throw new Problem(400, 'INVALID_PIT_RESTORE_TIME', {
      detail: `Cluster ${cluster.name} has no continuous backup for the time ${seconds}.`,
      parameters: [seconds],
    })
  }
  const moment = pointInTimeUTCSeconds === undefined ? { oplogTs, oplogInc } : { pointInTimeUTCSeconds }
  return { of: sourceOf(cluster, () => call.world.random.objectId()), snapshot: undefined, moment }
}

export function findSnapshot({ project, name, cluster }: BackedUp, id: string): Snapshot {
  const found = snapshotsOf({ project, name, cluster }).find((snapshot) => snapshot.id === id)
  if (found) return found
  throw new Problem(404, 'SNAPSHOT_NOT_FOUND', {
    detail: `No snapshot with ID ${id} exists for cluster ${name} in group ${project.id}.`,
    parameters: [id, name, project.id],
  })
}

/** Those of the cluster of that name, and those that an earlier one of the same name left. */
export function snapshotsOf({ project, name, cluster }: BackedUp): readonly Snapshot[] {
  return project.backups.snapshots.filter(
    ({ clusterId, clusterName, retained }) => clusterId === cluster?.id || (clusterName === name && retained),
  )
}
