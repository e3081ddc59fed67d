import type { Call } from '../route.ts'
import { timestamp } from '../timestamp.ts'
import { progressOf, type Snapshot } from './snapshot.ts'

/** Full server versions by major version, as clusters show them. */
const MONGODB_VERSION: Readonly<Record<string, string>> = { '6.0': '6.0.27', '7.0': '7.0.34', '8.0': '8.0.29' }
/** Recorded for an M10 cluster without data. */
const STORAGE_BYTES = 1_582_854_144

/** A snapshot as the API shows it. Recorded: what is not known yet is missing, and the size is 0 until the end. */
export function renderSnapshot(snapshot: Snapshot, { call, groupId }: { call: Call; groupId: string }): object {
  const { id, clusterName, description, of } = snapshot
  const { status, versionKnown, providerKnown, createdAt, expiresAt } = progressOf(snapshot, call.now)
  const cluster = `/groups/${groupId}/clusters/${clusterName}`
  const self = `${cluster}/backup/snapshots/${of.sharded ? 'shardedCluster/' : ''}${id}`
  const members = of.members.map((member) => ({ cloudProvider: of.provider, ...member }))
  return {
    ...(providerKnown && !of.sharded ? { cloudProvider: of.provider } : {}),
    ...(of.sharded ? { configServerType: 'EMBEDDED' } : { copyRegions: [] }),
    ...(status === 'completed' ? { createdAt: timestamp(createdAt) } : {}),
    ...(description === undefined ? {} : { description }),
    expiresAt: timestamp(expiresAt),
    frequencyType: 'ondemand',
    id,
    links: [
      { href: call.link(self), rel: 'self' },
      { href: call.link(cluster), rel: 'https://cloud.mongodb.com/cluster' },
    ],
    ...(of.sharded ? { members: providerKnown ? members : [] } : {}),
    ...(versionKnown ? { mongodVersion: MONGODB_VERSION[of.majorVersion] ?? `${of.majorVersion}.0` } : {}),
    policyItems: [],
    // Recorded: the cluster's name, not that of its replica set.
    ...(of.sharded ? { snapshotIds: of.members.map((member) => member.id) } : { replicaSetName: clusterName }),
    snapshotType: 'onDemand',
    status,
    storageSizeBytes: status === 'completed' ? STORAGE_BYTES : 0,
    type: of.sharded ? 'shardedCluster' : 'replicaSet',
  }
}
