import { isDeepStrictEqual } from 'node:util'
import type { Hardware, RegionConfig, ReplicationSpec } from './replication-spec.ts'

interface Size {
  readonly tier: string | undefined
  readonly diskSizeGb: number | undefined
}

/**
 * The `replicationSpecs` that give every shard and region of a dedicated cluster the new size, or `undefined` when it has that size.
 * Atlas wants the whole array back and refuses in it what it only reports (`id`, `zoneId`, the effective hardware), so the array is
 * built of the attributes that its description of the API lets a client write.
 */
export function resize({
  specs,
  size,
}: {
  specs: readonly ReplicationSpec[]
  size: Size
}): readonly object[] | undefined {
  const same: Size = { tier: undefined, diskSizeGb: undefined }
  const resized = written({ specs, size })
  return isDeepStrictEqual(resized, written({ specs, size: same })) ? undefined : resized
}

function written({ specs, size }: { specs: readonly ReplicationSpec[]; size: Size }): object[] {
  return specs.map(({ zoneName, regionConfigs }) =>
    withoutGaps({ zoneName, regionConfigs: regionConfigs.map((region) => writtenRegion({ region, size })) }),
  )
}

function writtenRegion({ region, size }: { region: RegionConfig; size: Size }): object {
  const { providerName, regionName, priority, autoScaling, analyticsAutoScaling } = region
  return withoutGaps({
    providerName,
    regionName,
    priority,
    autoScaling: autoScaling && writtenScaling(autoScaling),
    analyticsAutoScaling: analyticsAutoScaling && writtenScaling(analyticsAutoScaling),
    electableSpecs: writtenHardware({ hardware: region.electableSpecs, size }),
    readOnlySpecs: writtenHardware({ hardware: region.readOnlySpecs, size }),
    analyticsSpecs: writtenHardware({ hardware: region.analyticsSpecs, size }),
  })
}

/** No nodes, no hardware: Atlas reports sizes for kinds of nodes that the region has none of. */
function writtenHardware({ hardware, size }: { hardware: Hardware | undefined; size: Size }): object | undefined {
  if (hardware === undefined || hardware.nodeCount === 0) return undefined
  const { instanceSize, nodeCount, diskSizeGB, diskIOPS, ebsVolumeType } = hardware
  return withoutGaps({
    instanceSize: size.tier ?? instanceSize,
    nodeCount,
    diskSizeGB: size.diskSizeGb ?? diskSizeGB,
    ebsVolumeType,
    // On other volumes Atlas derives the operations per second from size and tier, and the old figure may not fit the new ones.
    diskIOPS: ebsVolumeType === 'PROVISIONED' ? diskIOPS : undefined,
  })
}

function writtenScaling({ compute, diskGB }: NonNullable<RegionConfig['autoScaling']>): object {
  return withoutGaps({
    compute:
      compute &&
      withoutGaps({
        enabled: compute.enabled,
        scaleDownEnabled: compute.scaleDownEnabled,
        minInstanceSize: compute.minInstanceSize,
        maxInstanceSize: compute.maxInstanceSize,
      }),
    diskGB: diskGB && withoutGaps({ enabled: diskGB.enabled }),
  })
}

function withoutGaps(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null))
}
