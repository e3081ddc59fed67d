import { invalidAttribute, missingAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { type Cluster, isDeletionRequested } from './cluster.ts'
import { clusterOfOtherApi } from './cluster-name.ts'
import type { ReplicationSpec } from './cluster-schema.ts'
import { buildShards } from './shards.ts'
import { alreadyRequestedDeletion } from './update-cluster.ts'

const SECOND = 1000

/** Recorded of an upgrade from M0 to M10, in ms since the request. */
const UNTAGGED_AFTER = 60 * SECOND
const DETACHED_AFTER = 110 * SECOND
const SWITCHED_AFTER = 118 * SECOND
const CONNECTED_AFTER = 1380 * SECOND
const WHOLE_AFTER = CONNECTED_AFTER + 60 * SECOND

/** Begins to make a dedicated cluster of a shared one, or refuses it. */
export function upgradeCluster({
  cluster,
  kind,
  specs,
  tags = cluster.tags,
  project,
  world,
  now,
}: {
  cluster: Cluster
  /** The kind that the operation is for. */
  kind: 'free' | 'flex'
  specs: readonly ReplicationSpec[]
  tags?: Cluster['tags'] | undefined
  project: Project
  world: World
  now: number
}): void {
  if (cluster.kind !== kind) {
    if (cluster.kind === 'flex' || kind === 'flex') throw clusterOfOtherApi(cluster)
    throw new Problem(400, 'CANNOT_UPGRADE_NON_TENANT_CLUSTER', {
      detail: `Cluster ${cluster.name} is not a shared cluster, and cannot be upgraded as one.`,
      parameters: [cluster.name],
    })
  }
  if (isDeletionRequested(cluster)) throw alreadyRequestedDeletion(cluster)
  if (cluster.phase.doing !== 'nothing') {
    throw new Problem(409, 'CLUSTER_UPDATE_IN_PROGRESS', {
      detail: `Cluster ${cluster.name} cannot be upgraded while it is being created or updated.`,
    })
  }
  const [shard, ...others] = buildShards({ specs, diskSizeGB: undefined, previous: [], project, world })
  if (!shard) throw missingAttribute('replicationSpecs')
  if (others.length > 0 || shard.regions.some(({ providerName }) => providerName === 'TENANT')) {
    throw invalidAttribute('replicationSpecs')
  }
  const until = now + world.quirks.timings.upgrade
  const switchedAt = Math.min(now + SWITCHED_AFTER, until)
  const { hostPrefix, hostHash, replicaSet, name, createdAt, settings } = cluster
  const to: Cluster = {
    ...{ hostPrefix, hostHash, replicaSet, name, createdAt, settings, tags },
    id: world.random.objectId(),
    kind: 'dedicated',
    shards: [shard],
    paused: false,
    ready: false,
    upgraded: { connectedAt: Math.min(now + CONNECTED_AFTER, until), wholeAt: Math.min(now + WHOLE_AFTER, until) },
    phase: { doing: 'updating', what: 'settings', visibleFrom: switchedAt, until },
    autoScalingMode: 'CLUSTER_WIDE_SCALING',
  }
  cluster.phase = { doing: 'updating', what: 'settings', visibleFrom: now, until: Number.POSITIVE_INFINITY }
  const untaggedAt = Math.min(now + UNTAGGED_AFTER, switchedAt)
  cluster.tags = tags
  cluster.upgrade = { untaggedAt, detachedAt: Math.min(now + DETACHED_AFTER, switchedAt), switchedAt, to }
}

/** Brings upgrades to where they are at `now`. */
export function settleUpgrades(project: Project, now: number): void {
  project.clusters = project.clusters.map((cluster) => {
    const { upgrade } = cluster
    if (upgrade && now >= upgrade.untaggedAt) cluster.tags = []
    if (upgrade && now >= upgrade.detachedAt) cluster.ready = false
    // A deletion that was asked for meanwhile goes on with the shared cluster.
    const isSwitched = upgrade !== undefined && cluster.phase.doing === 'updating' && now >= upgrade.switchedAt
    const settled = isSwitched ? upgrade.to : cluster
    if (settled.upgraded && now >= settled.upgraded.connectedAt) settled.ready = true
    return settled
  })
}

/** Recorded: attributes that a cluster does not show while it is made dedicated, and one that it never shows again. */
export function hiddenByUpgrade({ upgrade, upgraded }: Cluster, now: number): ReadonlySet<string> {
  const hidden = new Set<string>()
  if (upgrade || (upgraded && now < upgraded.wholeAt)) hidden.add('useAwsTimeBasedSnapshotCopyForFastInitialSync')
  if (upgraded) hidden.add('diskWarmingMode')
  return hidden
}
