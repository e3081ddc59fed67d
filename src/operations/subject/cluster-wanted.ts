import type { Tag } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { mergeTags, sameTags } from './ownership.ts'
import { tagsWithProtection } from './protection.ts'

/** A cluster as the user describes it; `tier` in its normal spelling. */
export interface Wanted {
  readonly clusterName: string
  readonly tier: string
  readonly provider: string
  readonly region: string
  readonly mongodbVersion?: string
  readonly diskSizeGb?: number
  readonly backup?: boolean
  readonly terminationProtection?: boolean
  readonly tags: readonly Tag[]
}

/** The least body that Atlas accepts for the kind of cluster, each part of which it asks for by name when it is missing. */
export function createRequest(wanted: Wanted): Record<string, unknown> {
  const protection = wanted.terminationProtection
  const shared = {
    name: wanted.clusterName,
    tags: tagsWithProtection({ cluster: undefined, tags: wanted.tags, protection }),
    ...(protection !== undefined && { terminationProtectionEnabled: protection }),
  }
  if (wanted.tier === 'flex') {
    return { ...shared, providerSettings: { backingProviderName: wanted.provider, regionName: wanted.region } }
  }
  const place = { regionName: wanted.region, priority: 7 }
  if (wanted.tier === 'free') {
    const tenant = {
      ...place,
      providerName: 'TENANT',
      backingProviderName: wanted.provider,
      electableSpecs: { instanceSize: 'M0' },
    }
    return { ...shared, clusterType: 'REPLICASET', replicationSpecs: [{ regionConfigs: [tenant] }] }
  }
  const electableSpecs = {
    instanceSize: wanted.tier,
    nodeCount: 3,
    ...(wanted.diskSizeGb !== undefined && { diskSizeGB: wanted.diskSizeGb }),
  }
  return {
    ...shared,
    clusterType: 'REPLICASET',
    ...(wanted.backup !== undefined && { backupEnabled: wanted.backup }),
    ...(wanted.mongodbVersion !== undefined && { mongoDBMajorVersion: wanted.mongodbVersion }),
    replicationSpecs: [{ regionConfigs: [{ ...place, providerName: wanted.provider, electableSpecs }] }],
  }
}

/**
 * What stands between a cluster that exists and the description: `fixed` as a sentence, where creating cannot mend it, else the
 * `update` that would. A cluster that is not ours is used if it fits, and never changed.
 */
export function differences({ cluster, wanted, ours }: { cluster: Cluster; wanted: Wanted; ours: boolean }): {
  fixed?: string
  update?: Record<string, unknown>
} {
  const differing = (['tier', 'provider', 'region'] as const).filter((name) => cluster[name] !== wanted[name])
  if (
    wanted.mongodbVersion !== undefined &&
    cluster.version !== '' &&
    !cluster.version.startsWith(`${wanted.mongodbVersion}.`)
  ) {
    return {
      fixed: `mongodb-version: cluster ${wanted.clusterName} exists with ${cluster.version}, not ${wanted.mongodbVersion}.`,
    }
  }
  if (differing.length > 0) {
    const has = differing.map((name) => `${name} ${cluster[name]} instead of ${wanted[name]}`).join(', ')
    return { fixed: `cluster-name: cluster ${wanted.clusterName} exists with ${has}. Nothing was changed.` }
  }
  const update: Record<string, unknown> = {}
  if (cluster.kind !== 'free') {
    const protection = wanted.terminationProtection
    const tags = tagsWithProtection({ cluster, tags: mergeTags(cluster.tags, wanted.tags), protection })
    if (!sameTags(cluster.tags, tags)) update['tags'] = tags
    if (protection !== undefined && protection !== cluster.terminationProtection)
      update['terminationProtectionEnabled'] = protection
  }
  if (cluster.kind === 'dedicated' && wanted.backup && !cluster.backup) update['backupEnabled'] = true
  if (cluster.kind === 'dedicated' && wanted.backup === false && cluster.backup) {
    return {
      fixed: `backup: cluster ${wanted.clusterName} exists with backup, and switching it off would delete its snapshots. Nothing was changed.`,
    }
  }
  if (cluster.kind === 'dedicated' && wanted.diskSizeGb !== undefined && wanted.diskSizeGb !== cluster.diskSizeGb) {
    return {
      fixed: `disk-size-gb: cluster ${wanted.clusterName} exists with ${cluster.diskSizeGb} GB, not ${wanted.diskSizeGb}.`,
    }
  }
  const names = Object.keys(update)
  if (names.length === 0) return {}
  if (!ours) {
    // Our own tags are missing from it by nature, and nobody asked for them.
    const beyondTags = names.filter((name) => name !== 'tags')
    return beyondTags.length === 0 ? {} : { fixed: foreign({ cluster, names: beyondTags }) }
  }
  // Whether it runs is not described, so a pause is no difference; but Atlas changes nothing in a paused cluster.
  return cluster.paused ? { fixed: paused({ cluster, names }) } : { update }
}

function paused({ cluster, names }: { cluster: Cluster; names: readonly string[] }): string {
  return `cluster-name: cluster ${cluster.name} exists, is paused, and differs in ${names.join(', ')}, which Atlas does not change before it is resumed (\`resume: true\`). Nothing was changed.`
}

function foreign({ cluster, names }: { cluster: Cluster; names: readonly string[] }): string {
  return `cluster-name: cluster ${cluster.name} exists, was not created by this action, and differs in ${names.join(', ')}. Nothing was changed.`
}
