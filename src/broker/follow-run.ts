import type { Clock } from '../base/clock.ts'
import { renderDuration } from '../base/duration.ts'
import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { BrokerRun } from './answer.ts'
import type { Broker } from './open-broker.ts'

export type BrokerOutcome = NonNullable<BrokerRun['outcome']>

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 5_000
const GROWTH = 1.3
/** The run's own time is counted by the broker, which may begin it late. */
const GRACE_MS = 120_000

/** Looks at a run until it has ended. Rejects with `ActionError`: `CANCELLED`, `TIMED_OUT`, or what the broker says. */
export async function followRun({
  broker,
  id,
  clock,
  signal,
  timeoutMs,
  onRun,
}: {
  broker: Pick<Broker, 'look'>
  id: string
  clock: Clock
  signal: AbortSignal
  /** The time that the run has. */
  timeoutMs: number
  /** Told how the run stands, each time it was looked at. */
  onRun: (run: BrokerRun) => void
}): Promise<BrokerOutcome> {
  const deadline = clock.now().getTime() + timeoutMs + GRACE_MS
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const looked = await broker.look(id).catch((error: unknown) => {
      throw signal.aborted ? cancelled(id) : error
    })
    const { run, notBeforeMs } = looked
    if (run.outcome !== undefined && run.state !== 'running') return run.outcome
    onRun(run)
    const restMs = deadline - clock.now().getTime()
    if (restMs <= 0) throw timedOut({ id, timeoutMs })
    await clock.sleep(Math.min(Math.max(pauseMs, notBeforeMs), restMs), signal)
    if (signal.aborted) throw cancelled(id)
    pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)
  }
}

function cancelled(id: string): ActionError {
  return new ActionError({
    code: 'CANCELLED',
    message: `cancelled. The run ${shown(id)} goes on at the broker.`,
    hint: `${GOES_ON} The end of the job gives back what is leased for it as far as that is known; the rest Atlas removes when it expires.`,
  })
}

function timedOut({ id, timeoutMs }: { id: string; timeoutMs: number }): ActionError {
  return new ActionError({
    code: 'TIMED_OUT',
    message: `timed out after ${renderDuration(timeoutMs)}. The run ${shown(id)} goes on at the broker.`,
    hint: GOES_ON,
  })
}

const GOES_ON = 'The same job takes up what it has done; a sweep takes down environments that nobody wants any more.'

/** Ids of durable executions are long names; their end tells one from another. */
function shown(id: string): string {
  return safeText(id.slice(-100), { longest: 100 })
}
