import { AtlasError } from '../atlas/atlas-error.ts'
import { ActionError } from '../base/errors.ts'
import type { Memory, Sent } from './operation.ts'

/** When this run sent a write of this name, if it did. */
export function sentWrite(memory: Memory, name: string): Sent | undefined {
  return memory.sent?.[name]
}

/** To be called right before the write: should its reply be lost, the next look knows that it may have taken effect. */
export function rememberWrite({ memory, name, now }: { memory: Memory; name: string; now: Date }): void {
  const at = now.getTime()
  const before = memory.sent?.[name]
  memory.sent = {
    ...memory.sent,
    [name]: { firstAt: before?.firstAt ?? at, lastAt: at, times: (before?.times ?? 0) + 1 },
  }
}

/** Reads of Atlas have been seen to lag behind a write for some seconds. */
export const READS_LAG_MS = 15_000

/** True while reads may still show what was there before this write was last sent: it is not sent again then, only looked for. */
export function isJustSent({ memory, name, now }: { memory: Memory; name: string; now: Date }): boolean {
  const sent = sentWrite(memory, name)
  return sent !== undefined && now.getTime() - sent.lastAt < READS_LAG_MS
}

/**
 * Sends a write that is remembered under a name. What Atlas refuses, or what never reached it, does not count as sent; a lost
 * answer does. Rejects as `send` does, and with `WRITE_WITHOUT_EFFECT`.
 */
export async function sendWrite({
  memory,
  name,
  what,
  now,
  send,
}: {
  memory: Memory
  name: string
  what: string
  now: Date
  send: () => Promise<unknown>
}): Promise<void> {
  refuseEndless({ memory, name, what })
  const before = sentWrite(memory, name)
  rememberWrite({ memory, name, now })
  try {
    await send()
  } catch (error) {
    takeBackRefused({ error, memory, name, before })
    throw error
  }
}

/** Undoes the remembering of a write that certainly took no effect. */
export function takeBackRefused({
  error,
  memory,
  name,
  before,
}: {
  error: unknown
  memory: Memory
  name: string
  before: Sent | undefined
}): void {
  if (!(error instanceof AtlasError) || error.outcome === 'unknown') return
  forgetWrite({ memory, name })
  if (before !== undefined) memory.sent = { ...memory.sent, [name]: before }
}

/** More than any run of lost answers that the engine sits through. */
const MOST_WRITES = 8

/**
 * Keeps a change that Atlas accepts and never shows from being sent for ever. To be called before the write; rejects with
 * `WRITE_WITHOUT_EFFECT`.
 */
function refuseEndless({ memory, name, what }: { memory: Memory; name: string; what: string }): void {
  const times = sentWrite(memory, name)?.times ?? 0
  if (times < MOST_WRITES) return
  throw new ActionError({
    code: 'WRITE_WITHOUT_EFFECT',
    message: `${what}: the change was sent ${times} times, and Atlas still shows it otherwise.`,
    hint: 'Look at it in the Atlas console: Atlas may round a size or rewrite a tag, and then only that value will do.',
  })
}

export function forgetWrite({ memory, name }: { memory: Memory; name: string }): void {
  const { [name]: _, ...others } = memory.sent ?? {}
  memory.sent = others
}

const SHORTEST_MS = 3_000
const LONGEST_MS = 20_000

/** How soon to look again: a twentieth of the time waited already, so that a short wait ends soon and a long one asks rarely. */
export function pollInterval({ since, now }: { since: number | undefined; now: Date }): number {
  const waited = since === undefined ? 0 : now.getTime() - since
  return Math.min(Math.max(waited / 20, SHORTEST_MS), LONGEST_MS)
}
