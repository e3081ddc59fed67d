import { CREDENTIAL_VARIABLES } from '../atlas/credentials.ts'
import type { Issue } from '../base/errors.ts'
import { SECRET_OPTIONS } from './secret-options.ts'

const pairs = CREDENTIAL_VARIABLES.map(({ names }) => `  ${names.join(' and ')}`)
export const WHERE_CREDENTIALS_ARE = [
  'Credentials are read from the environment; the first complete set counts:',
  ...pairs,
  'Where none is set, the login of `mongodb-atlas-action login` counts.',
].join('\n')

/** An issue of credentials in the words of a terminal, which has variables, but no inputs and no forks. */
export function credentialIssue(issue: Issue): Issue {
  if (!issue.message.startsWith('credentials: ')) return issue
  const isHalf = issue.message.includes(' is set, but ')
  return { ...issue, hint: isHalf ? 'Set both.' : WHERE_CREDENTIALS_ARE }
}

/** Why an option is none, if it would hold a part of the credentials. */
export function refusedOption(message: string): string | undefined {
  const name = SECRET_OPTIONS.find((secret) => message.includes(`'--${secret}'`))
  if (name === undefined) return undefined
  const where = name === 'github-token' ? 'It is read from GH_TOKEN or GITHUB_TOKEN.' : WHERE_CREDENTIALS_ARE
  return `A command line can be read by others. ${where}`
}
