import type { Call } from './call.ts'
import { GitHubError, notDocumented } from './github-error.ts'
import { jsonFields } from './json-fields.ts'
import { isSameRepository, repositoryName } from './repository-name.ts'

export type RepositoryState =
  | { readonly kind: 'there'; readonly isArchived: boolean }
  /** GitHub leads from the name that was asked for to this one. */
  | { readonly kind: 'renamed'; readonly fullName: string; readonly isArchived: boolean }
  /** GitHub answers 404 both for what is gone and for what the token may not see. */
  | { readonly kind: 'absent or hidden' }

const NEEDS = 'metadata: read'

export async function repositoryState({
  call,
  repository,
}: {
  call: Call
  repository: string
}): Promise<RepositoryState> {
  const route = 'GET /repos/{owner}/{repo}'
  try {
    const { data, status, isMoved } = await call({ route, needs: NEEDS })
    const { full_name: fullName, archived } = jsonFields(data)
    const isArchived = archived === true
    if (typeof fullName !== 'string' || repositoryName(fullName) === undefined)
      throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'no repository' })
    if (isSameRepository(fullName, repository)) return { kind: 'there', isArchived }
    if (isMoved) return { kind: 'renamed', fullName, isArchived }
    throw notDocumented({ call: { route, repository, needs: NEEDS }, status, what: 'another repository' })
  } catch (error) {
    if (isHidden(error)) return { kind: 'absent or hidden' }
    throw error
  }
}

/**
 * Whether a 404 for a repository of this owner means that it is gone. Only the installation token of an app that is installed for all
 * repositories of the very owner can tell; of others, such as the token of a job, GitHub says `selected`.
 */
export async function canSeeEveryRepository({
  call,
  repository,
}: {
  call: Call
  repository: string
}): Promise<boolean> {
  try {
    const { data } = await call({
      route: 'GET /installation/repositories',
      parameters: { per_page: 1 },
      needs: NEEDS,
    })
    const { repository_selection: selection, repositories } = jsonFields(data)
    const { owner } = jsonFields(Array.isArray(repositories) ? repositories[0] : undefined)
    const { login } = jsonFields(owner)
    const [ours = ''] = repository.split('/')
    return selection === 'all' && typeof login === 'string' && login.toLowerCase() === ours.toLowerCase()
  } catch (error) {
    // A rate limit answers 403 too, and says nothing about the question.
    if (isHidden(error)) return false
    const isAnswer = error instanceof GitHubError && error.code === 'GITHUB_REFUSED'
    if (isAnswer && error.status === 403) return false
    throw error
  }
}

/** Where an app is not installed, or suspended, it sees nothing. */
function isHidden(error: unknown): boolean {
  return error instanceof GitHubError && (error.status === 404 || error.code === 'GITHUB_NOT_INSTALLED')
}
