import type { Clock } from '../../base/clock.ts'
import { sayError } from '../../plan/say-error.ts'
import type { Count, Log } from '../log.ts'
import { advance, type Slice } from '../runs/advance.ts'
import { countOfEnd, orderFields } from '../runs/order-fields.ts'
import type { RunOutcome } from '../runs/run-view.ts'
import type { Runs } from '../runs/runs.ts'
import type { Worker } from '../runs/worker.ts'
import { type KeptRun, keepRuns } from './kept-runs.ts'
import type { OrderFile } from './order-file.ts'
import { createSlots } from './slots.ts'

export interface InProcessRuns extends Runs {
  /** Goes on with what the process before has left in the file. */
  takeUp(): void
  /** Begins no slice any more, lets those under way come to their end for a while, and names in the log what is left. */
  close(): Promise<void>
}

/** What a worker is made with. */
type Within = Pick<Worker, 'isSuperseded'> & { readonly runs: Runs }

/** A job asks for its run within minutes; GitHub's people redeliver within hours, and then a run that finds nothing to do costs little. */
const KEEP_MS = 6 * 3_600_000
/** Each talks to Atlas by itself, whose limits count for all of them. */
const MOST_AT_ONCE = 4
const FINISH_WITHIN_MS = 10_000
/** A call that is broken off still gives its token back. */
const BREAK_OFF_WITHIN_MS = 3_000

/**
 * Runs in this process, in slices between which timers of the clock run. They are lost with the process, but for the orders that a file
 * keeps.
 */
export function createInProcessRuns({
  worker: workerOf,
  clock,
  log,
  count,
  keepMs = KEEP_MS,
  most = MOST_AT_ONCE,
  orders,
}: {
  worker: (within: Within) => Worker
  clock: Clock
  log: Log
  count: Count
  /** How long what has ended can be asked for. */
  keepMs?: number
  /** Slices at once. */
  most?: number
  /** Of the process before and for the one after; without it a run that was lost is not taken up by itself. */
  orders?: OrderFile | undefined
}): InProcessRuns {
  const kept = keepRuns({ clock, keepMs })
  const slots = createSlots(most)
  let isClosing = false
  const breakOff = new AbortController()

  const runs: Runs = {
    async start(order) {
      const known = kept.of(order)
      if (known !== undefined) return { id: known.id, isNew: false }
      const run = kept.add({ id: crypto.randomUUID(), order })
      try {
        await orders?.add(run)
      } catch (error) {
        kept.remove(run)
        throw error
      }
      begin(run)
      return { id: run.id, isNew: true }
    },
    find: async (id) => kept.find(id),
  }
  const worker = workerOf({ runs, isSuperseded: async ({ id }) => kept.isSuperseded(id) })

  function begin(run: KeptRun): void {
    count('RunsStarted')
    log('info', 'run started', orderFields(run))
    // What is superseded ends now, not when it would have looked again.
    for (const older of kept.olderThan(run)) older.wake()
    if (isClosing) leave(run)
    goOn(run).catch((error: unknown) => log('error', 'run lost', { ...orderFields(run), error: sayError(error) }))
  }

  async function goOn(run: KeptRun): Promise<void> {
    while (!isClosing) {
      const slice = await takeSlice(run)
      if (slice === undefined) return
      if (slice.status === 'ended') return end(run, slice.outcome)
      run.notes = slice.notes
      run.view = { state: 'running', doing: slice.doing }
      await pause(run, slice.checkAgainInMs)
    }
  }

  async function takeSlice(run: KeptRun): Promise<Slice | undefined> {
    const { id, order, matter, notes } = run
    // What is superseded only learns that, and need not wait for the one that goes on.
    const giveBack = await slots.take(kept.isSuperseded(id) ? undefined : matter)
    if (giveBack === undefined) return undefined
    try {
      return await advance({ id, order, notes, worker, signal: breakOff.signal })
    } catch (error) {
      return { status: 'ended', outcome: { state: 'failed', summary: sayError(error), steps: [], notices: [] } }
    } finally {
      giveBack()
    }
  }

  async function pause(run: KeptRun, ms: number): Promise<void> {
    const waking = new AbortController()
    run.wake = () => waking.abort()
    if (isClosing || kept.isSuperseded(run.id)) return
    log('info', 'run waits', { ...orderFields(run), ms })
    const since = clock.now().getTime()
    await clock.sleep(ms, waking.signal)
    count('Waits')
    count('WaitedMs', clock.now().getTime() - since)
  }

  async function end(run: KeptRun, outcome: RunOutcome): Promise<void> {
    const { state, summary } = outcome
    run.view = { state, doing: [], outcome }
    kept.end(run)
    count(countOfEnd({ order: run.order, state }))
    log(state === 'failed' ? 'error' : 'info', 'run ended', { ...orderFields(run), state, summary })
    await orders?.remove(run.id)
  }

  function leave(run: KeptRun): void {
    const next = orders === undefined ? LOST : 'It is taken up at the next start.'
    log('warn', 'run left', { ...orderFields(run), next })
  }

  return {
    ...runs,
    takeUp() {
      for (const left of orders?.left ?? []) begin(kept.add(left))
    },
    async close() {
      isClosing = true
      for (const run of kept.open()) run.wake()
      const finished = slots.close()
      await within(FINISH_WITHIN_MS, finished)
      breakOff.abort()
      await within(BREAK_OFF_WITHIN_MS, finished)
      for (const run of kept.open()) leave(run)
    },
  }
}

/** Of this machine's time, whatever the runs' clock says: who stops a process waits for it. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

const LOST = 'The next event of the pull request takes it up, or the next sweep.'
