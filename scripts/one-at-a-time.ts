import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const GIVE_UP_AFTER_MS = 5 * 60_000

/**
 * Runs the work when no other process holds the lock file, which says who holds it; the lock of a process that has died is taken
 * over. Rejects when the other one does not end in five minutes.
 */
export async function oneAtATime(lock: string, work: () => Promise<void>): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_AFTER_MS
  while (!take(lock)) {
    if (Date.now() > giveUpAt)
      throw new Error(`${lock} is held by a process that does not end. Stop it, and try again.`)
    await delay(100)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = readFileSync(lock, 'utf8')
    // Between its creation and its first byte a lock is empty, and held. Signal 0 only asks whether the process is there.
    return holder === '' || process.kill(Number(holder), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
