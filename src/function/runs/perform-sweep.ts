import { knownPlaceOf } from '../../environments/environment-file.ts'
import type { Scope } from '../../environments/scope.ts'
import { conductSweep } from '../../environments/sweep/conduct-sweep.ts'
import { outcomeOf, type WithoutCarried } from './outcome-of.ts'
import { type OrderOptions, performanceOf } from './perform-order.ts'
import type { SweepOrder } from './run-order.ts'

/**
 * The sweep of one environment takes it down. That of many looks which are due, and starts a run for each: so each is waited for by
 * itself, and one that cannot be deleted holds up no other.
 */
export async function performSweep({ order, slice, worker }: OrderOptions<SweepOrder>): Promise<WithoutCarried> {
  const { repository, pullRequest, since } = order
  const [anyRepository] =
    repository === undefined ? await worker.repositories(slice.host.cancellation.signal) : [repository]
  if (anyRepository === undefined)
    return { state: 'succeeded', summary: 'There is no repository to look after.', steps: [] }
  const { gitHub, lastWords } = await slice.gitHub(anyRepository)
  const performance = performanceOf({
    slice,
    repository: anyRepository,
    inputs: { environment: 'sweep' },
    gitHub,
    lastWords,
  })
  const isOne = repository !== undefined && pullRequest !== undefined
  const scope: Scope = isOne
    ? { kind: 'pull-request', repository, pullRequest }
    : repository === undefined
      ? { kind: 'organization' }
      : { kind: 'repository', repository }
  const { host, request } = performance
  const { graceMs, limit } = request
  const report = await conductSweep({
    host: isOne ? host : { ...host, settings: { ...host.settings, dryRun: true } },
    place: repository === undefined ? { isolation: 'project' } : await knownPlaceOf(performance),
    github: gitHub,
    scope,
    graceMs,
    limit,
    isReachable: true,
  })
  for (const row of report.rows.filter(({ outcome }) => outcome === 'would be deleted' && !isOne))
    await worker.runs.start({ kind: 'sweep', repository: row.repository, pullRequest: row['pull-request'], since })
  return outcomeOf({ performed: { did: 'sweep', ...report }, worker })
}
