import { ActionError } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { TokenOwner } from './token-source.ts'

/** What a call needs, in the words of a workflow's `permissions`. */
export type Permission = `${'actions' | 'contents' | 'deployments' | 'metadata' | 'pull-requests'}: ${'read' | 'write'}`

/** Which call it was: `GET /repos/{owner}/{repo}/pulls`, of which repository, and what it needs. */
export interface CallName {
  readonly route: string
  readonly repository: string
  readonly needs: Permission
  /** Whose token; a job's when left out. */
  readonly owner?: TokenOwner
}

/** A call of GitHub that failed. It holds nothing of headers, and of the answer only a cleaned, short message. */
export class GitHubError extends ActionError {
  override readonly name = 'GitHubError'
  /** HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined

  constructor({
    call,
    code,
    status,
    what,
    hint,
  }: {
    call: CallName
    code:
      | 'GITHUB_REFUSED'
      | 'GITHUB_RATE_LIMIT'
      | 'GITHUB_NO_ANSWER'
      | 'GITHUB_UNREADABLE'
      | 'GITHUB_MOVED'
      | 'GITHUB_NOT_INSTALLED'
    status?: number | undefined
    what: string
    hint: string
  }) {
    super({ code, message: `GitHub: ${call.route} of ${safeText(call.repository)}: ${what}.`, hint })
    this.status = status
  }
}

const AGAIN = 'Run it again: what has been done already is kept. If it repeats, look at https://www.githubstatus.com.'

const HIDDEN =
  'GitHub answers 404 for what is not there and for what a token may not see. Check the name of the repository, too.'
const WRONG_APP =
  'Check that the id and the private key are those of one GitHub App, on this GitHub, and that the key was not deleted.'

/** The error for an answer that is no success and no rate limit. `said` is GitHub's own message, already cleaned. */
export function refused({ call, status, said }: { call: CallName; status: number; said: string }): GitHubError {
  const what = `GitHub answered ${status}${said === '' ? '' : `: "${said}"`}`
  return new GitHubError({ call, code: 'GITHUB_REFUSED', status, what, hint: hintFor({ call, status }) })
}

function hintFor({ call: { needs, owner = 'job' }, status }: { call: CallName; status: number }): string {
  if (status >= 500) return AGAIN
  if (owner === 'app' && status <= 404) return WRONG_APP
  if (owner === 'installation' && status === 401) return `${WRONG_APP} Its token was refused, also a new one.`
  if (owner === 'installation' && (status === 403 || status === 404)) {
    const grant = `Give the GitHub App the permission \`${needs}\` and have it accepted where the app is installed`
    return status === 403 ? `${grant}.` : `${grant}: ${HIDDEN}`
  }
  if (status === 401)
    return 'The github-token is wrong or has expired. Leave the input out to use the token of the job, or check the secret that it comes from.'
  const block = `Add \`${needs}\` to the \`permissions\` of the job, or give a github-token that may do this`
  if (status === 403) return `${block}.`
  if (status === 404) return `${block}: ${HIDDEN}`
  return 'This is not what GitHub documents for this call. Check the inputs; if they are right, report it with this message.'
}

/** The error for a success that is not what GitHub documents, such as a page of a proxy. */
export function notDocumented({ call, status, what }: { call: CallName; status: number; what: string }): GitHubError {
  return new GitHubError({
    call,
    code: 'GITHUB_UNREADABLE',
    status,
    what: `GitHub answered ${status} with ${what}`,
    hint: 'Check GITHUB_API_URL, and whether a proxy in between answers in place of GitHub.',
  })
}

export function noAnswer({
  call,
  why,
  hint = AGAIN,
}: {
  call: CallName
  why: string
  hint?: string | undefined
}): GitHubError {
  return new GitHubError({ call, code: 'GITHUB_NO_ANSWER', what: why, hint })
}
