import { ActionError } from '../base/errors.ts'
import { rememberWrite, sentWrite } from './memory.ts'
import type { Memory, Sent } from './operation.ts'

/** Atlas has been seen to accept a deletion and to drop it. */
const SEND_AGAIN_AFTER_MS = 15_000
const MOST_SENDS = 4
const GIVE_UP_AFTER_MS = 10 * 60_000

/**
 * The name under which a deletion that is to be sent now is to be remembered, for a thing that is there and shows no sign of going:
 * at once, then again after 15 s, four times in all. What is sent while the thing is being created or changed may take effect only
 * afterwards, so it is counted apart, four times at most, and the time of the others begins when that is over. Rejects with
 * `DELETE_DROPPED` when Atlas has had its time after the last one.
 */
export function dueDeletion({
  memory,
  write,
  what,
  busy = false,
  now,
}: {
  memory: Memory
  /** The name under which the deletion is remembered. */
  write: string
  what: string
  /** The thing is being created or changed. */
  busy?: boolean
  now: Date
}): string | undefined {
  const age = (at: number) => now.getTime() - at
  const early = sentWrite(memory, earlyOf(write))
  if (busy) {
    rememberWrite({ memory, name: busyOf(write), now })
    const due = early === undefined || (early.times < MOST_SENDS && age(early.lastAt) >= SEND_AGAIN_AFTER_MS)
    return due ? earlyOf(write) : undefined
  }
  const sent = sentWrite(memory, write)
  const busyAt = early && sentWrite(memory, busyOf(write))?.lastAt
  const since = Math.max(sent?.lastAt ?? Number.NEGATIVE_INFINITY, busyAt ?? Number.NEGATIVE_INFINITY)
  if ((sent?.times ?? 0) < MOST_SENDS) return age(since) >= SEND_AGAIN_AFTER_MS ? write : undefined
  if (age(since) < GIVE_UP_AFTER_MS) return undefined
  throw new ActionError({
    code: 'DELETE_DROPPED',
    message: `${what}: Atlas accepted ${MOST_SENDS} requests to delete it, and it is still there.`,
    hint: 'Run it again later, and tell MongoDB support if it stays.',
  })
}

/** As `dueDeletion`, for a thing that is never busy. */
export function isDeletionDue(deletion: { memory: Memory; write: string; what: string; now: Date }): boolean {
  return dueDeletion(deletion) !== undefined
}

/** Whether this run has sent the deletion, in whichever state the thing was. */
export function sentDeletion(memory: Memory, write: string): Sent | undefined {
  return sentWrite(memory, write) ?? sentWrite(memory, earlyOf(write))
}

function earlyOf(write: string): string {
  return `${write}, early`
}

function busyOf(write: string): string {
  return `${write}, busy`
}
