import { CommanderError } from 'commander'
import { renderIssue, UsageError } from '../base/errors.ts'
import { sayError } from '../plan/say-error.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'

/** What is said of an error that ends a command, and how the process ends. */
export function renderError(error: unknown): { text: string; code: ExitCode } {
  if (error instanceof CommanderError) return { text: `${error.message}\n`, code: EXIT_CODE.usage }
  if (error instanceof UsageError)
    return { text: error.issues.map((issue) => `${renderIssue(issue)}\n`).join(''), code: EXIT_CODE.usage }
  return { text: `${sayError(error)}\n`, code: EXIT_CODE.failed }
}
