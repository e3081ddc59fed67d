import * as z from 'zod/mini'
import { once } from '../../base/once.ts'

const hardware = once(() =>
  z.looseObject({
    instanceSize: z.optional(z.string()),
    nodeCount: z.optional(z.number()),
    diskSizeGB: z.optional(z.number()),
    diskIOPS: z.optional(z.number()),
    ebsVolumeType: z.optional(z.string()),
  }),
)
export type Hardware = z.infer<ReturnType<typeof hardware>>
const autoScaling = once(() =>
  z.looseObject({
    compute: z.nullish(
      z.looseObject({
        enabled: z.optional(z.boolean()),
        scaleDownEnabled: z.optional(z.boolean()),
        minInstanceSize: z.nullish(z.string()),
        maxInstanceSize: z.nullish(z.string()),
      }),
    ),
    diskGB: z.nullish(z.looseObject({ enabled: z.optional(z.boolean()) })),
  }),
)
const regionConfig = once(() =>
  z.looseObject({
    providerName: z.string(),
    backingProviderName: z.optional(z.string()),
    regionName: z.string(),
    priority: z.optional(z.number()),
    electableSpecs: z.optional(hardware()),
    analyticsSpecs: z.optional(hardware()),
    readOnlySpecs: z.optional(hardware()),
    autoScaling: z.nullish(autoScaling()),
    analyticsAutoScaling: z.nullish(autoScaling()),
  }),
)
export type RegionConfig = z.infer<ReturnType<typeof regionConfig>>
/** Where the nodes of one shard, or of the one replica set, stand. */
export const replicationSpec = once(() =>
  z.looseObject({
    zoneName: z.optional(z.string()),
    regionConfigs: z.array(regionConfig()).check(z.minLength(1)),
  }),
)
export type ReplicationSpec = z.infer<ReturnType<typeof replicationSpec>>
