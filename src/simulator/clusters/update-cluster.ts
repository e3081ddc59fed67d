import { invalidAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { type Cluster, isDeletionRequested, type Phase } from './cluster.ts'
import type { UpdateBody } from './cluster-schema.ts'
import { applySettings } from './settings.ts'
import { buildShards } from './shards.ts'

/** After a resume a cluster must run for so long. */
const LEAST_RUNNING_MINUTES = 60

const conflict = (code: string, detail: string) => new Problem(409, code, { detail })

/** Applies a PATCH, or refuses it. */
export function updateCluster({
  cluster,
  body,
  project,
  world,
  now,
}: {
  cluster: Cluster
  body: UpdateBody
  project: Project
  world: World
  now: number
}): void {
  if (cluster.kind === 'free') {
    throw new Problem(400, 'TENANT_CLUSTER_UPDATE_UNSUPPORTED', {
      detail: 'Cannot update an M0 cluster through the API.',
    })
  }
  if (isDeletionRequested(cluster)) throw alreadyRequestedDeletion(cluster)
  if (body.name !== undefined && body.name !== cluster.name) {
    throw new Problem(400, 'CLUSTER_CANNOT_CHANGE_NAME', { detail: 'The name of a cluster cannot be changed.' })
  }
  checkRestored(cluster, project)
  const { name: _, paused, ...changes } = body
  const changed = Object.values(changes).some((value) => value !== undefined)
  if (paused !== undefined) {
    if (changed) throw conflict('CANNOT_UPDATE_AND_PAUSE_CLUSTER', 'Cannot update and pause a cluster in one request.')
    if (paused) pause({ cluster, world, now })
    else resume({ cluster, world, now })
    return
  }
  if (!changed) {
    if (world.quirks.emptyUpdate === 'accept') return
    throw emptyUpdate()
  }
  if (cluster.paused) throw conflict('CANNOT_UPDATE_PAUSED_CLUSTER', 'Cannot update a paused cluster.')
  checkBusy(cluster, world)
  const settings = applySettings(body, cluster.settings)
  const shards = newShards({ cluster, body, project, world })
  const time = shards === cluster.shards ? world.quirks.timings.update : world.quirks.timings.scale
  cluster.settings = settings
  cluster.tags = body.tags ?? cluster.tags
  cluster.shards = shards
  cluster.phase = busy({ cluster, what: 'settings', time, world, now })
}

function newShards({
  cluster,
  body,
  project,
  world,
}: {
  cluster: Cluster
  body: UpdateBody
  project: Project
  world: World
}): Cluster['shards'] {
  const { replicationSpecs: specs, diskSizeGB } = body
  if (!specs) {
    if (diskSizeGB === undefined) return cluster.shards
    return cluster.shards.map((shard) => ({
      ...shard,
      regions: shard.regions.map((region) => ({
        ...region,
        electable: { ...region.electable, diskSizeGB },
        readOnly: { ...region.readOnly, diskSizeGB },
        analytics: { ...region.analytics, diskSizeGB },
      })),
    }))
  }
  const disk = diskSizeGB ?? cluster.shards[0]?.regions[0]?.electable.diskSizeGB
  const shards = buildShards({ specs, diskSizeGB: disk, previous: cluster.shards, project, world })
  const before = providersOf(cluster.shards)
  const after = providersOf(shards)
  // A cluster may come to stand in a second cloud; the one that it was made in cannot be taken from it.
  if (after.includes('TENANT') || !after.some((provider) => before.includes(provider))) {
    throw new Problem(400, 'CLUSTER_CANNOT_CHANGE_PROVIDER_NAME', {
      detail: 'Cannot change the provider of a cluster.',
    })
  }
  if (cluster.settings.clusterType === 'REPLICASET' && body.clusterType === undefined && shards.length > 1) {
    throw invalidAttribute('replicationSpecs')
  }
  return JSON.stringify(shards) === JSON.stringify(cluster.shards) ? cluster.shards : shards
}

const providersOf = (shards: Cluster['shards']): readonly string[] =>
  shards.flatMap(({ regions }) => regions.map(({ providerName }) => providerName))

/** The phase after a change; one that comes while another is under way lasts at least as long as that. */
function busy({
  cluster,
  what,
  time,
  world,
  now,
}: {
  cluster: Cluster
  what: 'settings' | 'pause' | 'resume'
  time: number
  world: World
  now: number
}): Phase {
  const { phase } = cluster
  if (phase.doing === 'creating') return phase
  if (phase.doing === 'updating' && what === 'settings') return { ...phase, until: Math.max(phase.until, now + time) }
  const visibleFrom = phase.doing === 'updating' ? now : now + world.quirks.patchLagMs
  return { doing: 'updating', what, visibleFrom, until: now + time }
}

function pause({ cluster, world, now }: { cluster: Cluster; world: World; now: number }): void {
  if (cluster.paused) throw conflict('CLUSTER_ALREADY_PAUSED', `Cluster ${cluster.name} is already paused.`)
  if (cluster.shards.some(({ regions }) => regions.some(({ electable }) => electable.instanceSize.includes('NVME')))) {
    throw conflict('CANNOT_PAUSE_NVME_CLUSTER', 'Cannot pause a cluster with NVMe storage.')
  }
  const ranFor = now - (cluster.resumedAt ?? Number.NEGATIVE_INFINITY)
  if (ranFor < LEAST_RUNNING_MINUTES * 60_000) {
    throw new Problem(400, 'CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER', {
      detail: `Recently resumed clusters must remain running for ${LEAST_RUNNING_MINUTES} minutes before they can be paused again.`,
      parameters: [LEAST_RUNNING_MINUTES],
    })
  }
  if (cluster.phase.doing !== 'nothing') {
    throw conflict('CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES', 'Cannot pause a cluster that has pending changes.')
  }
  cluster.phase = busy({ cluster, what: 'pause', time: world.quirks.timings.pause, world, now })
  cluster.paused = true
  cluster.pausedAt = now
}

/** Recorded: resuming while the pause is still under way works. */
function resume({ cluster, world, now }: { cluster: Cluster; world: World; now: number }): void {
  const { phase } = cluster
  if (!cluster.paused) {
    if (world.quirks.resumeRunning === 'accept') return
    throw conflict('CANNOT_UPDATE_AND_PAUSE_CLUSTER', `Cluster ${cluster.name} is not paused.`)
  }
  const pausing = phase.doing === 'updating' && phase.what === 'pause'
  const time = pausing ? world.quirks.timings.resumeWhilePausing : world.quirks.timings.resume
  cluster.phase = busy({ cluster, what: 'resume', time, world, now })
  cluster.paused = false
  cluster.resumedAt = now
}

/** Refuses a change of settings while another change, or the creation, is under way, where the quirk says so. */
export function checkBusy({ name, phase }: Cluster, { quirks }: World): void {
  if (phase.doing === 'nothing' || quirks.updateWhileBusy === 'accept') return
  throw conflict(
    'CLUSTER_UPDATE_IN_PROGRESS',
    `Cluster ${name} cannot be updated while it is being created or updated.`,
  )
}

/** Refuses every change while the cluster is written over. */
export function checkRestored({ name, phase }: Cluster, { id }: Project): void {
  if (phase.doing !== 'updating' || phase.what !== 'restore') return
  throw new Problem(400, 'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE', {
    detail: `Cannot update cluster ${name} in group ${id} while a restore to it is in progress.`,
    parameters: [name, id],
  })
}

export function alreadyRequestedDeletion(cluster: Cluster): Problem {
  return new Problem(400, 'CLUSTER_ALREADY_REQUESTED_DELETION', {
    detail: `Cluster ${cluster.name} has already been requested for deletion.`,
    parameters: [cluster.name],
  })
}

export function emptyUpdate(): Problem {
  return new Problem(400, 'INVALID_ATTRIBUTE', { detail: 'The request does not change any attribute.' })
}
