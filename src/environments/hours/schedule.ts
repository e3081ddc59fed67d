import type { PauseWindow } from '../file/spec.ts'
import { type Firings, readCron } from './cron.ts'

/** Firings of `at` that do nothing, since `resume` fires at the same time, are looked through up to here. */
const MOST_IN_VAIN = 100

/**
 * Whether the time window wants the cluster paused at that time, and until when that holds for certain: when both expressions fire
 * at once, the cluster runs. Rejects if an expression cannot be read, or never fires; `readSpec` refuses such.
 */
export async function scheduleAt({
  pause: { at, resume, timeZone },
  now,
}: {
  pause: PauseWindow
  now: Date
}): Promise<{ readonly paused: boolean; readonly until: Date }> {
  const pausing = await readCron({ expression: at, timeZone })
  const resuming = await readCron({ expression: resume, timeZone })
  const paused = lastOf(pausing, now) > lastOf(resuming, now)
  const until = paused ? resuming.next(now) : nextPause({ pausing, resuming, now })
  if (until === undefined) throw new RangeError(`\`${paused ? resume : at}\` never fires.`)
  return { paused, until }
}

/** The first firing of `pausing` after a time that `resuming` does not undo at once; or one until which nothing changes. */
export function nextPause({
  pausing,
  resuming,
  now,
}: {
  pausing: Firings
  resuming: Firings
  now: Date
}): Date | undefined {
  let until = pausing.next(now)
  for (let count = 0; until !== undefined && isAlso(resuming, until) && count < MOST_IN_VAIN; count++) {
    until = pausing.next(until)
  }
  return until
}

/** Whether it fires at exactly that time. */
export function isAlso(firings: Firings, time: Date): boolean {
  return lastOf(firings, time) === time.getTime()
}

function lastOf(firings: Firings, now: Date): number {
  return firings.last(now)?.getTime() ?? Number.NEGATIVE_INFINITY
}
