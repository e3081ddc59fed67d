import { privateStrings } from '../private-endpoints/private-strings.ts'
import type { Call } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'
import { type Cluster, type Hardware, type Region, type Shard, stateName } from './cluster.ts'
import { connectionStrings } from './connection-strings.ts'
import { mongodbVersion } from './mongodb-version.ts'
import { hiddenByUpgrade } from './upgrade-cluster.ts'

/** Versions since this date show one element per shard, with the disk in the hardware. */
const NEW_SHAPE = '2024-08-05'

/** A cluster as the cluster API shows it, in the shape of the version that was asked for. */
export function renderCluster(
  cluster: Cluster,
  {
    call,
    project,
    reply,
  }: {
    call: Pick<Call, 'version' | 'link' | 'now' | 'world'>
    project: Project
    /** Recorded: the answer to a POST has no `tags` when there are none, and the answer to a change says UPDATING at once. */
    reply: 'to-create' | 'to-update' | 'to-read'
  },
): object {
  const { settings, kind } = cluster
  const hidden = hiddenByUpgrade(cluster, call.now)
  const isNew = call.version.date >= NEW_SHAPE
  const sharded = settings.clusterType !== 'REPLICASET'
  const state = stateName(cluster, call.now)
  const path = `/groups/${project.id}/clusters/${cluster.name}`
  const major = settings.mongoDBMajorVersion
  return {
    ...(isNew ? { adaptiveCapacity: settings.adaptiveCapacity } : {}),
    ...(kind === 'dedicated' ? { advancedConfiguration: settings.advancedConfiguration } : {}),
    backupEnabled: settings.backupEnabled,
    biConnector: settings.biConnector,
    clusterType: settings.clusterType,
    ...(sharded
      ? { configServerManagementMode: settings.configServerManagementMode, configServerType: 'EMBEDDED' }
      : {}),
    connectionStrings: {
      ...connectionStrings(cluster, call.world),
      ...privateStrings(cluster, { project, call }),
    },
    createDate: timestamp(cluster.createdAt),
    ...(isNew ? {} : { diskSizeGB: cluster.shards[0]?.regions[0]?.electable.diskSizeGB }),
    ...(hidden.has('diskWarmingMode') ? {} : { diskWarmingMode: settings.diskWarmingMode }),
    ...(isNew
      ? {
          effectiveDatabaseEdition: 'CORE',
          effectiveReplicationSpecs: cluster.shards.map((shard) => renderShard(shard, { effective: false })),
        }
      : {}),
    encryptionAtRestProvider: settings.encryptionAtRestProvider,
    ...(isNew ? { featureCompatibilityVersion: major } : {}),
    globalClusterSelfManagedSharding: settings.globalClusterSelfManagedSharding,
    groupId: project.id,
    id: cluster.id,
    ...(isNew ? { internalClusterRole: 'NONE' } : {}),
    labels: settings.labels,
    links: [
      { href: call.link(path), rel: 'self' },
      { href: call.link(`${path}/backup/restoreJobs`), rel: 'https://cloud.mongodb.com/restoreJobs' },
      { href: call.link(`${path}/backup/snapshots`), rel: 'https://cloud.mongodb.com/snapshots' },
    ],
    mongoDBMajorVersion: major,
    mongoDBVersion: mongodbVersion(major),
    name: cluster.name,
    paused: cluster.paused,
    pitEnabled: settings.pitEnabled,
    ...(isNew ? { redactClientLogData: settings.redactClientLogData } : {}),
    replicationSpecs: isNew
      ? cluster.shards.map((shard) => renderShard(shard, { effective: true }))
      : renderZones(cluster.shards),
    ...(isNew ? { retainBackups: settings.retainBackups } : {}),
    rootCertType: settings.rootCertType,
    stateName: reply === 'to-update' && cluster.phase.doing === 'updating' ? 'UPDATING' : state,
    ...(reply === 'to-create' && cluster.tags.length === 0 ? {} : { tags: cluster.tags }),
    terminationProtectionEnabled: settings.terminationProtectionEnabled,
    ...(isNew && !hidden.has('useAwsTimeBasedSnapshotCopyForFastInitialSync')
      ? { useAwsTimeBasedSnapshotCopyForFastInitialSync: settings.useAwsTimeBasedSnapshotCopyForFastInitialSync }
      : {}),
    versionReleaseSystem: settings.versionReleaseSystem,
  }
}

function renderShard(shard: Shard, { effective }: { effective: boolean }): object {
  return {
    id: shard.id,
    regionConfigs: shard.regions.map((region) => renderRegion(region, effective ? 'effective' : 'disk')),
    zoneId: shard.zoneId,
    zoneName: shard.zoneName,
  }
}

/** Before 2024-08-05 a zone was one element, whose shards were a number. */
function renderZones(shards: readonly Shard[]): readonly object[] {
  const zones = Map.groupBy(shards, ({ zoneId }) => zoneId)
  return [...zones.values()].map((members) => ({
    id: members[0]?.legacyId,
    numShards: members.length,
    regionConfigs: members[0]?.regions.map((region) => renderRegion(region, 'plain')),
    zoneId: members[0]?.zoneId,
    zoneName: members[0]?.zoneName,
  }))
}

function renderRegion(region: Region, style: 'plain' | 'disk' | 'effective'): object {
  const { providerName, regionName, priority, electable, readOnly, analytics } = region
  const show = (hardware: Hardware) => renderHardware(hardware, style)
  if (providerName === 'TENANT') {
    const { instanceSize, diskSizeGB } = electable
    const electableSpecs = {
      effectiveInstanceSize: instanceSize,
      instanceSize,
      ...(style === 'plain' ? {} : { diskSizeGB }),
    }
    return { electableSpecs, backingProviderName: region.backingProviderName, priority, providerName, regionName }
  }
  return {
    ...(region.analyticsAutoScaling ? { analyticsAutoScaling: region.analyticsAutoScaling } : {}),
    analyticsSpecs: show(analytics),
    autoScaling: region.autoScaling,
    ...(style === 'effective'
      ? {
          effectiveAnalyticsSpecs: show(analytics),
          effectiveElectableSpecs: show(electable),
          effectiveReadOnlySpecs: show(readOnly),
        }
      : {}),
    electableSpecs: show(electable),
    priority,
    providerName,
    readOnlySpecs: show(readOnly),
    regionName,
  }
}

function renderHardware(hardware: Hardware, style: 'plain' | 'disk' | 'effective'): object {
  const { instanceSize, diskIOPS, diskSizeGB, ebsVolumeType, nodeCount } = hardware
  return {
    instanceSize,
    ...(diskIOPS === undefined ? {} : { diskIOPS }),
    ...(style === 'plain' ? {} : { diskSizeGB }),
    ...(ebsVolumeType === undefined ? {} : { ebsVolumeType }),
    nodeCount,
  }
}
