import { knownPlaceOf } from '../../environments/environment-file.ts'
import type { SearchPlace } from '../../environments/find-environments.ts'
import type { Performance } from '../../environments/performance.ts'
import type { Scope } from '../../environments/scope.ts'
import { conductSweep } from '../../environments/sweep/conduct-sweep.ts'
import { GitHubError } from '../../github/github-error.ts'
import type { OrderOptions } from './order-options.ts'
import { outcomeOf, type WithoutCarried } from './outcome-of.ts'
import { performanceOf } from './performance-of.ts'
import type { SweepOrder } from './run-order.ts'

/** Each environment is asked for in the repository that its tags name. */
const ANY_REPOSITORY = 'octocat/hello-world'

/**
 * The sweep of one environment takes it down. That of many looks which are due, and starts a run for each: so each is waited for by
 * itself, and one that cannot be deleted holds up no other.
 */
export async function performSweep({ order, slice, worker }: OrderOptions<SweepOrder>): Promise<WithoutCarried> {
  const { repository = ANY_REPOSITORY, since } = order
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const performance = performanceOf({ slice, repository, inputs: { environment: 'sweep' }, gitHub, lastWords })
  const { host, request } = performance
  const { graceMs, limit } = request
  const scope = scopeOf(order)
  const isOne = scope.kind === 'pull-request'
  const place = order.place ?? (order.repository === undefined ? ANY_PROJECT : await placeOf(performance))
  const report = await conductSweep({
    host: isOne ? host : { ...host, settings: { ...host.settings, dryRun: true } },
    place,
    github: gitHub,
    scope,
    graceMs,
    limit,
    isReachable: true,
  })
  if (!isOne) {
    for (const row of report.rows.filter(({ outcome }) => outcome === 'would be deleted'))
      await worker.runs.start({
        kind: 'sweep',
        repository: row.repository,
        pullRequest: row['pull-request'],
        place,
        since,
      })
  }
  return outcomeOf({ performed: { did: 'sweep', ...report }, worker, slice })
}

const ANY_PROJECT: SearchPlace = { isolation: 'project' }

function scopeOf({ repository, pullRequest }: SweepOrder): Scope {
  if (repository === undefined) return { kind: 'organization' }
  return pullRequest === undefined
    ? { kind: 'repository', repository }
    : { kind: 'pull-request', repository, pullRequest }
}

/** A repository that is gone, or that the app was taken away from, has no file any more. */
async function placeOf(performance: Performance): Promise<SearchPlace> {
  try {
    return await knownPlaceOf(performance)
  } catch (error) {
    if (error instanceof GitHubError && (error.code === 'GITHUB_NOT_INSTALLED' || error.status === 404))
      return ANY_PROJECT
    throw error
  }
}
