import { UsageError } from '../../base/errors.ts'
import type { Environment } from '../find-environments.ts'
import type { Identity } from '../identity.ts'
import { inParallel } from '../in-parallel.ts'
import { AT_ONCE, type PullRequests } from './pull-requests.ts'
import { decide, oldestFirst, type Rules, type Standing } from './sweep-decision.ts'

export type StandingOf = (environment: Environment) => Standing

/**
 * How the pull requests of all environments stand. Rejects if anything that GitHub was asked could not be read. When a pull request
 * was closed is looked up one by one, and only of as many as the limit lets be deleted.
 */
export async function readStandings({
  environments,
  github,
  limit,
  ...rules
}: Rules & {
  environments: readonly Environment[]
  github: PullRequests
  limit: number
}): Promise<StandingOf> {
  const repositories = new Map(environments.map(({ repository }) => [repository.toLowerCase(), repository]))
  const views = new Map(
    await inParallel({
      items: [...repositories],
      width: AT_ONCE,
      work: async ([key, repository]) => [key, await readRepository({ github, repository })] as const,
    }),
  )
  const standings = new Map<Environment, Standing>()
  const doubtful: Environment[] = []
  let due = 0
  const settle = (environment: Environment, standing: Standing) => {
    standings.set(environment, standing)
    if (decide({ environment, standing, ...rules }).verdict === 'delete') due += 1
  }
  for (const environment of oldestFirst(environments)) {
    const view = views.get(environment.repository.toLowerCase())
    if (view === undefined) throw new TypeError('a repository that was not read')
    if ('kind' in view) settle(environment, view)
    else if (view.has(environment.pullRequest)) settle(environment, { kind: 'open' })
    else if (isDecided({ environment, ...rules })) settle(environment, { kind: 'not-open' })
    else doubtful.push(environment)
  }
  while (doubtful.length > 0 && due < limit) {
    const found = await inParallel({
      items: doubtful.splice(0, AT_ONCE),
      width: AT_ONCE,
      work: async (environment) => [environment, await readPullRequest({ github, identity: environment })] as const,
    })
    for (const [environment, standing] of found) settle(environment, standing)
  }
  return (environment) => standings.get(environment) ?? { kind: 'not-open' }
}

/** How one pull request stands at this moment, whatever its repository was before. Rejects if GitHub cannot be read. */
export async function readStanding(search: { github: PullRequests; identity: Identity }): Promise<Standing> {
  const { github, identity } = search
  return (await readAbsence(github.of(identity.repository))) ?? readPullRequest(search)
}

/** As `readStanding`, for a repository that is there. */
export async function readPullRequest({
  github,
  identity: { repository, pullRequest },
}: {
  github: PullRequests
  identity: Identity
}): Promise<Standing> {
  const found = await github.of(repository).pullRequest(pullRequest)
  if (found === 'absent') return { kind: 'unknown', why: `GitHub knows no pull request ${pullRequest}` }
  if (found.state === 'open') return { kind: 'open' }
  if (found.closedAt === undefined) return { kind: 'unknown', why: 'GitHub does not say when it was closed' }
  return { kind: 'closed', at: found.closedAt }
}

/** Numbers of the open pull requests, or how all those stand that GitHub does not show. */
async function readRepository({
  github,
  repository,
}: {
  github: PullRequests
  repository: string
}): Promise<ReadonlySet<number> | Standing> {
  try {
    const reader = github.of(repository)
    return (await readAbsence(reader)) ?? new Set(await reader.openPullRequests())
  } catch (error) {
    // Tags hold whatever somebody has written.
    if (error instanceof UsageError) return { kind: 'unknown', why: 'no repository of GitHub has such a name' }
    throw error
  }
}

/** Nothing while the repository is there. GitHub answers 404 also for what a token may not know of. */
async function readAbsence(reader: PullRequests): Promise<Standing | undefined> {
  if ((await reader.repositoryState()).kind !== 'absent or hidden') return undefined
  if (await reader.canSeeEveryRepository()) return { kind: 'repository-gone' }
  return { kind: 'unknown', why: 'the repository is gone, or hidden from the token' }
}

/** What is due, or stays, whatever the pull request says. */
function isDecided({ environment, ...rules }: Rules & { environment: Environment }): boolean {
  const { verdict } = decide({ environment, standing: { kind: 'open' }, ...rules })
  return environment.isProtected || verdict === 'delete'
}
