import type { EndedState } from './engine.ts'
import type { PlanStep } from './plan.ts'

/** What stands before a step that has ended, wherever that is shown. */
export const SIGNS: Readonly<Record<EndedState['status'], string>> = {
  done: '✓',
  deferred: '◷',
  skipped: '–',
  failed: '✗',
  blocked: '–',
  planned: '?',
}

/** A step by its id, and by its operation where that is another word. */
export function sayStep({ id, operation }: PlanStep): string {
  return id === operation.name ? id : `${id} (${operation.name})`
}

/** One phrase for the end of a step, as log, summary and command line say it. */
export function sayEnd(state: EndedState): string {
  switch (state.status) {
    case 'done':
      return state.change
    case 'deferred':
      return `deferred until ${state.until.toISOString()}`
    case 'skipped':
      return 'skipped'
    case 'failed':
      return 'failed'
    case 'blocked':
      return `not begun, since ${state.by} has failed`
    case 'planned':
      return 'would be done'
  }
}
