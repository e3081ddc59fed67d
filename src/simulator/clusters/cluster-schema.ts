import * as z from 'zod/mini'

/** Limits of the specification: keys and values of 1 to 255 characters, at most 50 tags. */
export const tags = z
  .array(
    z.strictObject({
      key: z.string().check(z.minLength(1), z.maxLength(255)),
      value: z.string().check(z.minLength(1), z.maxLength(255)),
    }),
  )
  .check(
    z.maxLength(50),
    z.refine((given) => new Set(given.map(({ key }) => key)).size === given.length),
  )

const hardware = {
  diskIOPS: z.optional(z.int()),
  ebsVolumeType: z.optional(z.enum(['STANDARD', 'PROVISIONED', 'HIGH_PERFORMANCE'])),
  instanceSize: z.optional(z.string()),
  nodeCount: z.optional(z.int().check(z.gte(0), z.lte(50))),
}

const autoScaling = z.strictObject({
  compute: z.optional(
    z.strictObject({
      enabled: z.optional(z.boolean()),
      scaleDownEnabled: z.optional(z.boolean()),
      minInstanceSize: z.optional(z.string()),
      maxInstanceSize: z.optional(z.string()),
    }),
  ),
  diskGB: z.optional(z.strictObject({ enabled: z.optional(z.boolean()) })),
})

const common = {
  acceptDataRisksAndForceReplicaSetReconfig: z.optional(z.iso.datetime()),
  adaptiveCapacity: z.optional(z.enum(['ENABLED', 'DISABLED'])),
  advancedConfiguration: z.optional(
    z.strictObject({
      customOpensslCipherConfigTls12: z.optional(z.array(z.string())),
      customOpensslCipherConfigTls13: z.optional(z.array(z.string())),
      minimumEnabledTlsProtocol: z.optional(z.enum(['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'])),
      tlsCipherConfigMode: z.optional(z.enum(['CUSTOM', 'DEFAULT'])),
    }),
  ),
  backupEnabled: z.optional(z.boolean()),
  biConnector: z.optional(z.strictObject({ enabled: z.optional(z.boolean()), readPreference: z.optional(z.string()) })),
  configServerManagementMode: z.optional(z.enum(['ATLAS_MANAGED', 'FIXED_TO_DEDICATED'])),
  diskWarmingMode: z.optional(z.enum(['FULLY_WARMED', 'VISIBLE_EARLIER', 'ENHANCED_FULLY_WARMED'])),
  encryptionAtRestProvider: z.optional(z.enum(['NONE', 'AWS', 'AZURE', 'GCP'])),
  globalClusterSelfManagedSharding: z.optional(z.boolean()),
  labels: z.optional(tags),
  mongoDBMajorVersion: z.optional(z.string().check(z.regex(/^\d+\.\d+$/))),
  paused: z.optional(z.boolean()),
  pitEnabled: z.optional(z.boolean()),
  redactClientLogData: z.optional(z.boolean()),
  replicaSetScalingStrategy: z.optional(z.enum(['SEQUENTIAL', 'WORKLOAD_TYPE', 'NODE_TYPE'])),
  retainBackups: z.optional(z.boolean()),
  rootCertType: z.optional(z.enum(['ISRGROOTX1'])),
  tags: z.optional(tags),
  terminationProtectionEnabled: z.optional(z.boolean()),
  useAwsTimeBasedSnapshotCopyForFastInitialSync: z.optional(z.boolean()),
  versionReleaseSystem: z.optional(z.enum(['LTS', 'CONTINUOUS'])),
}

const clusterType = z.enum(['REPLICASET', 'SHARDED', 'GEOSHARDED'])

/** Since 2024-08-05 the disk belongs to the hardware, and each shard is one element of replicationSpecs. */
const shape = (style: 'new' | 'old') => {
  const disk = z.optional(z.number().check(z.gte(0)))
  const specs = z.strictObject(
    style === 'new' ? { ...hardware, diskSizeGB: disk } : { ...hardware, diskSizeGB: z.optional(z.never()) },
  )
  const region = z.strictObject({
    providerName: z.enum(['AWS', 'AZURE', 'GCP', 'TENANT']),
    backingProviderName: z.optional(z.enum(['AWS', 'AZURE', 'GCP'])),
    regionName: z.string(),
    priority: z.int().check(z.gte(0), z.lte(7)),
    electableSpecs: specs,
    readOnlySpecs: z.optional(specs),
    analyticsSpecs: z.optional(specs),
    autoScaling: z.optional(autoScaling),
    analyticsAutoScaling: z.optional(autoScaling),
  })
  const count = z.optional(z.int().check(z.gte(1), z.lte(50)))
  const replicationSpecs = z
    .array(
      z.strictObject({
        id: z.optional(z.string()),
        zoneId: z.optional(z.string()),
        zoneName: z.optional(z.string()),
        numShards: style === 'old' ? count : z.optional(z.never()),
        regionConfigs: z.array(region).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1))
  const diskSizeGB = style === 'old' ? disk : z.optional(z.never())
  return {
    create: z.strictObject({ name: z.string(), clusterType, replicationSpecs, diskSizeGB, ...common }),
    update: z.strictObject({
      name: z.optional(z.string()),
      clusterType: z.optional(clusterType),
      replicationSpecs: z.optional(replicationSpecs),
      diskSizeGB,
      ...common,
    }),
  }
}

export const clusterSchema = { new: shape('new'), old: shape('old') }

export type CreateBody = z.infer<typeof clusterSchema.new.create>
export type UpdateBody = z.infer<typeof clusterSchema.new.update>
export type ReplicationSpec = CreateBody['replicationSpecs'][number]
export type RegionConfig = ReplicationSpec['regionConfigs'][number]
export type Specs = RegionConfig['electableSpecs']

/** Attributes that only answers have. */
export const CLUSTER_READ_ONLY = [
  'configServerType',
  'createDate',
  'effectiveReplicationSpecs',
  'featureCompatibilityVersion',
  'featureCompatibilityVersionExpirationDate',
  'groupId',
  'id',
  'internalClusterRole',
  'links',
  'mongoDBVersion',
  'stateName',
  'connectionStrings',
  'effectiveDatabaseEdition',
]

/** The order in which a live account was seen to ask for what is missing. */
export const CLUSTER_MISSING_ORDER = [
  'name',
  'replicationSpecs',
  'regionConfigs',
  'clusterType',
  'priority',
  'nodeCount',
]
