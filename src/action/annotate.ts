import { ActionError, type Issue, UsageError } from '../base/errors.ts'
import type { RunResult } from '../plan/run.ts'
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

/** An error that is meant for the reader in full; of any other only its name, since nobody has looked at what it holds. */
export function sayError(error: unknown, place?: string): string {
  const where = place === undefined ? '' : `${place}: `
  if (error instanceof UsageError) return error.issues.map(({ message, hint }) => sentence(message, hint)).join('\n')
  if (error instanceof ActionError) return where + sentence(error.message, error.hint)
  const name = error instanceof Error ? error.name : 'error'
  const at =
    error instanceof Error ? (/\n\s+at (\S+)/.exec(error.stack ?? '')?.[1] ?? 'unknown place') : 'unknown place'
  return `${where}an unexpected ${name} in ${at}. This is a fault of this action; please report it with this line.`
}

function sentence(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} ${hint}`
}
