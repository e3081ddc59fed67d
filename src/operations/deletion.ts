import { ActionError } from '../base/errors.ts'
import { sentWrite } from './memory.ts'
import type { Memory } from './operation.ts'

/** Atlas has been seen to accept a deletion and to drop it. */
const SEND_AGAIN_AFTER_MS = 15_000
const MOST_SENDS = 4
const GIVE_UP_AFTER_MS = 10 * 60_000

/**
 * Whether a deletion is to be sent, for a thing that is there and shows no sign of going: at once, then again after 15 s, four
 * times in all. Rejects with `DELETE_DROPPED` when Atlas has had its time after the last one.
 */
export function isDeletionDue({
  memory,
  write,
  what,
  now,
}: {
  memory: Memory
  /** The name under which the deletion is remembered. */
  write: string
  what: string
  now: Date
}): boolean {
  const sent = sentWrite(memory, write)
  if (sent === undefined) return true
  const age = now.getTime() - sent.lastAt
  if (sent.times < MOST_SENDS) return age >= SEND_AGAIN_AFTER_MS
  if (age < GIVE_UP_AFTER_MS) return false
  throw new ActionError({
    code: 'DELETE_DROPPED',
    message: `${what}: Atlas accepted ${MOST_SENDS} requests to delete it, and it is still there.`,
    hint: 'Run it again later, and tell MongoDB support if it stays.',
  })
}
