import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { clusterChanges } from '../administration/cluster-changes.ts'
import { readBody } from '../body.ts'
import { checkProvider, checkRegion } from '../clusters/catalogue.ts'
import { type Cluster, isDeletionRequested, isReadable, stateName } from '../clusters/cluster.ts'
import { checkClusterName, clusterNotFound, clusterOfOtherApi } from '../clusters/cluster-name.ts'
import { tags } from '../clusters/cluster-schema.ts'
import { connectionStrings } from '../clusters/connection-strings.ts'
import { createFlexCluster } from '../clusters/create-flex-cluster.ts'
import { deleteCluster } from '../clusters/delete-cluster.ts'
import { alreadyRequestedDeletion, checkBusy, checkRestored, emptyUpdate } from '../clusters/update-cluster.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'

const versions = (javaMethod: string) => [
  { date: '2024-11-13', javaMethod: `ApiAtlasFlexClusterResource::${javaMethod}` },
]

const createSchema = z.strictObject({
  name: z.string(),
  providerSettings: z.strictObject({ backingProviderName: z.enum(['AWS', 'AZURE', 'GCP']), regionName: z.string() }),
  tags: z.optional(tags),
  terminationProtectionEnabled: z.optional(z.boolean()),
})
const updateSchema = z.strictObject({ tags: z.optional(tags), terminationProtectionEnabled: z.optional(z.boolean()) })
const READ_ONLY = ['links', 'id', 'groupId', 'stateName', 'connectionStrings', 'createDate', 'mongoDBVersion']

/** Recorded: no links, and no `tags` in the answer to a POST that has none. */
export function renderFlexCluster(
  cluster: Cluster,
  { call, project, reply }: { call: Call; project: Project; reply: 'to-create' | 'to-update' | 'to-read' },
): object {
  const region = cluster.shards[0]?.regions[0]
  const updating = reply === 'to-update' && cluster.phase.doing === 'updating'
  return {
    backupSettings: { enabled: true },
    clusterType: 'REPLICASET',
    connectionStrings: connectionStrings(cluster, call.world),
    createDate: timestamp(cluster.createdAt),
    groupId: project.id,
    id: cluster.id,
    mongoDBVersion: '8.0.29',
    name: cluster.name,
    providerSettings: {
      backingProviderName: region?.backingProviderName,
      diskSizeGB: region?.electable.diskSizeGB,
      providerName: 'FLEX',
      regionName: region?.regionName,
    },
    stateName: updating ? 'UPDATING' : stateName(cluster, call.now),
    ...(reply === 'to-create' && cluster.tags.length === 0 ? {} : { tags: cluster.tags }),
    terminationProtectionEnabled: cluster.settings.terminationProtectionEnabled,
    versionReleaseSystem: cluster.settings.versionReleaseSystem,
  }
}

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

function findFlexCluster(call: Call, project: Project, needs: 'read' | 'write'): Cluster {
  const name = call.params['name'] ?? ''
  const cluster = project.clusters.find((candidate) => candidate.name === name)
  if (!cluster || (needs === 'read' && !isReadable(cluster, call))) throw clusterNotFound(name, project)
  if (cluster.kind === 'flex') return cluster
  throw clusterOfOtherApi(cluster)
}

function add(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const body = readBody(call.body, { schema: createSchema, readOnly: READ_ONLY, quirks: world.quirks })
  if (world.cloud === 'government') {
    throw new Problem(403, 'FEATURE_UNSUPPORTED', {
      detail: 'Flex clusters are not available in Atlas for Government.',
    })
  }
  checkClusterName(body.name, project)
  const { backingProviderName, regionName } = body.providerSettings
  const provider = checkProvider(backingProviderName, world.cloud)
  checkRegion(regionName, { provider, project, cloud: world.cloud, shared: true })
  const cluster = createFlexCluster({ body, project, world, now })
  return { status: 201, body: renderFlexCluster(cluster, { call, project, reply: 'to-create' }) }
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const flex = project.clusters.filter((cluster) => cluster.kind === 'flex' && isReadable(cluster, call))
  return { status: 200, page: flex.map((cluster) => renderFlexCluster(cluster, { call, project, reply: 'to-read' })) }
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  return {
    status: 200,
    body: renderFlexCluster(findFlexCluster(call, project, 'read'), { call, project, reply: 'to-read' }),
  }
}

function update(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const cluster = findFlexCluster(call, project, 'write')
  const body = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: world.quirks })
  if (isDeletionRequested(cluster)) throw alreadyRequestedDeletion(cluster)
  if (Object.keys(body).length === 0 && world.quirks.emptyUpdate === 'refuse') throw emptyUpdate()
  checkRestored(cluster, project)
  checkBusy(cluster, world)
  cluster.tags = body.tags ?? cluster.tags
  const terminationProtectionEnabled = body.terminationProtectionEnabled
  if (terminationProtectionEnabled !== undefined)
    cluster.settings = { ...cluster.settings, terminationProtectionEnabled }
  if (cluster.phase.doing !== 'creating') {
    const { patchLagMs, timings } = world.quirks
    cluster.phase = { doing: 'updating', what: 'settings', visibleFrom: now + patchLagMs, until: now + timings.update }
  }
  return { status: 200, body: renderFlexCluster(cluster, { call, project, reply: 'to-update' }) }
}

function remove(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const cluster = findFlexCluster(call, project, 'write')
  deleteCluster({ cluster, retainBackups: false, project, world, now })
  return { status: 204 }
}

const all = { path: '/groups/{groupId}/flexClusters', limit: 'flexClusters' } as const
const one = { path: '/groups/{groupId}/flexClusters/{name}', limit: 'flexClusters' } as const

export const flexClusters: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('createFlexCluster'),
    takesBody: true,
    audit: 'CLUSTER_CREATED',
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getAllFlexClusters'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getFlexCluster'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('updateFlexCluster'),
    takesBody: true,
    audit: clusterChanges,
    handle: update,
  },
  {
    ...one,
    method: 'DELETE',
    versions: versions('deleteFlexCluster'),
    audit: 'CLUSTER_DELETE_SUBMITTED',
    handle: remove,
  },
]
