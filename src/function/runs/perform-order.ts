import { type Issue, UsageError } from '../../base/errors.ts'
import { errandOf } from '../../environments/decide.ts'
import { performErrand } from '../../environments/perform-errand.ts'
import type { Performance } from '../../environments/performance.ts'
import { type EnvironmentInputs, readEnvironmentRequest } from '../../environments/request.ts'
import type { GitHub } from '../../github/github.ts'
import type { PullRequest } from '../../github/pull-request.ts'
import { tour } from '../schedule/tour.ts'
import { outcomeOf, type WithoutCarried } from './outcome-of.ts'
import { performBroker } from './perform-broker.ts'
import { performSweep } from './perform-sweep.ts'
import type { EnvironmentOrder, HoursOrder, RunOrder, TourOrder } from './run-order.ts'
import type { Slice } from './slice.ts'
import type { Worker } from './worker.ts'

export interface OrderOptions<Order extends RunOrder = RunOrder> {
  readonly order: Order
  readonly slice: Slice
  readonly worker: Worker
}

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
  const { repository, pullRequest: number, action } = order
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const now = await gitHub.pullRequest(number)
  const performance = performanceOf({
    slice,
    repository,
    inputs: { environment: 'auto', 'pull-request': String(number) },
    gitHub: now === 'absent' ? gitHub : readAlready({ gitHub, now }),
    lastWords,
  })
  // Whoever can open a pull request can send this event, and what it starts has the secrets of the function.
  const event =
    now === 'absent'
      ? undefined
      : ({ kind: 'pull request', name: 'pull_request_target', action, pullRequest: now } as const)
  const errand = errandOf({ request: performance.request, event })
  return outcomeOf({ performed: await performErrand({ ...performance, event, errand }), worker })
}

async function performHours({
  order: { repository },
  slice,
  worker,
}: OrderOptions<HoursOrder>): Promise<WithoutCarried> {
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const performance = performanceOf({ slice, repository, inputs: { environment: 'auto' }, gitHub, lastWords })
  return outcomeOf({ performed: await performErrand({ ...performance, errand: { kind: 'by the hour' } }), worker })
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
  return { state: failed > 0 ? 'failed' : 'succeeded', summary, steps: [] }
}

/** What `performErrand` needs, where there is no workspace and no runner. Throws `UsageError` for inputs that say nothing. */
export function performanceOf({
  slice,
  repository,
  inputs,
  ...more
}: {
  slice: Slice
  repository: string
  inputs: EnvironmentInputs
} & Pick<Performance, 'gitHub' | 'lastWords'> &
  Partial<Performance>): Omit<Performance, 'event'> & { event: Performance['event'] } {
  const issues: Issue[] = []
  const request = readEnvironmentRequest({ inputs, issues })
  if (request === undefined) throw new UsageError(issues)
  return {
    host: slice.host,
    request,
    repository,
    event: undefined,
    // Never from the head of a pull request: GitHub is asked for the file of the base branch.
    readFile: async () => undefined,
    runUrl: undefined,
    limits: { hasNoRunner: true },
    ...more,
  }
}

/** The first look is one that was taken a moment ago. */
export function readAlready({ gitHub, now }: { gitHub: GitHub; now: PullRequest }): GitHub {
  let first: PullRequest | undefined = now
  return {
    ...gitHub,
    async pullRequest(number) {
      const known = number === now.number ? first : undefined
      first = undefined
      return known ?? gitHub.pullRequest(number)
    },
  }
}
