import type { Clock } from '../../base/clock.ts'
import type { Firings } from '../../environments/hours/cron.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Log } from '../log.ts'
import type { TourOrder } from '../runs/run-order.ts'
import type { Runs } from '../runs/runs.ts'

/**
 * The clock of a process: starts a tour whenever one is due, and one right away for the last time that was missed. Orders bear the time
 * for which they are, so that to start one twice is to start it once. Ends when the signal aborts.
 */
export async function tick({
  firings,
  runs,
  clock,
  log,
  signal,
}: {
  firings: Readonly<Partial<Record<TourOrder['of'], Firings | undefined>>>
  runs: Pick<Runs, 'start'>
  clock: Clock
  log: Log
  signal: AbortSignal
}): Promise<void> {
  await Promise.all((['sweep', 'hours'] as const).map((of) => keepTo({ of, firings: firings[of] })))

  async function keepTo({ of, firings }: { of: TourOrder['of']; firings: Firings | undefined }): Promise<void> {
    if (firings === undefined) return
    let due: Date | undefined = firings.last(clock.now()) ?? clock.now()
    while (due !== undefined && !signal.aborted) {
      await start({ kind: 'tour', of, since: due.toISOString().replace(/\.\d+Z$/, 'Z') })
      due = firings.next(clock.now())
      // A timer may fire a little early, and holds 24 days at most.
      for (let left = msTo(due); left > 0 && !signal.aborted; left = msTo(due)) await clock.sleep(left, signal)
    }
  }

  async function start(order: TourOrder): Promise<void> {
    try {
      await runs.start(order)
    } catch (error) {
      log('error', 'tour not started', { of: order.of, since: order.since, error: sayError(error) })
    }
  }

  function msTo(due: Date | undefined): number {
    return due === undefined ? 0 : due.getTime() - clock.now().getTime()
  }
}
