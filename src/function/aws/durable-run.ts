import { type DurableLambdaHandler, type RetryDecision, withDurableExecution } from '@aws/durable-execution-sdk-js'
import { ActionError } from '../../base/errors.ts'
import { advance } from '../runs/advance.ts'
import { countOfEnd, orderFields } from '../runs/order-fields.ts'
import { type RunNotes, startRunNotes } from '../runs/run-notes.ts'
import type { RunOrder } from '../runs/run-order.ts'
import type { RunOutcome } from '../runs/run-view.ts'
import type { Worker } from '../runs/worker.ts'
import { boundedSlice, type StoredSlice } from './bounded-slice.ts'
import { runIdOf } from './execution-id.ts'
import { readOrder } from './order-text.ts'
import { MOST_SLICES, waitAfter } from './wait-after.ts'

export interface DurableRunOptions {
  /** Asked once for every slice, so that what has changed meanwhile (a rotated secret) counts from then on. */
  readonly openWorker: () => Promise<Worker>
  readonly mostSlices?: number
}

/** Of the time that its invocation has left a slice takes so much: the rest is to break off, and to write down how it stands. */
const OWN_SHARE = 0.9
const MOST_ATTEMPTS = 6
const FIRST_PAUSE_S = 10
const LONGEST_PAUSE_S = 300

/**
 * The worker as a durable function of Lambda: one execution is one run. Its state is what slices leave behind. Everything between them
 * has to come out the same on each replay, so that clock and world are only looked at within slices. A slice whose end was not written
 * down is done again, which is right, since each begins by looking.
 */
export function createRun({ openWorker, mostSlices = MOST_SLICES }: DurableRunOptions): DurableLambdaHandler {
  return withDurableExecution<unknown, RunOutcome>(async (event, context) => {
    const order = readOrder(event)
    const id = runIdOf(context.executionContext.durableExecutionArn)
    const remainingMs = () => context.lambdaContext.getRemainingTimeInMillis()
    let notes: RunNotes | undefined
    for (let number = 1; number <= mostSlices; number += 1) {
      const before = notes
      const slice = await context.step(
        `slice ${number}`,
        () => doSlice({ id, order, notes: before, openWorker, remainingMs }),
        {
          retryStrategy,
        },
      )
      if (slice.status === 'ended') return handOver({ order, outcome: slice.outcome })
      await context.wait(`after slice ${number}`, { seconds: waitAfter({ number, asked: slice.waitSeconds }) })
      notes = slice.notes
    }
    throw new ActionError({
      code: 'ENDLESS',
      message: `The run has not come to an end within ${mostSlices} slices.`,
      hint: 'Look in the log of the worker for what it waits for, and start it again by redelivering the event.',
    })
  })
}

async function doSlice({
  id,
  order,
  notes,
  openWorker,
  remainingMs,
}: {
  id: string
  order: RunOrder
  notes: RunNotes | undefined
  openWorker: DurableRunOptions['openWorker']
  /** What Lambda leaves to this invocation. */
  remainingMs: () => number
}): Promise<StoredSlice> {
  const worker = await openWorker()
  const { clock, count, log } = worker
  const fields = orderFields({ id, order })
  if (notes === undefined) {
    count('RunsStarted')
    log('info', 'run started', fields)
  }
  const before = notes ?? startRunNotes(clock.now().getTime())
  // Lambda would end it in the middle of a call, as often as it takes too long, and nobody would be told why.
  const signal = AbortSignal.timeout(Math.max(0, Math.floor(remainingMs() * OWN_SHARE)))
  const slice = await advance({ id, order, notes: before, worker, signal })
  if (slice.status === 'ended') {
    const { state, summary } = slice.outcome
    count(countOfEnd({ order, state }))
    log(state === 'failed' ? 'error' : 'info', 'run ended', { ...fields, state, summary })
  } else {
    const { checkAgainInMs: ms } = slice
    count('Waits')
    count('WaitedMs', ms)
    log('info', 'run waits', { ...fields, ms, isCutShort: signal.aborted })
  }
  return boundedSlice(slice)
}

/** What a slice itself does not catch: settings that cannot be read, a process that breaks. */
function retryStrategy(_: Error, attempt: number): RetryDecision {
  if (attempt >= MOST_ATTEMPTS) return { shouldRetry: false }
  return { shouldRetry: true, delay: { seconds: Math.min(FIRST_PAUSE_S * 2 ** (attempt - 1), LONGEST_PAUSE_S) } }
}

/**
 * The execution of a run that has failed fails as well, so that it is seen among those of AWS, and the next delivery of the same event
 * starts another. The job behind a broker's run is told by the outcome, and asks anew by itself.
 */
function handOver({ order, outcome }: { order: RunOrder; outcome: RunOutcome }): RunOutcome {
  if (outcome.state !== 'failed' || order.kind === 'broker') return outcome
  const { code = 'RUN_FAILED', hint } = outcome.error ?? {}
  throw new ActionError({ code, message: outcome.summary, hint })
}
