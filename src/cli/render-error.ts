import { renderIssue, UsageError } from '../base/errors.ts'
import { sayError } from '../plan/say-error.ts'
import { credentialIssue, refusedOption } from './credential-issue.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'

/** What is said of an error that ends a command, and how the process ends. */
export function renderError(error: unknown): { text: string; code: ExitCode } {
  if (!(error instanceof UsageError)) return { text: `${sayError(error)}\n`, code: EXIT_CODE.failed }
  const lines = error.issues.map((issue) => `${renderIssue(credentialIssue(issue))}\n`)
  return { text: lines.join(''), code: EXIT_CODE.usage }
}

/** Commander's words for a command line that cannot be read: `error: unknown option '--x'\n(Did you mean --y?)\n`. */
export function renderMisuse(text: string): string {
  const [, whole = text, meant] = /^error: ([^\n]*)(?:\n\((.*)\))?/.exec(text) ?? []
  // Commander quotes an unknown option with its value, which may be a secret in the wrong place.
  const message = whole.replace(/^(unknown option '[^'=]*)=.*$/, "$1'").replace(/\.$/, '')
  const hint = refusedOption(message) ?? meant
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.${hint ? ` ${hint}` : ''}\n`
}
