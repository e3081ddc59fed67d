import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { rememberWrite, sendWrite, sentWrite } from '../memory.ts'
import type { Memory, Progress } from '../operation.ts'
import { type AccessEntry, type EntryReference, entryValueOf, findEntryStatus } from './access-entry.ts'
import { expiryTolerance } from './expiry-tolerance.ts'

type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

const READ_BACK_AFTER_MS = 2_000
const MOST_POSTS = 10
const ACTIVE_WITHIN_MS = 120_000

export interface WantedEntry {
  readonly reference: EntryReference
  readonly comment: string
  readonly expiresAt: Date | undefined
}

/**
 * Sends the entry, or waits for it to be readable. Atlas answers parallel writes of several jobs as if all had worked and keeps
 * some of them, so nothing but reading it back tells; the pause before the next try is random, lest the same jobs meet again.
 */
export async function sendEntry({
  atlas,
  projectId,
  wanted,
  memory,
  random,
  doing,
}: {
  atlas: Atlas
  projectId: string
  wanted: WantedEntry
  memory: Memory
  random: () => number
  doing: string
}): Promise<Waiting> {
  const now = atlas.now()
  const sent = sentWrite(memory, 'post')
  const waiting = {
    status: 'waiting',
    doing: 'waiting for the entry to show up',
    checkAgainInMs: READ_BACK_AFTER_MS * (0.5 + random()),
  } as const
  if (sent !== undefined && now.getTime() - sent.lastAt < READ_BACK_AFTER_MS * sent.times) return waiting
  if (sent !== undefined && sent.times >= MOST_POSTS) {
    throw new ActionError({
      code: 'ACCESS_ENTRY_LOST',
      message: `network access: Atlas accepted ${entryValueOf(wanted.reference)} ${MOST_POSTS} times and never showed it.`,
      hint: 'Fewer jobs at once may help: Atlas does not support parallel changes of one access list. Run it again.',
    })
  }
  rememberWrite({ memory, name: 'post', now })
  const { reference, comment, expiresAt } = wanted
  const entry = {
    ...reference,
    ...(comment !== '' && { comment }),
    ...(expiresAt !== undefined && { deleteAfterDate: expiresAt.toISOString().replace(/\.\d+Z$/, 'Z') }),
  }
  try {
    await atlas.call('createGroupAccessListEntry', { path: { groupId: projectId }, body: [entry], once: true })
  } catch (error) {
    // Somebody has made it permanent since we looked: the next look takes it as it is.
    if (!hasCode(error, 'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY')) throw error
  }
  // The job that made an entry may be about to delete it, having looked before this was sent.
  return { ...waiting, doing, checkAgainInMs: memory.existed ? READ_BACK_AFTER_MS : 500 }
}

/**
 * `undefined` once the cloud provider lets the address in. An entry of our own that failed is deleted, once, so that the next step
 * makes it anew; what is another's would lose its comment and its permanence that way.
 */
export async function awaitActive({
  atlas,
  projectId,
  entryValue,
  memory,
  isOurs,
}: {
  atlas: Atlas
  projectId: string
  entryValue: string
  memory: Memory
  isOurs: boolean
}): Promise<Waiting | undefined> {
  const status = await statusOf({ atlas, projectId, entryValue })
  const now = atlas.now().getTime()
  memory.waitingSince ??= now
  if (status === 'ACTIVE') return undefined
  if (status === 'FAILED' && isOurs && sentWrite(memory, 'retry') === undefined) {
    const send = () => deleteEntry({ atlas, projectId, entryValue })
    await sendWrite({ memory, name: 'retry', what: `entry ${entryValue}`, now: atlas.now(), send })
    return { status: 'waiting', doing: 'taking back an entry that failed', checkAgainInMs: READ_BACK_AFTER_MS }
  }
  if (status === 'FAILED' || now - memory.waitingSince > ACTIVE_WITHIN_MS) {
    throw new ActionError({
      code: 'ACCESS_ENTRY_NOT_ACTIVE',
      message: `network access: ${entryValue} is ${status} after ${Math.round((now - memory.waitingSince) / 1000)} s, not ACTIVE.`,
      hint: 'Run it again; if it stays so, look at the Network Access page of the project.',
    })
  }
  return {
    status: 'waiting',
    doing: `waiting until ${entryValue} is let in (${status})`,
    checkAgainInMs: Math.min(2_000 + (now - memory.waitingSince) / 4, 10_000),
  }
}

/** To be called right after a look: the entry may be another job's a moment later, so the deletion is not sent again without one. */
export async function deleteEntry({
  atlas,
  projectId,
  entryValue,
}: {
  atlas: Atlas
  projectId: string
  entryValue: string
}): Promise<void> {
  await atlas.find('deleteGroupAccessListEntry', {
    path: { groupId: projectId, entryValue },
    absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'],
    once: true,
  })
}

/** The status may know the entry later than the list does. */
async function statusOf(at: {
  atlas: Atlas
  projectId: string
  entryValue: string
}): Promise<'PENDING' | 'ACTIVE' | 'FAILED'> {
  try {
    const status = await findEntryStatus(at)
    return status === 'ACTIVE' || status === 'FAILED' ? status : 'PENDING'
  } catch (error) {
    if (hasCode(error, 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND')) return 'PENDING'
    throw error
  }
}

/** Whether the entry is as wanted already, a little tolerance of its end included. */
export function fits({
  entry,
  wanted,
  now,
  spanMs,
}: {
  entry: AccessEntry
  wanted: WantedEntry
  now: Date
  spanMs: number | undefined
}): boolean {
  if (wanted.comment !== '' && entry.comment !== wanted.comment) return false
  if (entry.deleteAfterDate === undefined) return true
  if (spanMs === undefined) return false
  return Date.parse(entry.deleteAfterDate) >= now.getTime() + spanMs - expiryTolerance(spanMs)
}
