import { setTimeout as realDelay } from 'node:timers/promises'
import { findProject } from '../access.ts'
import { entriesAdded, entryRemoved } from '../administration/access-changes.ts'
import { mostOf } from '../administration/project-limits.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { AccessEntry, Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'
import type { World } from '../world.ts'
import { entryValue, readEntries } from './access-entry.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasNetworkAccessListResource::${javaMethod}` },
]

/** Recorded: an address comes back with its range as well, a range alone; the date only when there is one. */
function renderEntry(entry: AccessEntry, project: Project, call: Call): object {
  const { kind, value, comment, deleteAfter } = entry
  return {
    ...(kind === 'awsSecurityGroup' ? { awsSecurityGroup: value } : { cidrBlock: value }),
    ...(comment === undefined ? {} : { comment }),
    ...(deleteAfter === undefined ? {} : { deleteAfterDate: timestamp(deleteAfter) }),
    groupId: project.id,
    ...(kind === 'ipAddress' ? { ipAddress: value.split('/')[0] } : {}),
    links: [{ href: call.link(`/groups/${project.id}/accessList/${encodeURIComponent(value)}`), rel: 'self' }],
  }
}

/** In an order of its own: what was posted is not what comes first. */
function inOrder(entries: readonly AccessEntry[]): AccessEntry[] {
  return [...entries].sort((a, b) => (a.value < b.value ? -1 : 1))
}

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

const renderList = (call: Call, project: Project) =>
  inOrder(project.accessList).map((entry) => renderEntry(entry, project, call))

function findEntry(call: Call, project: Project): AccessEntry {
  const given = call.params['entryValue'] ?? ''
  const entry = project.accessList.find(({ value }) => value === entryValue(given, call.world))
  if (entry) return entry
  throw new Problem(404, 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', {
    detail: `IP Address ${given} not on Atlas access list for group ${project.id}.`,
    parameters: [given, project.id],
  })
}

/** As findEntry; but an entry that was just written cannot be read yet. */
function findSettledEntry(call: Call, project: Project): AccessEntry {
  const entry = findEntry(call, project)
  if (call.now - entry.createdAt >= call.world.quirks.accessListReadLagMs) return entry
  return findEntry(call, { ...project, accessList: [] })
}

/**
 * Adds or changes entries. Atlas documents that concurrent POSTs to one project are not supported: here each reads the list when it
 * arrives and writes it a little later, so that whatever happened in between is silently lost.
 */
async function add(call: Call): Promise<Result> {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const before = project.accessList
  const entries = readEntries(call.body, { world, now })
  for (const entry of entries) checkExpiryChange(entry, before)
  const merged = upsert(before, entries, world)
  const most = mostOf('networkAccess.entries', { project, quirks: world.quirks })
  if (merged.length > most) {
    throw new Problem(403, 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED', {
      detail: `Group ${project.id} cannot have more than ${most} access list entries.`,
      parameters: [project.id, most],
    })
  }
  const { accessListWriteMs } = world.quirks
  if (accessListWriteMs > 0) await realDelay(Math.max(accessListWriteMs, world.latencyMs))
  project.accessList = merged
  return { status: 201, page: renderList(call, project) }
}

function checkExpiryChange(entry: AccessEntry, before: readonly AccessEntry[]): void {
  const existing = before.find(({ value }) => value === entry.value)
  if (!existing || existing.deleteAfter !== undefined || entry.deleteAfter === undefined) return
  throw new Problem(400, 'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY', {
    detail: `The permanent entry ${entry.value} cannot be made temporary.`,
    parameters: [entry.value],
  })
}

/** An entry that was there stays what and how old it was; one that Atlas failed to put into effect stays failed. */
function upsert(
  before: readonly AccessEntry[],
  entries: readonly AccessEntry[],
  { quirks, state }: World,
): readonly AccessEntry[] {
  const merged = new Map(before.map((entry) => [entry.value, entry]))
  for (const entry of entries) {
    const existing = merged.get(entry.value)
    if (existing) {
      const { kind, createdAt, fails } = existing
      const kept = quirks.accessListUpsert === 'keep' ? existing : undefined
      const comment = entry.comment ?? kept?.comment
      merged.set(entry.value, {
        ...entry,
        comment,
        deleteAfter: entry.deleteAfter ?? kept?.deleteAfter,
        kind,
        createdAt,
        fails,
      })
    } else {
      const fails = state.failedEntries < quirks.accessListFails
      if (fails) state.failedEntries += 1
      merged.set(entry.value, { ...entry, fails })
    }
  }
  return [...merged.values()]
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  return { status: 200, page: renderList(call, project) }
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  return { status: 200, body: renderEntry(findSettledEntry(call, project), project, call) }
}

function status(call: Call): Result {
  const { createdAt, fails } = findSettledEntry(call, projectOf(call, 'read'))
  const pending = call.now - createdAt < call.world.quirks.accessListActiveMs
  // Upper case, as the specification has it.
  return { status: 200, body: { STATUS: pending ? 'PENDING' : fails ? 'FAILED' : 'ACTIVE' } }
}

function remove(call: Call): Result {
  const project = projectOf(call, 'write')
  const entry = findEntry(call, project)
  project.accessList = project.accessList.filter((other) => other !== entry)
  return { status: 204 }
}

const all = { path: '/groups/{groupId}/accessList', limit: 'accessList' } as const
const one = { path: '/groups/{groupId}/accessList/{entryValue}', limit: 'accessList' } as const

export const accessList: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('addAtlasWhitelist'),
    paged: true,
    takesBody: true,
    audit: entriesAdded,
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getAtlasWhitelist'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getAtlasNetworkPermissionEntry'), handle: read },
  { ...one, method: 'DELETE', versions: versions('deleteAtlasWhitelist'), audit: entryRemoved, handle: remove },
  {
    method: 'GET',
    path: '/groups/{groupId}/accessList/{entryValue}/status',
    versions: versions('getAtlasNetworkPermissionEntryStatus'),
    limit: 'accessList',
    handle: status,
  },
]
