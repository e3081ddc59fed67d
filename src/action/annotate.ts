import type { Issue } from '../base/errors.ts'
import type { RunResult } from '../plan/run.ts'
import { sayError, sentence } from '../plan/say-error.ts'
import type { Toolkit } from './toolkit.ts'

/** Shows every issue at its line. */
export function annotateIssues({ issues, toolkit }: { issues: readonly Issue[]; toolkit: Toolkit }): void {
  for (const { message, hint, position } of issues) {
    toolkit.error(sentence(message, hint), {
      title: 'MongoDB Atlas: the input is wrong',
      ...(position &&
        position.file !== 'operations' && {
          file: position.file,
          startLine: position.line,
          startColumn: position.column,
        }),
    })
  }
}

/** Shows what failed in a run, at the step's line where there is one; true if anything did. */
export function annotateFailures({ result, toolkit }: { result: RunResult; toolkit: Toolkit }): boolean {
  const failures = result.steps.flatMap(({ step, state }) =>
    state.status === 'failed' ? [{ step, error: state.error }] : [],
  )
  for (const { step, error } of failures) {
    const { position } = step
    toolkit.error(sayError(error, step.id), {
      title: `MongoDB Atlas: ${step.id} failed`,
      ...(position &&
        position.file !== 'operations' && {
          file: position.file,
          startLine: position.line,
          startColumn: position.column,
        }),
    })
  }
  return failures.length > 0
}
