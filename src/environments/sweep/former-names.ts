import { UsageError } from '../../base/errors.ts'
import { GitHubError } from '../../github/github-error.ts'
import { isSameRepository } from '../../github/repository-name.ts'
import type { Environment } from '../find-environments.ts'
import { inParallel } from '../in-parallel.ts'
import { AT_ONCE, type PullRequests } from './pull-requests.ts'
import { decide, type Rules } from './sweep-decision.ts'

/**
 * Names that a repository had before: environments are named by the name of their time, and no run under the new one knows them. Asked
 * about are only names of which something has expired, which their own repository has not swept. Rejects if GitHub cannot be read.
 */
export async function formerNames({
  others,
  repository,
  github,
  ...rules
}: Rules & {
  /** Environments of other names. */
  others: readonly Environment[]
  repository: string
  github: PullRequests
}): Promise<readonly string[]> {
  const expired = others.filter(
    (environment) => decide({ environment, standing: { kind: 'open' }, ...rules }).verdict === 'delete',
  )
  const names = new Map(expired.map((environment) => [environment.repository.toLowerCase(), environment.repository]))
  const found = await inParallel({
    items: [...names.values()],
    width: AT_ONCE,
    work: async (name) => ((await leadsTo({ name, github, repository })) ? [name] : []),
  })
  return found.flat()
}

async function leadsTo({
  name,
  github,
  repository,
}: {
  name: string
  github: PullRequests
  repository: string
}): Promise<boolean> {
  try {
    const state = await github.of(name).repositoryState()
    return state.kind === 'renamed' && isSameRepository(state.fullName, repository)
  } catch (error) {
    // Tags hold whatever somebody has written, and what GitHub has blocked is no reason to sweep nothing here.
    if (error instanceof UsageError || isRefusal(error)) return false
    throw error
  }
}

/** A rate limit answers 403 too, and says nothing about the question. */
function isRefusal(error: unknown): boolean {
  return error instanceof GitHubError && error.code === 'GITHUB_REFUSED' && [403, 451].includes(error.status ?? 0)
}
