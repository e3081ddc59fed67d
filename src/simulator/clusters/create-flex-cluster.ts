import type { Project, Tag } from '../state.ts'
import type { World } from '../world.ts'
import type { Cluster, Hardware } from './cluster.ts'
import { checkRoom, identity } from './create-cluster.ts'
import { applySettings } from './settings.ts'

const HARDWARE: Hardware = {
  instanceSize: 'FLEX',
  nodeCount: 3,
  diskSizeGB: 5,
  diskIOPS: undefined,
  ebsVolumeType: undefined,
}

/** A new flex cluster, in a region that was checked. Adds it to the project. */
export function createFlexCluster({
  body,
  project,
  world,
  now,
}: {
  body: {
    name: string
    providerSettings: { backingProviderName: string; regionName: string }
    tags?: readonly Tag[] | undefined
    terminationProtectionEnabled?: boolean | undefined
  }
  project: Project
  world: World
  now: number
}): Cluster {
  checkRoom(project, world)
  const { random } = world
  const region = {
    ...body.providerSettings,
    providerName: 'FLEX',
    priority: 7,
    electable: HARDWARE,
    readOnly: HARDWARE,
    analytics: HARDWARE,
    autoScaling: { compute: {}, diskGB: { enabled: false } },
    analyticsAutoScaling: undefined,
  }
  const ids = { id: random.objectId(), legacyId: random.objectId(), zoneId: random.objectId() }
  const cluster: Cluster = {
    ...identity({ kind: 'flex', name: body.name, project, random, now }),
    settings: applySettings({ terminationProtectionEnabled: body.terminationProtectionEnabled }),
    tags: body.tags ?? [],
    shards: [{ ...ids, zoneName: 'Zone 1', regions: [region] }],
    paused: false,
    phase: { doing: 'creating', until: now + world.quirks.timings.createFlex },
    autoScalingMode: 'CLUSTER_WIDE_SCALING',
  }
  project.clusters.push(cluster)
  return cluster
}
