import { errandOf } from '../../environments/decide.ts'
import { performErrand } from '../../environments/perform-errand.ts'
import type { GitHubEvent } from '../../github/event.ts'
import type { PullRequest } from '../../github/pull-request.ts'
import { tour } from '../schedule/tour.ts'
import type { OrderOptions } from './order-options.ts'
import { outcomeOf, type WithoutCarried } from './outcome-of.ts'
import { performBroker } from './perform-broker.ts'
import { performSweep } from './perform-sweep.ts'
import { performanceOf, readAlready } from './performance-of.ts'
import type { EnvironmentOrder, HoursOrder, TourOrder } from './run-order.ts'

/** Does what an order says, as far as it gets without a long wait. Rejects with what keeps it from beginning. */
export async function performOrder(options: OrderOptions): Promise<WithoutCarried> {
  const { order } = options
  switch (order.kind) {
    case 'environment':
      return performEnvironment({ ...options, order })
    case 'sweep':
      return performSweep({ ...options, order })
    case 'hours':
      return performHours({ ...options, order })
    case 'tour':
      return performTour({ ...options, order })
    case 'broker':
      return performBroker({ ...options, order })
  }
}

async function performEnvironment({ order, slice, worker }: OrderOptions<EnvironmentOrder>): Promise<WithoutCarried> {
  const { repository, pullRequest: number } = order
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const found = await gitHub.pullRequest(number)
  // A draft keeps what it has, and what has begun to come up comes up.
  const now = found === 'absent' || slice.before.length === 0 ? found : { ...found, isDraft: false }
  const performance = performanceOf({
    slice,
    repository,
    inputs: { environment: 'auto', 'pull-request': String(number) },
    gitHub: now === 'absent' ? gitHub : readAlready({ gitHub, now }),
    lastWords,
  })
  const event = now === 'absent' ? undefined : eventOf(now)
  const errand = errandOf({ request: performance.request, event })
  return outcomeOf({ performed: await performErrand({ ...performance, event, errand }), worker, slice })
}

/**
 * Runs may overtake each other, and the younger one goes on for both: so what counts is how the pull request stands, and not what has
 * happened. Whoever may open a pull request starts runs with the function's credentials, as with `pull_request_target`.
 */
function eventOf(pullRequest: PullRequest): GitHubEvent {
  return { kind: 'pull request', name: 'pull_request_target', action: 'unlabeled', pullRequest }
}

async function performHours({
  order: { repository },
  slice,
  worker,
}: OrderOptions<HoursOrder>): Promise<WithoutCarried> {
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const performance = performanceOf({ slice, repository, inputs: { environment: 'auto' }, gitHub, lastWords })
  return outcomeOf({
    performed: await performErrand({ ...performance, errand: { kind: 'by the hour' } }),
    worker,
    slice,
  })
}

async function performTour({ order, slice, worker }: OrderOptions<TourOrder>): Promise<WithoutCarried> {
  const { signal } = slice.host.cancellation
  const { started, failed } = await tour({
    ...worker,
    of: order.of,
    since: order.since,
    repositories: await worker.repositories(signal),
    gitHubOf: async (repository) => (await slice.gitHub(repository)).gitHub,
    policy: slice.host.settings.policy,
  })
  const summary = `${started} runs were started; ${failed} repositories could not be read.`
  // What was passed over is in the log: one broken file must not look, each hour, as if the function were broken.
  return { state: 'succeeded', summary, steps: [] }
}
