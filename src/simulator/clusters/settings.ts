import { invalidAttribute, Problem } from '../problem.ts'
import type { Settings } from './cluster.ts'
import type { UpdateBody } from './cluster-schema.ts'

/** Recorded: what Atlas fills in. */
const DEFAULTS: Settings = {
  backupEnabled: false,
  pitEnabled: false,
  biConnector: { enabled: false, readPreference: 'secondary' },
  clusterType: 'REPLICASET',
  diskWarmingMode: 'FULLY_WARMED',
  encryptionAtRestProvider: 'NONE',
  globalClusterSelfManagedSharding: false,
  labels: [],
  mongoDBMajorVersion: '8.0',
  redactClientLogData: false,
  retainBackups: false,
  rootCertType: 'ISRGROOTX1',
  terminationProtectionEnabled: false,
  useAwsTimeBasedSnapshotCopyForFastInitialSync: false,
  versionReleaseSystem: 'LTS',
  adaptiveCapacity: null,
  configServerManagementMode: 'ATLAS_MANAGED',
  advancedConfiguration: {
    customOpensslCipherConfigTls12: [],
    customOpensslCipherConfigTls13: [],
    minimumEnabledTlsProtocol: 'TLS1_2',
    tlsCipherConfigMode: 'DEFAULT',
  },
}

/** The settings after a request; what it does not name stays. */
export function applySettings(body: UpdateBody, before: Settings = DEFAULTS): Settings {
  const after: Settings = {
    backupEnabled: body.backupEnabled ?? before.backupEnabled,
    pitEnabled: body.pitEnabled ?? before.pitEnabled,
    biConnector: {
      enabled: body.biConnector?.enabled ?? before.biConnector.enabled,
      readPreference: body.biConnector?.readPreference ?? before.biConnector.readPreference,
    },
    clusterType: body.clusterType ?? before.clusterType,
    diskWarmingMode: body.diskWarmingMode ?? before.diskWarmingMode,
    encryptionAtRestProvider: body.encryptionAtRestProvider ?? before.encryptionAtRestProvider,
    globalClusterSelfManagedSharding: body.globalClusterSelfManagedSharding ?? before.globalClusterSelfManagedSharding,
    labels: body.labels ?? before.labels,
    mongoDBMajorVersion: body.mongoDBMajorVersion ?? before.mongoDBMajorVersion,
    redactClientLogData: body.redactClientLogData ?? before.redactClientLogData,
    retainBackups: body.retainBackups ?? before.retainBackups,
    rootCertType: before.rootCertType,
    terminationProtectionEnabled: body.terminationProtectionEnabled ?? before.terminationProtectionEnabled,
    useAwsTimeBasedSnapshotCopyForFastInitialSync:
      body.useAwsTimeBasedSnapshotCopyForFastInitialSync ?? before.useAwsTimeBasedSnapshotCopyForFastInitialSync,
    versionReleaseSystem: body.versionReleaseSystem ?? before.versionReleaseSystem,
    adaptiveCapacity: body.adaptiveCapacity ?? before.adaptiveCapacity,
    configServerManagementMode: body.configServerManagementMode ?? before.configServerManagementMode,
    advancedConfiguration: { ...before.advancedConfiguration, ...body.advancedConfiguration },
  }
  check(body, after)
  return after
}

/** Majors that Atlas offers for new clusters at the time of the recordings. */
const MAJOR_VERSIONS = new Set(['6.0', '7.0', '8.0'])

function check(body: UpdateBody, after: Settings): void {
  if (after.versionReleaseSystem === 'CONTINUOUS' && body.mongoDBMajorVersion !== undefined) {
    throw invalidAttribute(
      'mongoDBMajorVersion',
      'Invalid attribute mongoDBMajorVersion specified: it cannot be chosen with the CONTINUOUS release system.',
    )
  }
  if (!MAJOR_VERSIONS.has(after.mongoDBMajorVersion)) throw invalidAttribute('mongoDBMajorVersion')
  if (after.pitEnabled && !after.backupEnabled) {
    throw new Problem(400, 'INVALID_ATTRIBUTE', {
      detail: 'Invalid attribute pitEnabled specified: it needs backupEnabled.',
      parameters: ['pitEnabled'],
    })
  }
}
