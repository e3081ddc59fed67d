import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import { hexId, readAnswer } from './answer.ts'
import type { Cluster } from './cluster.ts'

/** A snapshot of a cluster of any kind; times are ISO 8601. */
export interface Snapshot {
  readonly id: string
  /** `queued`, `in-progress`, `completed` or `failed`; another word of Atlas in small letters. */
  readonly state: string
  /** Absent until Atlas has taken it. */
  readonly createdAt: string | undefined
  readonly expiresAt: string | undefined
  /** `on-demand`, `scheduled` or `fallback`; another word of Atlas in small letters. */
  readonly type: string
  /** Empty where nobody has given one. */
  readonly description: string
}

const snapshotSchema = once(() =>
  z.looseObject({
    id: hexId(),
    status: z.string(),
    createdAt: z.optional(z.string()),
    expiresAt: z.optional(z.string()),
    snapshotType: z._default(z.string(), ''),
    description: z.nullish(z.string()),
  }),
)

const flexSnapshotSchema = once(() =>
  z.looseObject({
    id: hexId(),
    status: z.string(),
    scheduledTime: z.optional(z.string()),
    startTime: z.optional(z.string()),
    expiration: z.optional(z.string()),
  }),
)

const listSchema = once(() => z.looseObject({ results: z.array(z.unknown()) }))

/** Every snapshot of a cluster, the newest first; those that are not taken yet before all others. Free clusters have none. */
export async function listSnapshots({ atlas, cluster }: { atlas: Atlas; cluster: Cluster }): Promise<Snapshot[]> {
  return (await readSnapshots({ atlas, cluster })).sort(newestFirst)
}

async function readSnapshots({ atlas, cluster }: { atlas: Atlas; cluster: Cluster }): Promise<Snapshot[]> {
  const { projectId: groupId, name } = cluster
  if (cluster.kind === 'free') return []
  if (cluster.kind === 'flex') {
    return (await atlas.list('listGroupFlexClusterBackupSnapshots', { path: { groupId, name } })).map(readFlexSnapshot)
  }
  const path = { groupId, clusterName: name }
  if (!cluster.sharded) return (await atlas.list('listGroupClusterBackupSnapshots', { path })).map(readSnapshot)
  // This list alone has no pages in the published description of the API.
  const from = 'listGroupClusterBackupSnapshotShardedClusters'
  const { results } = readAnswer({ schema: listSchema, answer: await atlas.call(from, { path }), from })
  return results.map(readSnapshot)
}

export function readSnapshot(answer: unknown): Snapshot {
  const body = readAnswer({ schema: snapshotSchema, answer, from: 'getGroupClusterBackupSnapshot' })
  return {
    id: body.id,
    state: word(body.status),
    createdAt: time(body.createdAt),
    expiresAt: time(body.expiresAt),
    type: word(body.snapshotType),
    description: safeText(body.description ?? ''),
  }
}

function readFlexSnapshot(answer: unknown): Snapshot {
  const body = readAnswer({ schema: flexSnapshotSchema, answer, from: 'getGroupFlexClusterBackupSnapshot' })
  return {
    id: body.id,
    state: FLEX_STATES[body.status] ?? word(body.status),
    createdAt: time(body.startTime),
    expiresAt: time(body.expiration),
    type: 'scheduled',
    description: '',
  }
}

const FLEX_STATES: Readonly<Record<string, string>> = { PENDING: 'queued', RUNNING: 'in-progress' }

/** `inProgress` and `COMPLETED` in one spelling. */
function word(remote: string): string {
  return safeText(remote, { longest: 40 })
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
}

function time(remote: string | undefined): string | undefined {
  return remote === undefined ? undefined : safeText(remote, { longest: 40 })
}

function newestFirst(a: Snapshot, b: Snapshot): number {
  return takenAt(b) - takenAt(a) || b.id.localeCompare(a.id)
}

function takenAt({ createdAt }: Snapshot): number {
  const at = createdAt === undefined ? Number.NaN : Date.parse(createdAt)
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at
}

/** Not over: Atlas takes one on-demand snapshot of a cluster at a time. */
export function isUnfinished({ state }: Snapshot): boolean {
  return state !== 'completed' && state !== 'failed'
}
