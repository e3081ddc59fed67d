import { renderDuration } from '../base/duration.ts'
import { ActionError, type Issue, renderIssue } from '../base/errors.ts'
import type { EndedState } from '../plan/engine.ts'
import type { PlanStep } from '../plan/plan.ts'
import { sayError } from '../plan/say-error.ts'

/** How a step ended: one line, and what there is to say about it below. */
export function renderEnd({ step, state }: { step: PlanStep; state: EndedState }): string {
  const { id, operation } = step
  const named = id === operation.name ? id : `${id} (${operation.name})`
  const took = renderDuration(state.endedAt - state.startedAt)
  switch (state.status) {
    case 'done':
      return `✓ ${named}: ${state.change}, ${took}`
    case 'deferred':
      return `◷ ${named}: deferred until ${state.until.toISOString()}, ${took}\n  ${state.why}`
    case 'skipped':
      return `– ${named}: skipped. ${state.why}`
    case 'failed':
      return `✗ ${named}: failed, ${took}\n${renderFailure({ step, error: state.error })}`
    case 'blocked':
      return `– ${named}: not begun, since ${state.by} has failed`
    case 'planned':
      return `? ${named}: would be done`
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
