import type { Quirks } from '../quirks.ts'
import type { Call } from '../route.ts'
import type { Project, Tag } from '../state.ts'

/** `free` is M0; it is served by the cluster API, as dedicated clusters are. */
export type ClusterKind = 'dedicated' | 'free' | 'flex'

/** What a cluster is doing. Times are milliseconds since 1970 on the simulated clock. */
export type Phase =
  /**
   * `deleteMs`: its deletion was requested meanwhile, and takes so long once it is created. `usersUntil`: users or roles changed
   * meanwhile, and it is busy with them until then.
   */
  | { readonly doing: 'creating'; readonly until: number; readonly deleteMs?: number; readonly usersUntil?: number }
  | { readonly doing: 'nothing' }
  | {
      readonly doing: 'updating'
      readonly what: 'settings' | 'pause' | 'resume' | 'repair' | 'users' | 'restore'
      /** Until then GET still says IDLE. */
      readonly visibleFrom: number
      readonly until: number
    }
  | { readonly doing: 'deleting'; readonly until: number }

export interface Hardware {
  readonly instanceSize: string
  readonly nodeCount: number
  readonly diskSizeGB: number
  readonly diskIOPS: number | undefined
  readonly ebsVolumeType: string | undefined
}

export interface AutoScaling {
  readonly compute: Readonly<Record<string, unknown>>
  readonly diskGB: { readonly enabled: boolean }
}

export interface Region {
  readonly providerName: string
  readonly backingProviderName: string | undefined
  readonly regionName: string
  readonly priority: number
  readonly electable: Hardware
  readonly readOnly: Hardware
  readonly analytics: Hardware
  readonly autoScaling: AutoScaling
  readonly analyticsAutoScaling: AutoScaling | undefined
}

/** One shard; a replica set has one. Shards of a zone share `zoneId`, and the id that versions before 2024-08-05 show. */
export interface Shard {
  readonly id: string
  readonly legacyId: string
  readonly zoneId: string
  readonly zoneName: string
  readonly regions: readonly Region[]
}

/** The settings that are kept and shown as they were given. */
export interface Settings {
  readonly backupEnabled: boolean
  readonly pitEnabled: boolean
  readonly biConnector: { readonly enabled: boolean; readonly readPreference: string }
  readonly clusterType: string
  readonly diskWarmingMode: string
  readonly encryptionAtRestProvider: string
  readonly globalClusterSelfManagedSharding: boolean
  readonly labels: readonly Tag[]
  readonly mongoDBMajorVersion: string
  readonly redactClientLogData: boolean
  readonly retainBackups: boolean
  readonly rootCertType: string
  readonly terminationProtectionEnabled: boolean
  readonly useAwsTimeBasedSnapshotCopyForFastInitialSync: boolean
  readonly versionReleaseSystem: string
  readonly adaptiveCapacity: string | null
  readonly configServerManagementMode: string
  readonly advancedConfiguration: Readonly<Record<string, unknown>>
}

/** What is known of an upgrade that is under way; times are milliseconds since 1970. */
interface Upgrade {
  readonly untaggedAt: number
  /** From then on only the SRV address is known. */
  readonly detachedAt: number
  /** The dedicated cluster takes the place of the shared one then: with another id, the same name and the same hosts. */
  readonly switchedAt: number
  readonly to: Cluster
}

export interface Cluster {
  readonly id: string
  readonly kind: ClusterKind
  readonly name: string
  readonly createdAt: number
  settings: Settings
  tags: readonly Tag[]
  shards: readonly Shard[]
  paused: boolean
  pausedAt?: number
  resumedAt?: number
  phase: Phase
  /** Set by the first IDLE: from then on the connection strings are known. */
  ready: boolean
  /** Parts of host names: of its own for M0 and flex, the project's for dedicated clusters. */
  readonly hostHash: string
  readonly hostPrefix: string
  readonly replicaSet: string
  /** Set while it is being made dedicated. */
  upgrade?: Upgrade
  /** It was shared, and keeps its hosts: when its connection strings, and when all of it are known again. */
  readonly upgraded?: { readonly connectedAt: number; readonly wholeAt: number }
  readonly autoScalingMode: 'INDEPENDENT_SHARD_SCALING' | 'CLUSTER_WIDE_SCALING'
}

/** Atlas resumes a cluster that was paused for 30 days. */
export const LONGEST_PAUSE_MS = 30 * 24 * 3600 * 1000

/** Brings the clusters of a project to where they are at `now`: what is over is over, and what was deleted is gone. */
export function settleClusters(project: Project, { now, quirks }: { now: number; quirks: Quirks }): void {
  for (const cluster of project.clusters) settle(cluster, { now, quirks })
  project.clusters = project.clusters.filter(({ phase }) => {
    if (phase.doing !== 'deleting' || now < phase.until) return true
    project.clusterGoneAt = Math.max(project.clusterGoneAt ?? 0, phase.until)
    return false
  })
}

function settle(cluster: Cluster, { now, quirks }: { now: number; quirks: Quirks }): void {
  const { phase } = cluster
  if (phase.doing === 'creating' && phase.deleteMs !== undefined) {
    if (now >= phase.until) beginDeletion(cluster, phase.until + phase.deleteMs)
    return
  }
  if ((phase.doing === 'creating' || phase.doing === 'updating') && now >= phase.until) {
    cluster.ready = true
    const repairedAt = phase.until + quirks.repairMs
    const repairs = phase.doing === 'creating' && cluster.kind === 'dedicated' && now < repairedAt
    cluster.phase = repairs
      ? { doing: 'updating', what: 'repair', visibleFrom: phase.until, until: repairedAt }
      : afterwards(phase, now)
  }
  const sleeps = cluster.kind === 'free' && cluster.phase.doing === 'nothing' && quirks.freePausesAfterMs > 0
  if (sleeps && now >= cluster.createdAt + quirks.freePausesAfterMs) cluster.paused = true
  const resumeAt = (cluster.pausedAt ?? Number.POSITIVE_INFINITY) + LONGEST_PAUSE_MS
  if (cluster.paused && cluster.phase.doing === 'nothing' && now >= resumeAt) {
    cluster.paused = false
    cluster.resumedAt = resumeAt
    cluster.phase = {
      doing: 'updating',
      what: 'resume',
      visibleFrom: resumeAt,
      until: resumeAt + quirks.timings.resume,
    }
    settle(cluster, { now, quirks })
  }
}

function afterwards(phase: Phase, now: number): Phase {
  const until = phase.doing === 'creating' ? phase.usersUntil : undefined
  if (phase.doing !== 'creating' || until === undefined || now >= until) return { doing: 'nothing' }
  return { doing: 'updating', what: 'users', visibleFrom: phase.until, until }
}

/** Recorded for all three kinds: what is being deleted has no tags any more. */
export function beginDeletion(cluster: Cluster, until: number): void {
  cluster.phase = { doing: 'deleting', until }
  cluster.tags = []
}

/** Whether a DELETE was accepted, though the deletion may have to wait for the end of the creation. */
export function isDeletionRequested({ phase }: Cluster): boolean {
  return phase.doing === 'deleting' || (phase.doing === 'creating' && phase.deleteMs !== undefined)
}

/** Whether reads already know of the cluster. */
export function isReadable({ createdAt }: Cluster, { now, world }: Pick<Call, 'now' | 'world'>): boolean {
  return now - createdAt >= world.quirks.newClusterReadLagMs
}

/** The word of the API for what the cluster is doing. */
export function stateName(
  { phase }: Cluster,
  now: number,
): 'CREATING' | 'IDLE' | 'UPDATING' | 'REPAIRING' | 'DELETING' {
  switch (phase.doing) {
    case 'creating':
      return 'CREATING'
    case 'deleting':
      return 'DELETING'
    case 'updating':
      if (phase.what === 'repair') return 'REPAIRING'
      return now < phase.visibleFrom ? 'IDLE' : 'UPDATING'
    case 'nothing':
      return 'IDLE'
  }
}
