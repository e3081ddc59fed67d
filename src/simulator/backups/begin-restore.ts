import { findProject } from '../access.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { clusterNotFound } from '../clusters/cluster-name.ts'
import { missingAttribute } from '../problem.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import type { BackedUp } from './backed-up-cluster.ts'
import { checkTarget } from './check-target.ts'
import { type ChosenData, chooseData, type RestoreBody } from './choose-data.ts'
import { type Delivery, type Restore, restoreId } from './restore.ts'

/** Begins a restore and adds it to the project of its source, or refuses it. */
export function beginRestore({ source, body, call }: { source: BackedUp; body: RestoreBody; call: Call }): Restore {
  const { quirks, random } = call.world
  const { backups } = source.project
  const names = body.deliveryType === 'download' ? undefined : targetNames(body)
  const data = chooseData({ source, body, call })
  const until = call.now + quirks.restoreMs
  const delivery = names ? deliver({ names, source, data, call, until }) : ({ type: 'download' } as const)

  const fails = backups.failedRestores < quirks.restoresFail
  if (fails) backups.failedRestores += 1
  const restore: Restore = {
    id: restoreId(random, call.now),
    clusterName: source.name,
    snapshot: data.snapshot,
    delivery,
    requestedAt: call.now,
    until,
    fails,
    outcome: { how: 'running' },
  }
  backups.restores = [restore, ...backups.restores]
  return restore
}

function targetNames({ targetGroupId, targetClusterName }: RestoreBody): { groupId: string; clusterName: string } {
  if (targetClusterName === undefined) throw missingAttribute('targetClusterName')
  if (targetGroupId === undefined) throw missingAttribute('targetGroupId')
  return { groupId: targetGroupId, clusterName: targetClusterName }
}

function deliver({
  names,
  source,
  data,
  call,
  until,
}: {
  names: ReturnType<typeof targetNames>
  source: BackedUp
  data: ChosenData
  call: Call
  until: number
}): Delivery {
  const { world, now } = call
  const to = findProject(world, names.groupId, 'write')
  const target = findTarget(to, names.clusterName)
  checkTarget({ source: data.of, from: source.project, target, to, world })
  const visibleFrom = world.quirks.clusterWhileRestored === 'IDLE' ? until : now
  target.phase = { doing: 'updating', what: 'restore', visibleFrom, until }
  const { id: clusterId, name: clusterName, replicaSet } = target
  const written = { groupId: to.id, clusterId, clusterName, replicaSet }
  const { moment } = data
  return moment ? { type: 'pointInTime', target: written, moment } : { type: 'automated', target: written }
}

function findTarget(project: Project, name: string): Cluster {
  const target = project.clusters.find((cluster) => cluster.name === name)
  if (!target) throw clusterNotFound(name, project)
  return target
}
