import { mostOf } from '../administration/project-limits.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import { LETTERS_AND_DIGITS, type Random } from '../random.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import type { Cluster, ClusterKind } from './cluster.ts'
import { checkClusterName } from './cluster-name.ts'
import type { CreateBody } from './cluster-schema.ts'
import { applySettings } from './settings.ts'
import { buildShards } from './shards.ts'

/** A new cluster of the cluster API, M0 or dedicated, as a request describes it. Adds it to the project. */
export function createCluster({
  body,
  project,
  world,
  now,
  autoScalingMode,
}: {
  body: CreateBody
  project: Project
  world: World
  now: number
  autoScalingMode: Cluster['autoScalingMode']
}): Cluster {
  checkRoom(project, world)
  checkClusterName(body.name, project)
  if (body.paused) {
    throw new Problem(400, 'CANNOT_CREATE_PAUSED_CLUSTER', { detail: 'Cannot create a paused cluster.' })
  }
  const { replicationSpecs: specs, diskSizeGB } = body
  const shards = buildShards({ specs, diskSizeGB, previous: [], project, world })
  const free = shards.some(({ regions }) => regions.some(({ providerName }) => providerName === 'TENANT'))
  if (free) checkFree(body, project)
  if (body.clusterType === 'REPLICASET' && shards.length > 1) {
    throw new Problem(400, 'CLUSTER_NUM_SHARDS_INVALID', { detail: 'A replica set cannot have more than one shard.' })
  }
  const { timings } = world.quirks
  const size = shards[0]?.regions[0]?.electable.instanceSize ?? ''
  const time = free
    ? timings.createFree
    : shards.length > 1
      ? timings.createSharded
      : (timings.createDedicated[size] ?? timings.createDedicated.other)

  const cluster: Cluster = {
    ...identity({ kind: free ? 'free' : 'dedicated', name: body.name, project, random: world.random, now }),
    settings: applySettings(body),
    tags: body.tags ?? [],
    shards,
    paused: false,
    phase: { doing: 'creating', until: now + time },
    autoScalingMode,
  }
  project.clusters.push(cluster)
  return cluster
}

/** What every new cluster has of its own, of whatever kind. */
export function identity({
  kind,
  name,
  project,
  random,
  now,
}: {
  kind: ClusterKind
  name: string
  project: Project
  random: Random
  now: number
}): Pick<Cluster, 'id' | 'kind' | 'name' | 'createdAt' | 'ready' | 'hostHash' | 'hostPrefix' | 'replicaSet'> {
  return {
    id: random.objectId(),
    kind,
    name,
    createdAt: now,
    ready: false,
    hostHash: kind === 'dedicated' ? project.hostHash : random.pick(LETTERS_AND_DIGITS, 7),
    hostPrefix: `ac-${random.pick(LETTERS_AND_DIGITS, 7)}`,
    replicaSet: `atlas-${random.pick(LETTERS_AND_DIGITS, 6)}`,
  }
}

export function checkRoom(project: Project, world: World): void {
  const most = mostOf('deployment.clusters', { project, quirks: world.quirks })
  if (project.clusters.length < most) return
  throw new Problem(400, 'ATLAS_GENERAL_ERROR', {
    detail: `Reason: Group ${project.id} has reached its limit of ${most} clusters.`,
    parameters: [`Group ${project.id} has reached its limit of ${most} clusters`],
  })
}

function checkFree(body: CreateBody, project: Project): void {
  if (body.clusterType !== 'REPLICASET') throw invalidAttribute('clusterType')
  if (body.versionReleaseSystem === 'CONTINUOUS') throw invalidAttribute('versionReleaseSystem')
  if (body.backupEnabled) {
    throw new Problem(400, 'INVALID_TENANT_BACKUP_ENABLED', { detail: 'Backups cannot be enabled for an M0 cluster.' })
  }
  if (!project.clusters.some(({ kind }) => kind === 'free')) return
  const why = 'This project has reached the limit for the number of free clusters.'
  throw new Problem(400, 'CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API', {
    detail: `Cannot create a cluster with instance size M0 via the public api: ${why}`,
    parameters: ['M0', why],
  })
}
