import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'
import { type Cluster, type Region, stateName } from './cluster.ts'
import { connectionStrings } from './connection-strings.ts'

/** A cluster as the first version of the API shows it, and v1.0 still does: one kind of hardware, regions by name. */
export function renderLegacyCluster(cluster: Cluster, { call, project }: { call: Call; project: Project }): object {
  const { settings } = cluster
  const shard = cluster.shards[0]
  const regions = shard?.regions ?? []
  const [region] = regions
  const path = `/groups/${project.id}/clusters/${cluster.name}`
  const strings = connectionStrings(cluster, call.world)
  const { standard, standardSrv } = strings as { standard?: string; standardSrv?: string }
  const replicationSpec = Object.fromEntries(regions.map((one) => [one.regionName, renderNodes(one)]))
  return {
    autoScaling: { compute: { enabled: false, scaleDownEnabled: false }, diskGBEnabled: false },
    backupEnabled: settings.backupEnabled,
    biConnector: settings.biConnector,
    clusterType: settings.clusterType,
    connectionStrings: strings,
    createDate: timestamp(cluster.createdAt),
    diskSizeGB: region?.electable.diskSizeGB,
    diskWarmingMode: settings.diskWarmingMode,
    encryptionAtRestProvider: settings.encryptionAtRestProvider,
    globalClusterSelfManagedSharding: settings.globalClusterSelfManagedSharding,
    groupId: project.id,
    id: cluster.id,
    labels: settings.labels,
    links: [
      { href: call.link(path), rel: 'self' },
      { href: call.link(`${path}/backup/restoreJobs`), rel: 'https://cloud.mongodb.com/restoreJobs' },
      { href: call.link(`${path}/backup/snapshots`), rel: 'https://cloud.mongodb.com/snapshots' },
    ],
    mongoDBMajorVersion: settings.mongoDBMajorVersion,
    mongoDBVersion: `${settings.mongoDBMajorVersion}.29`,
    ...(standard === undefined
      ? {}
      : {
          mongoURI: standard.replace(/\/\?.*$/, ''),
          mongoURIUpdated: timestamp(cluster.createdAt),
          mongoURIWithOptions: standard,
        }),
    name: cluster.name,
    numShards: cluster.shards.length,
    paused: cluster.paused,
    pitEnabled: settings.pitEnabled,
    providerBackupEnabled: settings.backupEnabled,
    providerSettings: region && renderProvider(region),
    replicationFactor: 3,
    replicationSpec,
    replicationSpecs: [
      {
        id: shard?.legacyId,
        numShards: cluster.shards.length,
        regionsConfig: replicationSpec,
        zoneName: shard?.zoneName,
      },
    ],
    rootCertType: settings.rootCertType,
    ...(standardSrv === undefined ? {} : { srvAddress: standardSrv }),
    stateName: stateName(cluster, call.now),
    tags: cluster.tags,
    terminationProtectionEnabled: settings.terminationProtectionEnabled,
    versionReleaseSystem: settings.versionReleaseSystem,
  }
}

function renderNodes({ electable, readOnly, analytics, priority, providerName }: Region): object {
  // Recorded: M0, whose nodes nobody asks for, has three.
  const electableNodes = providerName === 'TENANT' ? 3 : electable.nodeCount
  return { analyticsNodes: analytics.nodeCount, electableNodes, priority, readOnlyNodes: readOnly.nodeCount }
}

function renderProvider({ providerName, backingProviderName, regionName, electable }: Region): object {
  const { instanceSize, diskIOPS, ebsVolumeType } = electable
  return {
    providerName,
    autoScaling: { compute: { maxInstanceSize: null, minInstanceSize: null } },
    ...(backingProviderName === undefined ? {} : { backingProviderName }),
    ...(diskIOPS === undefined ? {} : { diskIOPS }),
    effectiveInstanceSizeName: instanceSize,
    instanceSizeName: instanceSize,
    regionName,
    ...(ebsVolumeType === undefined ? {} : { volumeType: ebsVolumeType }),
  }
}
