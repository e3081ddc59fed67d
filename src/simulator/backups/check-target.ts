import type { Cluster } from '../clusters/cluster.ts'
import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { busyRefusal } from './busy-refusal.ts'
import type { SnapshotSource } from './snapshot.ts'

/**
 * Refuses a target that cannot take the data. Documented: it runs, does nothing else, has room, and is of no older version. Data
 * of one of the two kinds of Government project do not go to the other.
 */
export function checkTarget({
  source,
  from,
  target,
  to,
  world,
}: {
  source: SnapshotSource
  from: Project
  target: Cluster
  to: Project
  world: World
}): void {
  const { name, kind, phase, paused, settings, shards } = target
  const refuse = (why: string) =>
    new Problem(403, 'CANNOT_RESTORE_TO_TARGET', {
      detail: `Cannot restore to target cluster ${name} in group ${to.id}: ${why}.`,
      parameters: [name, to.id],
    })
  if (from.restriction !== to.restriction) {
    throw refuse('its project is restricted to other regions than the project of the snapshot')
  }
  if (kind !== 'dedicated') throw refuse('it is not a dedicated cluster')
  if (phase.doing === 'updating' && phase.what === 'restore') throw restoreInProgress(name, to)
  if (paused) {
    throw new Problem(400, 'CLUSTER_PAUSED_CANNOT_RESTORE', {
      detail: `Cannot restore to cluster ${name} in group ${to.id} while it is paused.`,
      parameters: [name, to.id],
    })
  }
  if (phase.doing !== 'nothing') {
    const why = 'it is being created, changed or deleted'
    throw busyRefusal(world, { named: refuse(why), why: `Cannot restore to ${name}: ${why}` })
  }
  const hardware = shards[0]?.regions[0]?.electable
  if ((hardware?.diskSizeGB ?? 0) < source.diskSizeGB) throw refuse(`its disk is smaller than ${source.diskSizeGB} GB`)
  const smaller = sizeNumber(hardware?.instanceSize ?? '') < sizeNumber(source.instanceSize)
  if (smaller && world.quirks.restoreToSmallerTier === 'refuse')
    throw refuse(`its tier is below ${source.instanceSize}`)
  if (Number(settings.mongoDBMajorVersion) < Number(source.majorVersion)) {
    throw refuse(`its MongoDB version is older than ${source.majorVersion}`)
  }
  const sharded = settings.clusterType !== 'REPLICASET'
  if (sharded !== source.sharded || (sharded && shards.length < source.members.length)) {
    throw refuse('its topology does not fit the snapshot')
  }
}

export function restoreInProgress(name: string, { id }: Project): Problem {
  return new Problem(409, 'ATLAS_CLUSTER_RESTORE_IN_PROGRESS', {
    detail: `Cluster ${name} in group ${id} is being restored.`,
    parameters: [name, id],
  })
}

/** `M40_NVME` is 40. */
const sizeNumber = (size: string): number => Number(/\d+/.exec(size)?.[0] ?? 0)
