import type { Issue, Position } from '../base/errors.ts'
import type { RunResult } from '../plan/run.ts'
import { sayError, sentence } from '../plan/say-error.ts'
import type { Toolkit } from './toolkit.ts'

/** Shows every issue at its line. */
export function annotateIssues({ issues, toolkit }: { issues: readonly Issue[]; toolkit: Toolkit }): void {
  for (const { message, hint, position } of issues) {
    const inInput = position?.file === 'operations'
    const place = inInput ? `operations:${position.line}:${position.column}: ` : ''
    toolkit.error(place + sentence(message, hint), {
      title: 'MongoDB Atlas: the input is wrong',
      ...annotated(position),
    })
  }
}

/** Shows what failed in a run, at the step's line where there is one; true if anything did. */
export function annotateFailures({ result, toolkit }: { result: RunResult; toolkit: Toolkit }): boolean {
  const failures = result.steps.flatMap(({ step, state }) =>
    state.status === 'failed' ? [{ step, error: state.error }] : [],
  )
  for (const { step, error } of failures) {
    toolkit.error(sayError(error, step.id), {
      title: `MongoDB Atlas: ${step.id} failed`,
      ...annotated(step.position),
    })
  }
  return failures.length > 0
}

/** The place for GitHub to mark; neither the text of the input nor what code has made stands in a file that it could show. */
function annotated(position: Position | undefined) {
  if (position === undefined || position.file === '' || position.file === 'operations') return {}
  return { file: position.file, startLine: position.line, startColumn: position.column }
}
