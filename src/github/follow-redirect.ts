import { type CallName, GitHubError } from './github-error.ts'
import type { HttpAnswer } from './http-get.ts'

const REDIRECTS: readonly number[] = [301, 302, 307, 308]
const MOST = 3

export function isRedirect({ status }: HttpAnswer): boolean {
  return REDIRECTS.includes(status)
}

/**
 * The URL that a GET goes to next: GitHub redirects to a repository's new name (docs: "Best practices for using the REST API"). Throws
 * for a write, for the fourth redirect in a row, and for any place outside of the API, which is given no token.
 */
export function followRedirect({
  call,
  answer,
  apiUrl,
  count,
}: {
  call: CallName
  answer: HttpAnswer
  apiUrl: string
  /** How many there were, with this one. */
  count: number
}): string {
  const { location } = answer.headers
  const target = typeof location === 'string' && location !== '' ? URL.parse(location, apiUrl) : null
  const isInside = target?.href.startsWith(`${apiUrl}/`) === true
  if (target !== null && isInside && call.route.startsWith('GET ') && count <= MOST) return target.href
  const to = isInside ? 'to another place' : 'out of its API, where the token does not go'
  throw new GitHubError({
    call,
    code: 'GITHUB_MOVED',
    status: answer.status,
    what: `GitHub answered ${answer.status} and leads ${to}`,
    hint: 'If the repository was renamed or moved, use its new name.',
  })
}
