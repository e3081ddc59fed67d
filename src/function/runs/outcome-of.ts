import { environmentName } from '../../environments/name.ts'
import type { PausedAll, Performed } from '../../environments/performed.ts'
import type { RunResult } from '../../plan/run.ts'
import { type SavedStep, type SavedSteps, saveState } from '../../plan/saved-steps.ts'
import { sayError } from '../../plan/say-error.ts'
import type { RunOutcome } from './run-view.ts'
import type { Slice } from './slice.ts'
import type { Worker } from './worker.ts'

/** An outcome without what the slices have gathered. */
export type WithoutCarried = Omit<RunOutcome, 'notices' | 'leases'>

/** What was done, as JSON: by this slice and by those before it. */
export function outcomeOf({
  performed,
  worker,
  slice: { before },
}: {
  performed: Performed
  worker: Pick<Worker, 'count'>
  slice: Pick<Slice, 'before'>
}): WithoutCarried {
  switch (performed.did) {
    case 'nothing':
      return { state: 'succeeded', summary: `Nothing to do: ${performed.why}.`, steps: [], performed: { ...performed } }
    case 'list':
      return {
        state: 'succeeded',
        summary: `Environments: ${performed.environments.length}.`,
        steps: [],
        performed: { ...performed },
      }
    case 'sweep': {
      const { counts, incomplete } = performed
      const isGone = performed.rows.length === 0 && before.length > 0
      const deleted = isGone ? 1 : counts.deleted
      worker.count('SweptEnvironments', deleted)
      const state = incomplete !== undefined || counts.failed > 0 ? 'failed' : 'succeeded'
      const due = counts['would be deleted']
      const summary = incomplete ?? `Deleted: ${deleted}, due: ${due}, kept: ${counts.kept}, failed: ${counts.failed}.`
      return { state, summary, steps: [], performed: { ...performed } }
    }
    case 'up':
    case 'down': {
      const { result, identity, ...rest } = performed
      const name = environmentName(identity)
      const { did, withdrawn } = performed
      const what = withdrawn === undefined ? `${name} is ${did}.` : `${name}: ${withdrawn}.`
      const outcome = { ...ofResult({ result, summary: what }), performed: { ...rest, identity } }
      const isGone = did === 'down' && withdrawn === undefined && outcome.steps.length === 0
      return isGone ? { ...outcome, steps: before.map(ended) } : outcome
    }
    default: {
      const { result, ...rest } = performed
      return { ...ofResult({ result, summary: sayPaused(performed) }), performed: rest }
    }
  }
}

/** What Atlas defers, the first tick of the schedule does at which it can be done. */
function sayPaused({ did, result: { steps } }: PausedAll): string {
  const [first, ...others] = steps.flatMap(({ state }) => (state.status === 'deferred' ? [state.why] : []))
  if (first === undefined) return `${did}: ${steps.length} clusters.`
  return `${did}: ${others.length + 1} of ${steps.length} clusters later: ${first}`
}

/** A failed step fails the run; the first says why. */
export function ofResult({ result, summary }: { result: RunResult; summary: string }): WithoutCarried {
  const failure = result.steps.find(({ state }) => state.status === 'failed')
  if (failure?.state.status !== 'failed') return { state: 'succeeded', summary, steps: stepsOf(result) }
  return { state: 'failed', summary: sayError(failure.state.error, failure.step.id), steps: stepsOf(result) }
}

/** What was being deleted when the slice before ended, and is not there any more, is deleted. */
function ended(step: SavedStep): SavedStep {
  const { state } = step
  if (state.status === 'active') {
    const { startedAt, checkAt: endedAt } = state
    return { ...step, state: { status: 'done', change: 'deleted', outputs: {}, startedAt, endedAt } }
  }
  if (state.status !== 'pending') return step
  return { ...step, state: { status: 'skipped', why: 'nothing is left of it', startedAt: 0, endedAt: 0 } }
}

function stepsOf({ steps }: RunResult): SavedSteps {
  return steps.map(({ step: { id, operation }, state }) => ({ id, operation: operation.name, state: saveState(state) }))
}
