import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { forgetWrite, rememberWrite, sentWrite } from '../memory.ts'
import type { Memory, Owner, Progress } from '../operation.ts'
import type { Outside } from '../outside.ts'
import { type AccessEntry, entryValueOf, findAccessEntry, isEntry } from './access-entry.ts'
import { marksIn, readMark } from './access-mark.ts'
import { findMarkedJobs, isMarkOfRepository, type MarkedJobs } from './access-orphans.ts'
import { deleteEntry } from './access-write.ts'

type Waiting = Extract<Progress<unknown>, { status: 'waiting' }>

/** Atlas may accept deletions without doing them, and other jobs may fill the list as fast as it is emptied. */
const MOST_DELETIONS = 20
/** What a write is remembered as that Atlas has refused for want of room. */
const REFUSED = 'refused for want of room'

/**
 * Makes room in a list that is full, or is about to be: deletes one entry that jobs of this repository have left behind, the oldest
 * first. `undefined` when there is none, and the list may yet take an entry. Rejects with `ACCESS_LIST_FULL` when Atlas has said
 * twice that it is full.
 */
export async function freeRoom({
  atlas,
  projectId,
  entries,
  wanted,
  owner,
  outside,
  memory,
}: {
  atlas: Atlas
  projectId: string
  entries: readonly AccessEntry[]
  /** The value of the entry that there is no room for. */
  wanted: string
  owner: Owner
  outside: Outside
  memory: Memory
}): Promise<Waiting | undefined> {
  const candidates = entries
    .filter((entry) => isLeftToUs({ entry, owner }) && !isEntry({ entry, entryValue: wanted }))
    .sort(byAge)
  const seen: MarkedJobs[] = []
  const mayDelete = (sentWrite(memory, 'make room')?.times ?? 0) < MOST_DELETIONS
  for (const entry of mayDelete ? candidates : []) {
    const marks = marksIn(entry.comment)
    const jobs = await findMarkedJobs({ marks, owner, outside })
    seen.push(jobs)
    if (jobs.over.length < marks.length) continue
    const entryValue = entryValueOf(entry)
    // Meanwhile a job behind the same address may have taken it up.
    const present = await findAccessEntry({ atlas, projectId, entryValue })
    if (present !== undefined && (present.comment !== entry.comment || present.deleteAfterDate === undefined)) continue
    rememberWrite({ memory, name: 'make room', now: atlas.now() })
    // Before the request, whose answer may be lost: should there be no room after all, Atlas will say so again.
    memory.isListFull = false
    if (present !== undefined) await deleteEntry({ atlas, projectId, entryValue })
    return {
      status: 'waiting',
      doing: `removing ${entryValue}, which a job that is over has left`,
      checkAgainInMs: 500,
    }
  }
  if (memory.isListFull !== true) return undefined
  if ((sentWrite(memory, REFUSED)?.times ?? 0) < 2) {
    // Other jobs may have made room since.
    memory.isListFull = false
    return { status: 'waiting', doing: 'waiting for room in the network access list', checkAgainInMs: 2_000 }
  }
  throw listFull({ entries, wanted, candidates, seen })
}

/** As `send`, for the write of an entry that finds no room: then the next look is for something to remove. */
export async function noteFull({
  memory,
  now,
  send,
}: {
  memory: Memory
  now: Date
  send: () => Promise<Waiting>
}): Promise<Waiting> {
  try {
    return await send()
  } catch (error) {
    if (!hasCode(error, 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED')) throw error
    // It was refused; if one that was sent before is there all the same, the next look finds it.
    forgetWrite({ memory, name: 'post' })
    rememberWrite({ memory, name: REFUSED, now })
    memory.isListFull = true
    return { status: 'waiting', doing: 'looking for room in the network access list, which is full', checkAgainInMs: 0 }
  }
}

/** Temporary, and marked by jobs of this repository only. */
function isLeftToUs({ entry, owner }: { entry: AccessEntry; owner: Owner }): boolean {
  const marks = marksIn(entry.comment)
  const areOurs = marks.length > 0 && marks.every((mark) => isMarkOfRepository({ mark, owner }))
  return areOurs && entry.deleteAfterDate !== undefined
}

/** Ids of runs grow with time. */
function byAge(one: AccessEntry, other: AccessEntry): number {
  const newest = ({ comment }: AccessEntry) => Math.max(...marksIn(comment).map((mark) => Number(readMark(mark)?.id)))
  return newest(one) - newest(other)
}

function listFull({
  entries,
  wanted,
  candidates,
  seen,
}: {
  entries: readonly AccessEntry[]
  wanted: string
  candidates: readonly AccessEntry[]
  seen: readonly MarkedJobs[]
}): ActionError {
  const inUse = seen.filter(({ goingOn }) => goingOn.length > 0).length
  const untold = candidates.length - inUse
  const why = seen.find(({ why }) => why !== undefined)?.why
  const parts = [
    ...(inUse > 0 ? [`${inUse} of jobs that still run`] : []),
    ...(untold > 0 ? [`${untold} of jobs that may still run${why === undefined ? '' : ` (${why})`}`] : []),
  ]
  const ours =
    candidates.length === 0
      ? 'none of them is a temporary one of this repository'
      : `${candidates.length} of them are temporary ones of this repository: ${parts.join(', ')}`
  return new ActionError({
    code: 'ACCESS_LIST_FULL',
    message: `network access: Atlas has no room for ${wanted}. Entries in the list: ${entries.length}; ${ours}.`,
    hint: 'Remove entries that nobody needs (list-ip-access shows them), run fewer jobs at once, or run them behind one address.',
  })
}
