import { ActionError, type Issue, UsageError } from '../base/errors.ts'

/** Hints of GitHub's errors that are about the inputs and permissions of a job, each with the status that they belong to. */
const HINTS_FOR_JOBS: readonly (readonly [RegExp, number])[] = [
  [/The github-token is wrong or has expired\. Leave the input out [^.]*\./g, 401],
  [/Add `[^`]*` to the `permissions` of the job, or give a github-token that may do this\./g, 403],
  [/Add `[^`]*` to the `permissions` of the job, or give a github-token that may do this: [^.]*\. Check [^.]*\./g, 404],
]

/** What to do about an answer of GitHub, on a terminal; `undefined` where there is nothing to say of tokens. */
export function gitHubHint(status: number, token: string): string | undefined {
  if (status === 401) return `${token} is wrong or has expired. Set it anew, such as by \`gh auth token\`.`
  if (status === 403) return `Give ${token} the right to read pull requests and contents of this repository.`
  if (status === 404)
    return `GitHub answers 404 for what is not there and for what a token may not see: check --repository, and what ${token} may read.`
  return undefined
}

/** A text for jobs in the words of a terminal, which has variables and options, but no inputs and no permissions. */
export function inTerminalWords(text: string, token: string): string {
  return HINTS_FOR_JOBS.reduce(
    (words, [hint, status]) => words.replace(hint, () => gitHubHint(status, token) ?? ''),
    text,
  )
    .replace(
      /Check pull-request, and give the job `permissions: [^`]*`\./,
      `Check the number, and what ${token} may read.`,
    )
    .replace(/^environment-file: (there is no .*?), neither in the workspace/, '--file: $1, neither here')
    .replaceAll('github-token', token)
}

/** The same for an error. */
export function errorInTerminalWords(error: unknown, token: string): unknown {
  if (error instanceof UsageError)
    return new UsageError(error.issues.map((issue) => issueInTerminalWords(issue, token)))
  if (!(error instanceof ActionError)) return error
  const { code, message, hint } = error
  return new ActionError({
    code,
    message: inTerminalWords(message, token),
    hint: hint && inTerminalWords(hint, token),
  })
}

function issueInTerminalWords(issue: Issue, token: string): Issue {
  const message = inTerminalWords(issue.message, token)
  if (!message.startsWith('--file: ')) return { ...issue, message }
  return { message, hint: 'Write one, or give the path of another as --file.' }
}
