import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ActionError } from '../base/errors.ts'
import { codeOf, failed } from './login-file.ts'

/** Whoever holds the lock touches it so often, and is taken for dead when it has not for so long. Real time: it is about processes. */
const BEAT_MS = 2_000
const DEAD_AFTER_MS = 15_000
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 60_000

/**
 * Does something while no other process does the like with this file. Two processes that refresh at once would each spend the same
 * refresh token, which a server that rotates them takes for theft (RFC 9700 §4.14.2) and ends the login. Rejects with `ActionError`
 * before the task has begun when the folder cannot be written to or the other one takes too long.
 */
export async function withLoginLock<Value>(file: string, task: () => Promise<Value>): Promise<Value> {
  const lock = `${file}.lock`
  const owner = randomUUID()
  await take({ lock, owner })
  const beat = setInterval(() => void touch(lock), BEAT_MS)
  beat.unref()
  try {
    return await task()
  } finally {
    clearInterval(beat)
    // A machine that slept may find that its lock has been taken over.
    if ((await readFile(lock, 'utf8').catch(() => '')) === owner) await rm(lock, { force: true })
  }
}

async function take({ lock, owner }: { lock: string; owner: string }): Promise<void> {
  const from = performance.now()
  try {
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 })
    for (;;) {
      if (await create(lock, owner)) return
      if (await isDead(lock)) await clear(lock)
      else if (performance.now() - from > PATIENCE_MS) break
      await sleep(LOOK_EVERY_MS * (1 + Math.random()))
    }
  } catch (error) {
    throw failed({ path: lock, what: 'written', error })
  }
  throw new ActionError({
    code: 'LOGIN_LOCKED',
    message: `${lock}: another process has been changing the login for ${PATIENCE_MS / 1000} s`,
    hint: 'Run it again when that one has ended. If none is running, delete this file.',
  })
}

async function create(lock: string, owner: string): Promise<boolean> {
  const file = await open(lock, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return undefined
    throw error
  })
  if (file === undefined) return false
  try {
    await file.writeFile(owner)
    return true
  } catch (error) {
    // A full disk has room for the name of a file: it would be a lock that nobody holds.
    await rm(lock, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/**
 * Removes a dead lock, one process at a time: of two that find it, the slower one would remove what the faster one has put in its
 * place by then.
 */
async function clear(lock: string): Promise<void> {
  const clearing = `${lock}.clear`
  if (await create(clearing, '')) {
    try {
      if (await isDead(lock)) await rm(lock, { force: true })
    } finally {
      await rm(clearing, { force: true })
    }
  } else if (await isDead(clearing)) await rm(clearing, { force: true })
}

/** A time in the future is no sign of life either: the clock was wrong when it was written, or is now. */
async function isDead(lock: string): Promise<boolean> {
  const touched = await stat(lock).catch(() => undefined)
  return touched !== undefined && Math.abs(Date.now() - touched.mtimeMs) > DEAD_AFTER_MS
}

async function touch(lock: string): Promise<void> {
  const now = new Date()
  await utimes(lock, now, now).catch(() => undefined)
}
