import { invalidAttribute, missingAttribute, Problem, readOnlyAttribute } from '../problem.ts'
import type { Random } from '../random.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { checkProvider, checkRegion, checkSize } from './catalogue.ts'
import type { AutoScaling, Hardware, Region, Shard } from './cluster.ts'
import type { RegionConfig, ReplicationSpec, Specs } from './cluster-schema.ts'

/** Gigabytes of a new cluster; the M10 figure is the one that Atlas's documentation and a recording give. */
const DEFAULT_DISK_GB: Readonly<Record<string, number>> = { M10: 10, M20: 20 }
const OTHER_DEFAULT_DISK_GB = 40
const SMALLEST_DISK_GB = 10
const LARGEST_DISK_GB = 4096
/** Recorded for every AWS cluster on standard volumes. */
const AWS_IOPS = 3000
const FREE_DISK_GB = 0.5

const NO_SCALING: AutoScaling = {
  compute: { enabled: false, scaleDownEnabled: false },
  diskGB: { enabled: false },
}

/** What the requested hardware of a cluster becomes: one element per shard, whatever the version of the request. */
export function buildShards({
  specs,
  diskSizeGB,
  previous,
  project,
  world,
}: {
  specs: readonly ReplicationSpec[]
  /** Of the whole cluster, in versions before 2024-08-05. */
  diskSizeGB: number | undefined
  previous: readonly Shard[]
  project: Project
  world: World
}): readonly Shard[] {
  const zones = new Map<string, Pick<Shard, 'legacyId' | 'zoneId'>>()
  const shards: Shard[] = []
  for (const [index, spec] of specs.entries()) {
    // The published description calls them read-only; whether Atlas takes back what GET gave is not known.
    if (spec.id !== undefined && world.quirks.readOnlyAttribute === 'refuse') throw readOnlyAttribute('id')
    if (spec.zoneId !== undefined && world.quirks.readOnlyAttribute === 'refuse') throw readOnlyAttribute('zoneId')
    const regions = spec.regionConfigs.map((region) => buildRegion({ region, diskSizeGB, project, world }))
    checkPriorities(regions)
    checkElectable(regions)
    const zoneName = spec.zoneName ?? previous[index]?.zoneName ?? 'Zone 1'
    const zone = zones.get(zoneName) ?? previous.find((shard) => shard.zoneName === zoneName) ?? newZone(world.random)
    zones.set(zoneName, zone)
    for (let copy = 0; copy < (spec.numShards ?? 1); copy += 1) {
      const id = previous[shards.length]?.id ?? world.random.objectId()
      shards.push({ id, legacyId: zone.legacyId, zoneId: zone.zoneId, zoneName, regions })
    }
  }
  return shards
}

function newZone(random: Random): Pick<Shard, 'legacyId' | 'zoneId'> {
  return { legacyId: random.objectId(), zoneId: random.objectId() }
}

function buildRegion({
  region,
  diskSizeGB,
  project,
  world,
}: {
  region: RegionConfig
  diskSizeGB: number | undefined
  project: Project
  world: World
}): Region {
  const { cloud } = world
  const shared = region.providerName === 'TENANT'
  if (shared && region.backingProviderName === undefined) throw missingAttribute('backingProviderName')
  if (!shared && region.backingProviderName !== undefined) throw invalidAttribute('backingProviderName')
  const provider = checkProvider(shared ? (region.backingProviderName ?? '') : region.providerName, cloud)
  const { instanceSize } = region.electableSpecs
  if (instanceSize === undefined) throw missingAttribute('instanceSize')
  if (shared) {
    if (instanceSize !== 'M0' || cloud === 'government') throw invalidAttribute('instanceSize')
  } else {
    if (region.electableSpecs.nodeCount === undefined) throw missingAttribute('nodeCount')
    for (const specs of [region.electableSpecs, region.readOnlySpecs, region.analyticsSpecs]) {
      checkSize(specs?.instanceSize ?? instanceSize, { provider, cloud })
    }
  }
  checkRegion(region.regionName, { provider, project, cloud, shared })

  const base: Hardware = {
    instanceSize,
    nodeCount: 0,
    diskSizeGB: shared ? FREE_DISK_GB : (diskSizeGB ?? DEFAULT_DISK_GB[instanceSize] ?? OTHER_DEFAULT_DISK_GB),
    diskIOPS: provider === 'AWS' && !shared ? AWS_IOPS : undefined,
    ebsVolumeType: provider === 'AWS' && !shared ? 'STANDARD' : undefined,
  }
  const electable = withSpecs(base, region.electableSpecs)
  if (!shared) checkDisk(electable.diskSizeGB)
  const rest = { ...electable, nodeCount: 0 }
  return {
    providerName: region.providerName,
    backingProviderName: region.backingProviderName,
    regionName: region.regionName,
    priority: region.priority,
    electable,
    readOnly: withSpecs(rest, region.readOnlySpecs),
    analytics: withSpecs(rest, region.analyticsSpecs),
    autoScaling: withScaling(region.autoScaling) ?? NO_SCALING,
    analyticsAutoScaling: withScaling(region.analyticsAutoScaling),
  }
}

function withSpecs(base: Hardware, specs: Specs | undefined): Hardware {
  return {
    instanceSize: specs?.instanceSize ?? base.instanceSize,
    nodeCount: specs?.nodeCount ?? base.nodeCount,
    diskSizeGB: specs?.diskSizeGB ?? base.diskSizeGB,
    diskIOPS: specs?.diskIOPS ?? base.diskIOPS,
    ebsVolumeType: specs?.ebsVolumeType ?? base.ebsVolumeType,
  }
}

function withScaling(given: RegionConfig['autoScaling']): AutoScaling | undefined {
  if (!given) return undefined
  return {
    compute: { ...NO_SCALING.compute, ...given.compute },
    diskGB: { enabled: given.diskGB?.enabled ?? false },
  }
}

function checkDisk(size: number): void {
  const refuse = (code: string, why: string) => new Problem(400, code, { detail: why, parameters: [size] })
  if (!Number.isInteger(size)) throw refuse('CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER', 'Disk size must be a whole number.')
  if (size < SMALLEST_DISK_GB || size > LARGEST_DISK_GB) {
    throw refuse('CLUSTER_DISK_SIZE_INVALID', `Disk size ${size} GB is invalid for the cluster.`)
  }
}

/** Probed: some region must have priority 7. Documented: the others count down from there. */
function checkPriorities(regions: readonly Region[]): void {
  const general = (why: string) =>
    new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] })
  const priorities = regions.filter(({ priority }) => priority > 0).map(({ priority }) => priority)
  if (!priorities.includes(7)) throw general('A replication spec must specify a region with priority 7')
  const descending = [...priorities].sort((a, b) => b - a)
  if (descending.some((priority, index) => priority !== 7 - index)) {
    throw general('The priorities of regions must be consecutive')
  }
}

/** Documented: 3, 5 or 7 electable nodes. Atlas was once seen to take a single one. */
function checkElectable(regions: readonly Region[]): void {
  if (regions.some(({ providerName }) => providerName === 'TENANT')) return
  const total = regions.reduce((sum, { electable }) => sum + electable.nodeCount, 0)
  if ([3, 5, 7].includes(total)) return
  throw new Problem(400, 'CLUSTER_REPLICATION_FACTOR_INVALID', {
    detail: `The number of electable nodes must be 3, 5 or 7, not ${total}.`,
    parameters: [total],
  })
}
