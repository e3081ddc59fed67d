import { findProject } from '../access.ts'
import { clusterChanges } from '../administration/cluster-changes.ts'
import { deletedWithBackups } from '../backups/backed-up-cluster.ts'
import { readBody } from '../body.ts'
import { type Cluster, isReadable } from '../clusters/cluster.ts'
import { clusterNotFound, clusterOfOtherApi } from '../clusters/cluster-name.ts'
import { CLUSTER_MISSING_ORDER, CLUSTER_READ_ONLY, clusterSchema } from '../clusters/cluster-schema.ts'
import { createCluster } from '../clusters/create-cluster.ts'
import { deleteCluster } from '../clusters/delete-cluster.ts'
import { renderCluster } from '../clusters/render-cluster.ts'
import { updateCluster } from '../clusters/update-cluster.ts'
import { changeStatus } from '../database/database.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import type { Version } from '../version.ts'

const JAVA = 'ApiAtlasClusterDescription'

/** Version dates and their ends as recorded, and as the specification gives them. */
const old = (javaMethod: string): Version => ({
  date: '2023-02-01',
  javaMethod: `${JAVA}V15Resource::${javaMethod}`,
  deprecated: '2024-08-05',
  sunset: '2027-07-01',
})
const reading = (javaMethod: string): Version[] => [
  old(javaMethod),
  { date: '2024-08-05', javaMethod: `${JAVA}Resource20240805::${javaMethod}` },
]
const writing = (javaMethod: string): Version[] => [
  old(javaMethod),
  {
    date: '2024-08-05',
    javaMethod: `${JAVA}Resource20240805::${javaMethod}`,
    deprecated: '2024-10-23',
    sunset: '2027-03-01',
  },
  { date: '2024-10-23', javaMethod: `${JAVA}Resource20241023::${javaMethod}` },
]

const style = (call: Call) => (call.version.date < '2024-08-05' ? 'old' : 'new')
const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** The cluster of a path; a flex one is refused by every verb of the cluster API. */
function findCluster(call: Call, project: Project, needs: 'read' | 'write'): Cluster {
  const name = call.params['clusterName'] ?? ''
  const cluster = project.clusters.find((candidate) => candidate.name === name)
  if (!cluster || (needs === 'read' && !isReadable(cluster, call))) throw clusterNotFound(name, project)
  if (cluster.kind !== 'flex') return cluster
  throw clusterOfOtherApi(cluster)
}

function add(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const body = readBody(call.body, {
    schema: clusterSchema[style(call)].create,
    missingOrder: CLUSTER_MISSING_ORDER,
    readOnly: CLUSTER_READ_ONLY,
    quirks: world.quirks,
  })
  const autoScalingMode = style(call) === 'old' ? 'CLUSTER_WIDE_SCALING' : 'INDEPENDENT_SHARD_SCALING'
  const cluster = createCluster({ body, project, world, now, autoScalingMode })
  return { status: 201, body: renderCluster(cluster, { call, project, reply: 'to-create' }) }
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const name = 'includeDeletedWithRetainedBackups'
  const deleted = call.query.get(name) === 'true' ? deletedWithBackups(project) : []
  const page = [...project.clusters, ...deleted]
    .filter((cluster) => cluster.kind !== 'flex' && isReadable(cluster, call))
    .map((cluster) => renderCluster(cluster, { call, project, reply: 'to-read' }))
  return { status: 200, page, filters: { [name]: call.query.get(name) ?? 'false' } }
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  return { status: 200, body: renderCluster(findCluster(call, project, 'read'), { call, project, reply: 'to-read' }) }
}

function update(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const cluster = findCluster(call, project, 'write')
  const body = readBody(call.body, {
    schema: clusterSchema[style(call)].update,
    missingOrder: CLUSTER_MISSING_ORDER,
    readOnly: CLUSTER_READ_ONLY,
    quirks: world.quirks,
  })
  updateCluster({ cluster, body, project, world, now })
  return { status: 200, body: renderCluster(cluster, { call, project, reply: 'to-update' }) }
}

function remove(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const cluster = findCluster(call, project, 'write')
  const retainBackups = call.query.get('retainBackups') === 'true' || cluster.settings.retainBackups
  deleteCluster({ cluster, retainBackups, project, world, now })
  return { status: 202, body: {} }
}

function status(call: Call): Result {
  const { now, world, params } = call
  const project = projectOf(call, 'read')
  const flex = project.clusters.find(({ kind, name }) => kind === 'flex' && name === params['clusterName'])
  const isServed = flex && world.quirks.flexChangeStatus === 'accept' && isReadable(flex, call)
  const cluster = isServed ? flex : findCluster(call, project, 'read')
  return { status: 200, body: { changeStatus: changeStatus(cluster, { project, now, quirks: world.quirks }) } }
}

function autoScaling(call: Call): Result {
  const { autoScalingMode } = findCluster(call, projectOf(call, 'read'), 'read')
  return { status: 200, body: { autoScalingMode } }
}

const all = { path: '/groups/{groupId}/clusters', limit: 'clusters' } as const
const one = { path: '/groups/{groupId}/clusters/{clusterName}', limit: 'clusters' } as const

export const clusters: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: writing('createCluster'),
    takesBody: true,
    audit: 'CLUSTER_CREATED',
    handle: add,
  },
  {
    ...all,
    method: 'GET',
    versions: reading('getAllClusters'),
    paged: true,
    query: ['includeDeletedWithRetainedBackups'],
    handle: list,
  },
  { ...one, method: 'GET', versions: reading('getCluster'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: writing('updateCluster'),
    takesBody: true,
    audit: clusterChanges,
    handle: update,
  },
  {
    ...one,
    method: 'DELETE',
    // Recorded without Deprecation: no newer version took its place.
    versions: [{ date: '2023-02-01', javaMethod: `${JAVA}V15Resource::deleteCluster` }],
    query: ['retainBackups'],
    audit: 'CLUSTER_DELETE_SUBMITTED',
    handle: remove,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/{clusterName}/status',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasClusterStatusResource::getClusterStatus' }],
    limit: 'clusters',
    handle: status,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/{clusterName}/autoScalingConfiguration',
    versions: [
      { date: '2024-08-05', javaMethod: `${JAVA}Resource20240805::getAutoScalingMode`, deprecated: '2024-10-23' },
    ],
    limit: 'clusters',
    handle: autoScaling,
  },
]
