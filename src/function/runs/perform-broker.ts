import { deriveKey } from '../../atlas/derived-key.ts'
import { UsageError } from '../../base/errors.ts'
import { seal } from '../../broker/seal.ts'
import { type Errand, errandOf } from '../../environments/decide.ts'
import { performErrand } from '../../environments/perform-errand.ts'
import type { GitHubEvent } from '../../github/event.ts'
import type { GitHub } from '../../github/github.ts'
import type { PullRequest } from '../../github/pull-request.ts'
import { operations } from '../../operations/index.ts'
import { planOfOne } from '../../plan/flat.ts'
import { parsePlan } from '../../plan/parse.ts'
import type { Plan } from '../../plan/plan.ts'
import type { RunResult } from '../../plan/run.ts'
import { secretOutputsOf } from '../../plan/saved-steps.ts'
import { openSession } from '../../plan/session.ts'
import type { Settings } from '../../plan/settings.ts'
import { checkSpecByRule } from '../broker/allowed-by-rule.ts'
import { serverOf } from '../broker/issuer.ts'
import type { OrderOptions } from './order-options.ts'
import { ofResult, outcomeOf, type WithoutCarried } from './outcome-of.ts'
import { performanceOf, readAlready } from './performance-of.ts'
import type { BrokerOrder, BrokerTask } from './run-order.ts'

/** What a job has asked for, within what its rule allows. Its secret outputs leave this process sealed for that job alone. */
export async function performBroker({ order, ...options }: OrderOptions<BrokerOrder>): Promise<WithoutCarried> {
  const { task } = order
  if (task.kind === 'environment') return performEnvironment({ ...options, order, task })
  const { host } = options.slice
  const plan = await planOf({ task, settings: host.settings })
  const session = openSession({ ...host, settings: { ...host.settings, runnerAddress: task.runnerAddress } })
  try {
    const result = await session.run(plan, { secretKey: keyOf({ order, settings: host.settings }) })
    return {
      ...ofResult({ result, summary: `${plan.steps.length} steps are done.` }),
      ...(await sealed({ result, order })),
    }
  } finally {
    await session.close()
  }
}

async function planOf({
  task,
  settings: { policy },
}: {
  task: Exclude<BrokerTask, { kind: 'environment' }>
  settings: Settings
}): Promise<Plan> {
  const plan =
    task.kind === 'plan'
      ? await parsePlan({ ...task, operations, policy })
      : await planOfOne({ operation: task.name, params: task.params, operations, policy })
  const writing = plan.steps.find(({ params }) => Object.hasOwn(params, 'output-file'))
  if (writing === undefined) return plan
  throw new UsageError([
    {
      message: `${writing.id}.output-file: the file would be written on the machine of the broker.`,
      hint: 'Leave it out, and use the output `response`.',
      ...(writing.position && { position: writing.position }),
    },
  ])
}

/**
 * Passwords that a plan makes are made again after a pause, so that they need not be kept over it. They are of one recipient: whoever has
 * learnt the rest of the order, and sends it with another key, makes others.
 */
function keyOf({
  order: { caller, since, recipient },
  settings: { credentials },
}: {
  order: BrokerOrder
  settings: Settings
}) {
  const { issuer, repositoryId, runId } = caller
  return deriveKey({
    credentials,
    purpose: `broker ${JSON.stringify([issuer, repositoryId, runId, since, recipient['x'], recipient['y']])}`,
  })
}

async function performEnvironment({
  order,
  task,
  slice,
  worker,
}: OrderOptions<BrokerOrder> & { task: Extract<BrokerTask, { kind: 'environment' }> }): Promise<WithoutCarried> {
  const { repository } = order.caller
  const { gitHub, lastWords } = await slice.gitHub(repository)
  const { 'ip-address': address, ...inputs } = task.inputs
  const performance = performanceOf({ slice, repository, inputs, gitHub, lastWords })
  const asked = errandOf({ request: performance.request, event: task.event })
  const pullRequest = 'pullRequest' in asked ? asked.pullRequest : undefined
  const request = { ...performance.request, pullRequest }
  const now = pullRequest === undefined ? undefined : await presentOf({ gitHub, pullRequest })
  const event = eventWith({ event: task.event, now })
  const errand = unlessStrangers({ errand: errandOf({ request, event }), now })
  // What goes down connects to clusters from this machine; what comes up lets the job in.
  const isUp = errand.kind === 'up' || (now?.state === 'open' && errand.kind !== 'down')
  const settings = { ...slice.host.settings, ...(isUp && address !== undefined && { runnerAddress: address }) }
  const performed = await performErrand({
    ...performance,
    request,
    host: { ...slice.host, settings },
    gitHub: now === undefined ? gitHub : readAlready({ gitHub, now }),
    event,
    errand,
    limits: {
      check: (spec) => checkSpecByRule({ spec, ...order }),
      ...(address === undefined && { hasNoRunner: true }),
    },
    runUrl: runUrlOf(order),
  })
  const outcome = outcomeOf({ performed, worker, slice })
  return performed.did === 'up' ? { ...outcome, ...(await sealed({ result: performed.result, order })) } : outcome
}

/** Of a fork's pull request somebody here has to have asked for an environment, whatever its own workflow says. */
function unlessStrangers({ errand, now }: { errand: Errand; now: PullRequest | undefined }): Errand {
  if (errand.kind !== 'up' || now?.isFork !== true || now.state === 'closed') return errand
  return { kind: 'as it stands', pullRequest: now.number }
}

/** `undefined` also for one that GitHub does not know. */
async function presentOf({
  gitHub,
  pullRequest,
}: {
  gitHub: GitHub
  pullRequest: number
}): Promise<PullRequest | undefined> {
  const now = await gitHub.pullRequest(pullRequest)
  return now === 'absent' ? undefined : now
}

/** The job tells what has happened; how the pull request stands, and whose it is, is what GitHub says now. */
function eventWith({
  event,
  now,
}: {
  event: GitHubEvent | undefined
  now: PullRequest | undefined
}): GitHubEvent | undefined {
  if (event?.kind !== 'pull request' && now?.isFork !== true) return event
  const action = event?.kind === 'pull request' ? event.action : ''
  return now && { kind: 'pull request', name: 'pull_request_target', action, pullRequest: now }
}

function runUrlOf({ caller: { issuer, repository, runId } }: BrokerOrder): string | undefined {
  return `${serverOf(issuer)}/${repository}/actions/runs/${runId}`
}

async function sealed({ result, order: { recipient, since } }: { result: RunResult; order: BrokerOrder }) {
  const secrets = secretOutputsOf(result.steps)
  if (secrets.size === 0) return {}
  const values = Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.reveal()]))
  return { sealed: await seal({ values, recipient, since }) }
}
