import type { Call } from './call.ts'
import { GitHubError, notDocumented } from './github-error.ts'
import { jsonFields, positiveNumber } from './json-fields.ts'
import { type PullRequest, readPullRequest } from './pull-request.ts'
import { readPages } from './read-pages.ts'

const LIST = 'GET /repos/{owner}/{repo}/pulls'
const NEEDS = 'pull-requests: read'

interface Bound {
  readonly call: Call
  readonly repository: string
}

/** `absent` only where the token reads pull requests of this repository, so that a 404 means what it says; else it rejects. */
export async function readOnePullRequest({
  call,
  repository,
  number,
}: Bound & { number: number }): Promise<PullRequest | 'absent'> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
  try {
    const { data, status } = await call({ route, parameters: { pull_number: number }, needs: NEEDS })
    const found = readPullRequest({ value: data, repository })
    if (found?.number === number) return found
    throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'no pull request of this number' })
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error
    await call({ route: LIST, parameters: { per_page: 1 }, needs: NEEDS })
    return 'absent'
  }
}

/** The numbers of all open pull requests. */
export function readOpenPullRequests({ call, repository }: Bound): Promise<readonly number[]> {
  // In the order of creation: what is opened meanwhile comes last and is not missed.
  const parameters = { state: 'open', sort: 'created', direction: 'asc' }
  const request = { route: LIST, parameters, needs: NEEDS } as const
  return readPages({ call, repository, request, read: readOpenNumber })
}

function readOpenNumber(value: unknown): number | undefined {
  const { number, state } = jsonFields(value)
  return state === 'open' ? positiveNumber(number) : undefined
}
