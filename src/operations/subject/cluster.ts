import * as z from 'zod/mini'
import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import type { Tag } from '../operation.ts'
import { hexId, readAnswer, tagList } from './answer.ts'
import { type ReplicationSpec, replicationSpec } from './replication-spec.ts'

/** A cluster of any kind, as operations see it. */
export interface Cluster {
  readonly kind: 'free' | 'flex' | 'dedicated'
  /** A cluster that was made anew under its name has another. */
  readonly id: string | undefined
  readonly name: string
  readonly projectId: string
  /** IDLE, CREATING, UPDATING, DELETING, REPAIRING; a paused cluster is IDLE. */
  readonly state: string
  readonly paused: boolean
  /** `free`, `flex` or Atlas's name of the instance size. */
  readonly tier: string
  readonly provider: string
  readonly region: string
  readonly version: string
  readonly diskSizeGb: number | undefined
  readonly backup: boolean
  readonly sharded: boolean
  /** ISO 8601; a cluster that was made anew under its name has another. */
  readonly createdAt: string | undefined
  readonly terminationProtection: boolean
  readonly tags: readonly Tag[]
  readonly labels: readonly Tag[]
  /** Without credentials. Empty until Atlas has given the hosts their names. */
  readonly connectionStrings: { readonly standard?: string | undefined; readonly standardSrv?: string | undefined }
  /** Of dedicated clusters, as Atlas gave them: an update sends them back whole. */
  readonly replicationSpecs: readonly ReplicationSpec[]
}

const connectionStrings = once(() =>
  z._default(z.looseObject({ standard: z.optional(z.string()), standardSrv: z.optional(z.string()) }), {}),
)

const clusterSchema = once(() =>
  z.looseObject({
    id: z.optional(z.string()),
    name: z.string(),
    groupId: hexId(),
    stateName: z.string(),
    clusterType: z._default(z.string(), 'REPLICASET'),
    createDate: z.optional(z.string()),
    paused: z._default(z.boolean(), false),
    mongoDBVersion: z._default(z.string(), ''),
    backupEnabled: z._default(z.boolean(), false),
    terminationProtectionEnabled: z._default(z.boolean(), false),
    tags: tagList(),
    labels: tagList(),
    connectionStrings: connectionStrings(),
    replicationSpecs: z.array(replicationSpec()).check(z.minLength(1)),
  }),
)

const flexSchema = once(() =>
  z.looseObject({
    id: z.optional(z.string()),
    name: z.string(),
    groupId: hexId(),
    stateName: z.string(),
    createDate: z.optional(z.string()),
    mongoDBVersion: z._default(z.string(), ''),
    terminationProtectionEnabled: z._default(z.boolean(), false),
    tags: tagList(),
    connectionStrings: connectionStrings(),
    providerSettings: z.looseObject({
      backingProviderName: z.string(),
      regionName: z.string(),
      diskSizeGB: z.optional(z.number()),
    }),
  }),
)

/** The cluster of that name in whichever of the two APIs has it, or `undefined`. */
export async function findCluster({
  atlas,
  projectId,
  clusterName,
}: {
  atlas: Atlas
  projectId: string
  clusterName: string
}): Promise<Cluster | undefined> {
  const absent = ['CLUSTER_NOT_FOUND']
  try {
    const answer = await atlas.find('getGroupCluster', { path: { groupId: projectId, clusterName }, absent })
    return answer === undefined ? undefined : readCluster(answer)
  } catch (error) {
    if (!hasCode(error, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API')) throw error
    const answer = await atlas.find('getGroupFlexCluster', { path: { groupId: projectId, name: clusterName }, absent })
    return answer === undefined ? undefined : readFlexCluster(answer)
  }
}

/** Clusters of all kinds; the two APIs know nothing of each other's. Atlas for Government has no flex clusters. */
export async function listClusters({
  atlas,
  projectId,
  withFlex,
}: {
  atlas: Atlas
  projectId: string
  withFlex: boolean
}): Promise<Cluster[]> {
  const path = { groupId: projectId }
  const [clusters, flexClusters] = await Promise.all([
    atlas.list('listGroupClusters', { path }),
    withFlex ? atlas.list('listGroupFlexClusters', { path }) : [],
  ])
  return [...clusters.map(readCluster), ...flexClusters.map(readFlexCluster)]
}

function readCluster(answer: unknown): Cluster {
  const body = readAnswer({ schema: clusterSchema, answer, from: 'getGroupCluster' })
  const region = body.replicationSpecs[0]?.regionConfigs[0]
  const free = region?.providerName === 'TENANT'
  return {
    kind: free ? 'free' : 'dedicated',
    id: body.id,
    name: safeText(body.name, { longest: 64 }),
    projectId: body.groupId,
    state: safeText(body.stateName, { longest: 40 }),
    paused: body.paused,
    tier: free ? 'free' : safeText(region?.electableSpecs?.instanceSize ?? '', { longest: 40 }),
    provider: safeText((free ? region.backingProviderName : region?.providerName) ?? '', { longest: 40 }),
    region: safeText(region?.regionName ?? '', { longest: 60 }),
    version: safeText(body.mongoDBVersion, { longest: 40 }),
    diskSizeGb: region?.electableSpecs?.diskSizeGB,
    backup: body.backupEnabled,
    sharded: body.clusterType !== 'REPLICASET',
    createdAt: body.createDate,
    terminationProtection: body.terminationProtectionEnabled,
    tags: body.tags,
    labels: body.labels,
    connectionStrings: body.connectionStrings,
    replicationSpecs: body.replicationSpecs,
  }
}

function readFlexCluster(answer: unknown): Cluster {
  const body = readAnswer({ schema: flexSchema, answer, from: 'getGroupFlexCluster' })
  return {
    kind: 'flex',
    id: body.id,
    name: safeText(body.name, { longest: 64 }),
    projectId: body.groupId,
    state: safeText(body.stateName, { longest: 40 }),
    paused: false,
    tier: 'flex',
    provider: safeText(body.providerSettings.backingProviderName, { longest: 40 }),
    region: safeText(body.providerSettings.regionName, { longest: 60 }),
    version: safeText(body.mongoDBVersion, { longest: 40 }),
    diskSizeGb: body.providerSettings.diskSizeGB,
    backup: true,
    sharded: false,
    createdAt: body.createDate,
    terminationProtection: body.terminationProtectionEnabled,
    tags: body.tags,
    labels: [],
    connectionStrings: body.connectionStrings,
    replicationSpecs: [],
  }
}
