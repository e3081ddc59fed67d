import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { clusterNotFound, clusterOfOtherApi } from '../clusters/cluster-name.ts'
import { CLUSTER_READ_ONLY, clusterSchema, type ReplicationSpec, tags } from '../clusters/cluster-schema.ts'
import { renderLegacyCluster } from '../clusters/render-legacy-cluster.ts'
import { upgradeCluster } from '../clusters/upgrade-cluster.ts'
import { invalidAttribute } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import { renderFlexCluster } from './flex-clusters.ts'

const JAVA = 'ApiAtlasLegacyClusterDescriptionResource'

/** Attributes of the first version that an upgrade takes, and leaves as they are. */
const KEPT = [
  'autoScaling',
  'backupEnabled',
  'biConnector',
  'clusterType',
  'diskWarmingMode',
  'encryptionAtRestProvider',
  'labels',
  'mongoDBMajorVersion',
  'numShards',
  'paused',
  'pitEnabled',
  'providerBackupEnabled',
  'replicationFactor',
  'replicationSpec',
  'replicationSpecs',
  'rootCertType',
  'terminationProtectionEnabled',
  'versionReleaseSystem',
]

const legacySchema = z.strictObject({
  ...Object.fromEntries(KEPT.map((name) => [name, z.optional(z.unknown())])),
  name: z.string(),
  tags: z.optional(tags),
  diskSizeGB: z.optional(z.number()),
  providerSettings: z.strictObject({
    providerName: z.enum(['AWS', 'AZURE', 'GCP']),
    instanceSizeName: z.string(),
    regionName: z.optional(z.string()),
    diskIOPS: z.optional(z.int()),
    volumeType: z.optional(z.enum(['STANDARD', 'PROVISIONED'])),
    encryptEBSVolume: z.optional(z.boolean()),
    autoScaling: z.optional(z.unknown()),
  }),
})

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

function findCluster(name: string, project: Project): Cluster {
  const cluster = project.clusters.find((one) => one.name === name)
  if (!cluster) throw clusterNotFound(name, project)
  return cluster
}

/** M0 to a dedicated cluster, in the words of the first version. The answer is the cluster as it was, and updating. */
function upgradeFree(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const body = readBody(call.body, { schema: legacySchema, readOnly: CLUSTER_READ_ONLY, quirks: world.quirks })
  const cluster = findCluster(body.name, project)
  const {
    providerName,
    instanceSizeName,
    regionName = cluster.shards[0]?.regions[0]?.regionName,
  } = body.providerSettings
  const electableSpecs = {
    instanceSize: instanceSizeName,
    nodeCount: 3,
    ...(body.diskSizeGB === undefined ? {} : { diskSizeGB: body.diskSizeGB }),
  }
  const region = { providerName, regionName: regionName ?? '', priority: 7, electableSpecs }
  upgradeCluster({ cluster, kind: 'free', specs: [{ regionConfigs: [region] }], tags: body.tags, project, world, now })
  return { status: 200, body: renderLegacyCluster(cluster, { call, project }) }
}

/** Flex to a dedicated cluster, whose hardware is described as at its creation. */
function upgradeFlex(call: Call): Result {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const { create, update } = clusterSchema.new
  const body = readBody(call.body, { schema: update, readOnly: CLUSTER_READ_ONLY, quirks: world.quirks })
  const { name, replicationSpecs } = readBody(
    { clusterType: 'REPLICASET', ...body },
    { schema: create, quirks: world.quirks },
  )
  const specs: readonly ReplicationSpec[] = replicationSpecs
  if (body.clusterType !== undefined && body.clusterType !== 'REPLICASET') throw invalidAttribute('clusterType')
  const cluster = findCluster(name, project)
  upgradeCluster({ cluster, kind: 'flex', specs, tags: body.tags, project, world, now })
  return { status: 200, body: renderFlexCluster(cluster, { call, project, reply: 'to-update' }) }
}

function readLegacy(call: Call): Result {
  const project = projectOf(call, 'read')
  const cluster = findCluster(call.params['clusterName'] ?? '', project)
  if (cluster.kind === 'flex') throw clusterOfOtherApi(cluster)
  return { status: 200, body: renderLegacyCluster(cluster, { call, project }) }
}

const freeUpgrade = {
  method: 'POST',
  path: '/groups/{groupId}/clusters/tenantUpgrade',
  versions: [{ date: '2023-01-01', javaMethod: `${JAVA}::upgradeTenantCluster` }],
  takesBody: true,
  audit: (_: Call, { body }: Result) => [
    { type: 'FREE_UPGRADE_STARTED', details: { clusterName: Reflect.get(Object(body), 'name') } } as const,
  ],
  handle: upgradeFree,
} as const

export const upgrade: readonly Route[] = [
  { ...freeUpgrade, limit: 'clusters' },
  // Recorded: Atlas's own tool still upgrades through v1.0, which has neither versions nor the headers of limits.
  { ...freeUpgrade, root: '/api/atlas/v1.0' },
  {
    method: 'GET',
    root: '/api/atlas/v1.0',
    path: '/groups/{groupId}/clusters/{clusterName}',
    versions: [{ date: '2023-01-01', javaMethod: `${JAVA}::getCluster` }],
    handle: readLegacy,
  },
  {
    method: 'POST',
    path: '/groups/{groupId}/flexClusters:tenantUpgrade',
    versions: [{ date: '2024-11-13', javaMethod: 'ApiAtlasFlexClusterResource::tenantUpgrade' }],
    limit: 'flexClusters',
    takesBody: true,
    audit: (_, { body }) => [
      { type: 'FLEX_UPGRADE_STARTED', details: { clusterName: Reflect.get(Object(body), 'name') } },
    ],
    handle: upgradeFlex,
  },
]
