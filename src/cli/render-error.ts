import { renderIssue, UsageError } from '../base/errors.ts'
import { sayError } from '../plan/say-error.ts'
import { CREDENTIAL_VARIABLES, SECRET_OPTIONS } from './credential-variables.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'

/** What is said of an error that ends a command, and how the process ends. */
export function renderError(error: unknown): { text: string; code: ExitCode } {
  if (!(error instanceof UsageError)) return { text: `${sayError(error)}\n`, code: EXIT_CODE.failed }
  const lines = error.issues.map((issue) => renderIssue(issue))
  if (lines.some((line) => line.startsWith('credentials: none'))) lines.push(WHERE_CREDENTIALS_ARE)
  return { text: lines.map((line) => `${line}\n`).join(''), code: EXIT_CODE.usage }
}

/** Commander's words for a command line that cannot be read: `error: unknown option '--x'\n(Did you mean --y?)\n`. */
export function renderMisuse(text: string): string {
  const [, whole = text, meant] = /^error: ([^\n]*)(?:\n\((.*)\))?/.exec(text) ?? []
  // Commander quotes an unknown option with its value, which may be a secret in the wrong place.
  const message = whole.replace(/^(unknown option '[^'=]*)=.*$/, "$1'")
  const sentence = `${message.slice(0, 1).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`
  const secret = SECRET_OPTIONS.find((name) => message.includes(`'--${name}'`))
  const hint = secret === undefined ? meant : NOT_ON_THE_COMMAND_LINE
  return `${sentence}${hint ? ` ${hint}` : ''}\n`
}

const pairs = CREDENTIAL_VARIABLES.map(({ names }) => `  ${names.join(' and ')}`).join('\n')
export const WHERE_CREDENTIALS_ARE = `Credentials are read from the environment; the first complete set counts:\n${pairs}`
const NOT_ON_THE_COMMAND_LINE = `A command line can be read by others, so credentials come from the environment only.\n${WHERE_CREDENTIALS_ARE}`
