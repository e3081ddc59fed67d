import type { Slice } from '../runs/advance.ts'
import type { RunNotes } from '../runs/run-notes.ts'
import type { RunOutcome, RunView } from '../runs/run-view.ts'

/** A slice as it is written down: JSON, small enough for Lambda, and without any secret. */
export type StoredSlice =
  | {
      readonly status: 'waiting'
      readonly waitSeconds: number
      readonly notes: RunNotes
      readonly doing: RunView['doing']
    }
  | { readonly status: 'ended'; readonly outcome: RunOutcome }

/** Lambda takes 256 KB for what one operation leaves behind; some of it is the envelope's. */
const MOST_BYTES = 240 * 1024
/** docs: "Lambda durable functions", wait operations take from one second to one year. */
const LONGEST_WAIT_S = 365 * 24 * 3600

/** Of what is too large, what can be found out again is left out first, then what is only said. */
export function boundedSlice(slice: Slice): StoredSlice {
  if (slice.status === 'ended') return { status: 'ended', outcome: boundedOutcome(slice.outcome) }
  const waitSeconds = Math.min(Math.max(1, Math.ceil(slice.checkAgainInMs / 1000)), LONGEST_WAIT_S)
  const { notes, doing } = slice
  const waiting = { status: 'waiting', waitSeconds } as const
  return (
    fitting([
      { ...waiting, notes, doing },
      { ...waiting, notes, doing: [] },
      // Steps that are looked at anew find what they have done.
      { ...waiting, notes: { ...notes, notes: { ...notes.notes, plans: {} } }, doing: [] },
    ]) ?? { ...waiting, notes: { ...notes, notes: { ...notes.notes, plans: {} }, notices: [] }, doing: [] }
  )
}

function boundedOutcome(outcome: RunOutcome): RunOutcome {
  const { performed: _, ...told } = outcome
  const isFailed = ({ state: { status } }: RunOutcome['steps'][number]) => status === 'failed'
  const { steps, ...without } = told
  const note = 'What was done is too long to be kept here; the log of the worker has the steps.'
  const short = { ...without, notices: [note, ...outcome.notices] }
  const lost: RunOutcome = {
    state: 'failed',
    summary: `${outcome.summary.slice(0, 1000)} What the run has to hand over is larger than Lambda keeps.`,
    steps: [],
    notices: [note],
  }
  const { leases } = outcome
  return (
    fitting([
      outcome,
      told,
      { ...short, steps: steps.filter(isFailed) },
      { ...short, steps: [] },
      // What must be given back stays behind where the job does not learn of it.
      ...(leases === undefined ? [] : [{ ...lost, leases }]),
    ]) ?? lost
  )
}

/** The first that Lambda takes. */
function fitting<Value>(candidates: readonly Value[]): Value | undefined {
  return candidates.find((candidate) => Buffer.byteLength(JSON.stringify(candidate)) <= MOST_BYTES)
}
