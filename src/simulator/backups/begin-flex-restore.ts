import { findProject } from '../access.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { clusterNotFound } from '../clusters/cluster-name.ts'
import { Problem } from '../problem.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { busyRefusal } from './busy-refusal.ts'
import { restoreInProgress } from './check-target.ts'
import type { FlexRestore } from './flex-restore.ts'
import { type FlexSnapshot, flexStatus, flexTimes } from './flex-snapshot.ts'
import { restoreId } from './restore.ts'

/** Begins a restore of a flex cluster's snapshot, or a download where no target is named, or refuses it. */
export function beginFlexRestore({
  project,
  cluster,
  snapshotId,
  target,
  call,
}: {
  project: Project
  cluster: Cluster
  snapshotId: string
  target: { readonly groupId: string; readonly clusterName: string } | undefined
  call: Call
}): FlexRestore {
  const { world, now } = call
  const { backups } = project
  const snapshot = findFlexSnapshot({ project, cluster, id: snapshotId })
  if (flexStatus(snapshot, now) !== 'COMPLETED') {
    throw new Problem(409, 'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT', {
      detail: `Cannot start a restore job for snapshot ${snapshot.id}, which is not complete.`,
      parameters: [snapshot.id],
    })
  }
  const until = now + world.quirks.flexRestoreMs
  const written = target && occupy({ target, call, until })
  const fails = backups.failedRestores < world.quirks.restoresFail
  if (fails) backups.failedRestores += 1
  const restore: FlexRestore = {
    id: restoreId(world.random, now),
    clusterName: cluster.name,
    snapshot: { id: snapshot.id, finishedAt: flexTimes(snapshot).finish },
    target: written,
    requestedAt: now,
    until,
    fails,
    outcome: { how: 'running' },
  }
  backups.flexRestores = [restore, ...backups.flexRestores]
  return restore
}

function occupy({
  target,
  call: { world, now },
  until,
}: {
  target: { readonly groupId: string; readonly clusterName: string }
  call: Call
  until: number
}): FlexRestore['target'] {
  const to = findProject(world, target.groupId, 'write')
  const cluster = to.clusters.find(({ name }) => name === target.clusterName)
  if (!cluster) throw clusterNotFound(target.clusterName, to)
  checkFlexTarget(cluster, { to, call: { world } })
  const visibleFrom = world.quirks.clusterWhileRestored === 'IDLE' ? until : now
  cluster.phase = { doing: 'updating', what: 'restore', visibleFrom, until }
  return { groupId: to.id, clusterId: cluster.id, clusterName: cluster.name }
}

function checkFlexTarget(
  { name, kind, paused, phase, settings }: Cluster,
  { to, call }: { to: Project; call: Pick<Call, 'world'> },
): void {
  const refuse = (code: string, why: string) =>
    new Problem(400, code, {
      detail: `Cannot restore to cluster ${name} in group ${to.id}: ${why}.`,
      parameters: [name],
    })
  const fits = kind === 'flex' || (kind === 'dedicated' && call.world.quirks.flexOntoDedicated === 'accept')
  if (!fits || settings.clusterType !== 'REPLICASET') {
    throw refuse('TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY', 'it is not of a kind that takes snapshots of flex clusters')
  }
  if (phase.doing === 'updating' && phase.what === 'restore') throw restoreInProgress(name, to)
  if (paused || phase.doing !== 'nothing') {
    const why = 'it is paused, or being created, changed or deleted'
    const named = refuse('TENANT_RESTORE_DESTINATION_UNAVAILABLE', why)
    throw busyRefusal(call.world, { named, why: `Cannot restore to ${name}: ${why}` })
  }
  if (Number(settings.mongoDBMajorVersion) < FLEX_MAJOR) {
    throw refuse('TENANT_RESTORE_VERSION_MISMATCH', `its MongoDB version is older than ${FLEX_MAJOR}`)
  }
}

/** Recorded: the version of flex clusters. */
const FLEX_MAJOR = 8

export function findFlexSnapshot({
  project,
  cluster,
  id,
}: {
  project: Project
  cluster: Cluster
  id: string
}): FlexSnapshot {
  const found = project.backups.flexSnapshots.find((one) => one.id === id && one.clusterId === cluster.id)
  if (found) return found
  // The published list has a code of its own for snapshots of what flex clusters came from.
  throw new Problem(404, 'TENANT_SNAPSHOT_NOT_FOUND', {
    detail: `No snapshot with ID ${id} exists for cluster ${cluster.name} in group ${project.id}.`,
    parameters: [id, cluster.name, project.id],
  })
}
