import { UsageError } from '../base/errors.ts'
import { Secret } from '../base/secret.ts'
import { listOf } from '../base/text.ts'
import type { Environment } from './terminal.ts'

/** The first token that is set. Throws `UsageError`, which names the variable, for one that cannot stand in a header. */
export function gitHubToken({
  variables,
  environment,
}: {
  variables: readonly string[]
  environment: Environment
}): { readonly token: Secret; readonly variable: string } | undefined {
  const variable = variables.find((name) => environment[name])
  const value = variable === undefined ? undefined : environment[variable]
  if (variable === undefined || value === undefined) return undefined
  // A line end that came with a file or a pipe is not meant.
  const token = value.trim()
  if (/^[\x21-\x7e]+$/.test(token)) return { token: new Secret(token), variable }
  throw new UsageError([
    {
      message: `${variable}: the value holds a blank, a line break or another character that no token has.`,
      hint: 'Set it anew, such as by `gh auth token`, or unset it.',
    },
  ])
}

/** Before a sweep, which deletes nothing without having read GitHub. */
export function missingToken(variables: readonly string[]): UsageError {
  return new UsageError([
    {
      message: 'sweep: without GitHub nobody can tell which pull requests are open, and there is no token for it.',
      hint: `Set ${listOf(variables, 'or')}. \`gh auth token\` prints one.`,
    },
  ])
}
