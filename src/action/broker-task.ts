import { UsageError } from '../base/errors.ts'
import type { BrokerRequest } from '../broker/request.ts'
import { errandOf } from '../environments/decide.ts'
import { readSpec } from '../environments/file/spec.ts'
import type { GitHubEvent } from '../github/event.ts'
import { operations } from '../operations/index.ts'
import type { Policy } from '../operations/operation.ts'
import { planOfOne } from '../plan/flat.ts'
import { createLookups } from '../plan/lookups.ts'
import { parsePlan } from '../plan/parse.ts'
import type { Plan } from '../plan/plan.ts'
import type { BrokerSettings } from './broker-settings.ts'
import type { Task } from './inputs.ts'
import { readPlanText } from './read-plan.ts'
import { gitHubOf, readOptionalEvent, readWorkspaceFile } from './run-environment.ts'
import type { MainOptions } from './run-main.ts'
import { warningLine } from './workflow-command.ts'

type WireTask = BrokerRequest['task']

export interface BrokerTask {
  readonly task: WireTask
  /** The plan as this job reads it, for the places of its steps; the broker reads it by itself, and decides. */
  readonly plan: Plan | undefined
}

/** The one cloud must do: a plan that is wrong for it alone is refused, or taken, by the broker. */
const ANY: Policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] }

/** What a job asks for, with the address of its runner where that is of use. Rejects with a `UsageError` for files that cannot be read. */
export async function brokerTaskOf({
  task,
  settings,
  options,
}: {
  task: Task
  settings: BrokerSettings
  options: MainOptions
}): Promise<BrokerTask> {
  const findAddress = async (isNeeded: boolean) =>
    isNeeded ? { runnerAddress: await lookUp({ settings, options }) } : {}
  if (task.kind === 'environment') return environmentTask({ task, settings, options })
  if (task.kind === 'operation') {
    const { name, params } = task
    const plan = await read(() => planOfOne({ operation: name, params, operations, policy: ANY }))
    return { task: { kind: 'operation', name, params, ...(await findAddress(needsRunner(plan))) }, plan }
  }
  const written = await readPlanText({ task, workspace: options.environment['GITHUB_WORKSPACE'] ?? '.' })
  const plan = await read(() => parsePlan({ ...written, operations, policy: ANY }))
  return { task: { kind: 'plan', ...written, ...(await findAddress(needsRunner(plan))) }, plan }
}

async function read(parse: () => Promise<Plan>): Promise<Plan | undefined> {
  return parse().catch((error: unknown) => {
    if (error instanceof UsageError) return undefined
    throw error
  })
}

function needsRunner(plan: Plan | undefined): boolean {
  return plan?.steps.some(({ params }) => params['runner'] === true && params['ip-address'] === undefined) === true
}

function lookUp({ settings, options }: { settings: BrokerSettings; options: MainOptions }): Promise<string> {
  const { proxy, addressServices } = settings
  const { userAgent, cancellation, write } = options
  const onWarning = (warning: string) => write(warningLine(warning))
  return createLookups({ proxy, addressServices, userAgent, signal: cancellation.signal, onWarning }).publicAddress()
}

async function environmentTask({
  task: { request, inputs },
  settings,
  options,
}: {
  task: Extract<Task, { kind: 'environment' }>
  settings: BrokerSettings
  options: MainOptions
}): Promise<BrokerTask> {
  const { environment } = options
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const event = await readOptionalEvent({ environment, repository, request })
  const errand = errandOf({ request, event })
  const isGone = event?.kind === 'pull request' && event.pullRequest.state === 'closed'
  const mayComeUp = errand.kind === 'up' || (errand.kind === 'as it stands' && !isGone)
  const isNeeded =
    mayComeUp &&
    request.runnerAddress === undefined &&
    (await letsRunnerIn({ file: request.file, event, settings, options }))
  const address = isNeeded ? { 'ip-address': await lookUp({ settings, options }) } : {}
  const wire: WireTask = {
    kind: 'environment',
    inputs: { ...inputs, ...address } as Extract<WireTask, { kind: 'environment' }>['inputs'],
    ...(event !== undefined && { event: withoutText(event) }),
  }
  return { task: wire, plan: undefined }
}

/** Unless the environment file says otherwise, the runner is let in; a file that cannot be read here may well be read by the broker. */
async function letsRunnerIn({
  file,
  event,
  settings: { gitHubToken, proxy, address },
  options,
}: {
  file: string
  event: GitHubEvent | undefined
  settings: BrokerSettings
  options: MainOptions
}): Promise<boolean> {
  const { environment } = options
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const session = gitHubOf({ options, settings: { gitHubToken, proxy, host: address }, repository })
  try {
    // The broker reads the base branch alone; the workspace is what there is without a token for it.
    const ref = event?.kind === 'pull request' ? (event.pullRequest.baseRef ?? event.pullRequest.baseSha) : undefined
    const atBase = await session?.gitHub.fileAtBase({ path: file, ref }).catch(() => undefined)
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.'
    const text = atBase ?? (await readWorkspaceFile({ workspace, path: file }).catch(() => undefined))
    if (text === undefined) return true
    return (await readSpec({ text, file, policy: ANY })).access.includes('runner')
  } catch (error) {
    if (error instanceof UsageError) return true
    throw error
  } finally {
    await session?.close()
  }
}

/** What people have written is read anew by the broker, from GitHub. */
function withoutText(event: GitHubEvent): GitHubEvent {
  if (event.kind !== 'pull request') return event
  const { baseRef: _, closedAt: __, ...rest } = event.pullRequest
  const pullRequest = { ...rest, labels: [], baseRef: undefined, closedAt: undefined }
  return { ...event, pullRequest }
}
