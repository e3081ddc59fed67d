import { renderDuration } from '../base/duration.ts'
import { ActionError, type Issue, renderIssue } from '../base/errors.ts'
import type { EndedState } from '../plan/engine.ts'
import type { PlanStep } from '../plan/plan.ts'
import { SIGNS, sayEnd, sayStep } from '../plan/say-end.ts'
import { sayError } from '../plan/say-error.ts'

/** How a step ended: one line, and what there is to say about it below. */
export function renderEnd({ step, state }: { step: PlanStep; state: EndedState }): string {
  const end = `${SIGNS[state.status]} ${sayStep(step)}: ${sayEnd(state)}`
  const took = renderDuration(state.endedAt - state.startedAt)
  switch (state.status) {
    case 'done':
      return `${end}, ${took}`
    case 'deferred':
      return `${end}, ${took}\n  ${state.why}`
    case 'skipped':
      return `${end}. ${state.why}`
    case 'failed':
      return `${end}, ${took}\n${renderFailure({ step, error: state.error })}`
    case 'blocked':
    case 'planned':
      return end
  }
}

/** `file:line:column: step: message. Hint.` */
function renderFailure({ step: { id, position }, error }: { step: PlanStep; error: Error }): string {
  const issue: Issue =
    error instanceof ActionError
      ? { message: error.message.startsWith(`${id}`) ? error.message : `${id}: ${error.message}` }
      : { message: sayError(error, id) }
  const hint = error instanceof ActionError ? error.hint : undefined
  return renderIssue({ ...issue, ...(hint !== undefined && { hint }), ...(position && { position }) })
}
