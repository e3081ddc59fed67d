import { AtlasError } from '../../atlas/atlas-error.ts'
import { ActionError } from '../../base/errors.ts'
import { GitHubError } from '../../github/github-error.ts'
import { openNotebook } from '../../plan/notebook.ts'
import { saveError } from '../../plan/saved-steps.ts'
import { sayError } from '../../plan/say-error.ts'
import { giveBack } from './give-back.ts'
import type { WithoutCarried } from './outcome-of.ts'
import { performOrder } from './perform-order.ts'
import type { RunNotes } from './run-notes.ts'
import type { RunOrder } from './run-order.ts'
import type { RunOutcome, RunView } from './run-view.ts'
import { openSlice } from './slice.ts'
import type { Worker } from './worker.ts'

/** What came of working on a run for a moment. */
export type Slice =
  | {
      readonly status: 'waiting'
      readonly checkAgainInMs: number
      readonly notes: RunNotes
      readonly doing: RunView['doing']
    }
  | { readonly status: 'ended'; readonly outcome: RunOutcome }

/** A wait that is shorter is not worth a new process. */
const PATIENCE_MS = 5_000
/** A slice that has worked this long is put down at the next wait, however short. */
const SLICE_MS = 60_000
/** Slices that fail in a row, for reasons that may pass by themselves. */
const MOST_FAILURES = 6
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 300_000

/**
 * Works on a run until it would have to wait: a slice. Everything is read anew, so that a slice whose end was lost is simply done
 * again. Never rejects; what keeps a run from going on is tried again for a while, and is its outcome then.
 */
export async function advance({
  id,
  order,
  notes,
  worker,
  signal,
}: {
  id: string
  order: RunOrder
  notes: RunNotes
  worker: Worker
  /** Aborted when the process is to end: calls under way are broken off, and the slice is done again by another process. */
  signal?: AbortSignal | undefined
}): Promise<Slice> {
  const { clock, log } = worker
  const startedAt = clock.now().getTime()
  const cancellation = new AbortController()
  const cancel = () => cancellation.abort()
  signal?.addEventListener('abort', cancel, { once: true })
  let waitMs: number | undefined
  const isBrokenOff = () => waitMs !== undefined || signal?.aborted === true
  const notebook = openNotebook({
    notes: notes.notes,
    putDown(ms) {
      const isLong = ms >= PATIENCE_MS || clock.now().getTime() - startedAt >= SLICE_MS
      if (isLong) waitMs = ms
      return isLong
    },
  })
  const slice = openSlice({ id, order, notes, worker, notebook, cancellation, isPutDown: isBrokenOff, isTriedAgain })
  try {
    if (await worker.isSuperseded({ id, order })) return { status: 'ended', outcome: superseded() }
    const outcome = await performOrder({ order, slice, worker })
    if (!isBrokenOff()) return await ended(outcome)
  } catch (error) {
    if (!isBrokenOff()) return await afterFailure(error)
  } finally {
    signal?.removeEventListener('abort', cancel)
    await slice.close()
  }
  // Of what was broken off only what has to be given back is sure.
  if (waitMs === undefined)
    return { status: 'waiting', checkAgainInMs: 0, notes: { ...notes, ...slice.carried() }, doing: slice.doing() }
  return { status: 'waiting', checkAgainInMs: waitMs, notes: notesWith(0), doing: slice.doing() }

  function isTriedAgain(error: unknown): boolean {
    return !isFinal(error) && notes.failures < MOST_FAILURES
  }

  /** A job gives back its leases itself, when it ends; nobody else does it for the others. */
  async function ended(outcome: WithoutCarried): Promise<Slice> {
    const { leases, notices } = slice.carried()
    if (order.kind === 'broker') return { status: 'ended', outcome: { ...outcome, notices, leases } }
    await giveBack({ leases, host: slice.host, log, run: id })
    return { status: 'ended', outcome: { ...outcome, notices } }
  }

  async function afterFailure(error: unknown): Promise<Slice> {
    const failures = notes.failures + 1
    const isOver = !isTriedAgain(error)
    log(isOver ? 'error' : 'warn', 'run failed', { run: id, why: sayError(error), failures })
    if (isOver) return ended(failed(error))
    const own = Math.min(FIRST_PAUSE_MS * 2 ** notes.failures, LONGEST_PAUSE_MS)
    const checkAgainInMs = Math.max(own, (error instanceof AtlasError && error.retryAfterMs) || 0)
    return { status: 'waiting', checkAgainInMs, notes: notesWith(failures), doing: slice.doing() }
  }

  function notesWith(failures: number): RunNotes {
    const { leases, notices } = slice.carried()
    const kept = failures === 0 ? notebook.notes() : { ...notebook.notes(), plans: notes.notes.plans }
    return { notes: kept, failures, leases, notices }
  }
}

/** What Atlas or GitHub did not answer may pass; so may a pull request that GitHub does not show yet. All else stays as it is. */
function isFinal(error: unknown): boolean {
  if (error instanceof GitHubError) {
    const { code, status = 0 } = error
    return code === 'GITHUB_NOT_INSTALLED' || (code === 'GITHUB_REFUSED' && status < 500)
  }
  if (error instanceof AtlasError) return !error.transient
  return !(error instanceof ActionError) || !PASSING.includes(error.code)
}

const PASSING = ['PULL_REQUEST_NOT_FOUND', 'PULL_REQUEST_UNKNOWN', 'NO_ANSWER']

function failed(error: unknown): WithoutCarried {
  return { state: 'failed', summary: sayError(error), error: saveError(error), steps: [] }
}

function superseded(): RunOutcome {
  const summary = 'A younger run for the same environment goes on from here.'
  return { state: 'superseded', summary, steps: [], notices: [] }
}
