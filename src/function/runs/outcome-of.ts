import { environmentName } from '../../environments/name.ts'
import type { Performed } from '../../environments/performed.ts'
import type { RunResult } from '../../plan/run.ts'
import { type SavedSteps, saveState } from '../../plan/saved-steps.ts'
import { sayError } from '../../plan/say-error.ts'
import type { RunOutcome } from './run-view.ts'
import type { Worker } from './worker.ts'

/** An outcome without what the slices have gathered. */
export type WithoutCarried = Omit<RunOutcome, 'notices' | 'leases'>

/** What was done, as JSON. */
export function outcomeOf({
  performed,
  worker,
}: {
  performed: Performed
  worker: Pick<Worker, 'count'>
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
      worker.count('SweptEnvironments', counts.deleted)
      const state = incomplete !== undefined || counts.failed > 0 ? 'failed' : 'succeeded'
      const due = counts['would be deleted']
      const summary =
        incomplete ?? `Deleted: ${counts.deleted}, due: ${due}, kept: ${counts.kept}, failed: ${counts.failed}.`
      return { state, summary, steps: [], performed: { ...performed } }
    }
    case 'up':
    case 'down': {
      const { result, identity, ...rest } = performed
      const name = environmentName(identity)
      const { did, withdrawn } = performed
      const what = withdrawn === undefined ? `${name} is ${did}.` : `${name}: ${withdrawn}.`
      return { ...ofResult({ result, summary: what }), performed: { ...rest, identity } }
    }
    default: {
      const { result, ...rest } = performed
      return { ...ofResult({ result, summary: `${performed.did}: ${result.steps.length} clusters.` }), performed: rest }
    }
  }
}

/** A failed step fails the run; the first says why. */
export function ofResult({ result, summary }: { result: RunResult; summary: string }): WithoutCarried {
  const failure = result.steps.find(({ state }) => state.status === 'failed')
  if (failure?.state.status !== 'failed') return { state: 'succeeded', summary, steps: stepsOf(result) }
  return { state: 'failed', summary: sayError(failure.state.error, failure.step.id), steps: stepsOf(result) }
}

function stepsOf({ steps }: RunResult): SavedSteps {
  return steps.map(({ step: { id, operation }, state }) => ({ id, operation: operation.name, state: saveState(state) }))
}
