import { systemClock } from '../base/clock.ts'
import { UsageError } from '../base/errors.ts'
import type { OnHeadway } from '../environments/headway.ts'
import type { Policy } from '../operations/operation.ts'
import type { Plan } from '../plan/plan.ts'
import { readRun } from '../plan/read-run.ts'
import type { RunResult } from '../plan/run.ts'
import { runSession, type SessionOptions } from '../plan/session.ts'
import type { SettingInputs, Settings } from '../plan/settings.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'
import { hiddenOutputs } from './hidden-outputs.ts'
import { findLogin } from './login-credentials.ts'
import { ownerOf } from './owner.ts'
import { createProgress } from './progress.ts'
import { renderFailureJson, renderJson } from './render-json.ts'
import { renderLease } from './render-lease.ts'
import { renderOutputs } from './render-outputs.ts'
import { summarize } from './summarize.ts'
import type { World } from './world.ts'

/** What a command has come to, beside the steps that it ran. */
export interface Outcome {
  /** Left out where there are no steps by nature, as in a list. */
  readonly result?: RunResult
  /** Members of the JSON document beside `steps`. */
  readonly json?: Readonly<Record<string, unknown>>
  /** Lines for people, on `stderr`. */
  readonly notes?: readonly string[]
  /** What goes to `stdout` in the place of the outputs of the steps. */
  readonly text?: string
  readonly failed?: boolean
  /** In the place of what is said of outputs that are not shown. */
  readonly secretHint?: string | undefined
}

interface ActHost extends SessionOptions {
  readonly onHeadway: OnHeadway
}

/** Runs a plan from beginning to end: progress on `stderr`, the result on `stdout`. Rejects with `UsageError` before anything is sent. */
export async function execute({
  inputs,
  json,
  readPlan,
  shape,
  world,
}: {
  inputs: SettingInputs
  json: boolean
  readPlan: (policy: Policy) => Promise<Plan>
  /** Whether outputs are shown by step, or stand for themselves. */
  shape: 'plan' | 'operation'
  world: World
}): Promise<void> {
  const otherwise = await findLogin({ inputs, world })
  const { settings, plan } = await readRun({ inputs, environment: world.environment, otherwise, readPlan })
  const act = async (host: ActHost) => ({ result: await runSession({ ...host, plan }) })
  await show({ settings, act, json, shape, world, changes: !settings.dryRun })
}

/** Acts with progress on `stderr`, shows what came of it on `stdout`, and ends with the exit code that says so. */
export async function show({
  settings,
  act,
  json,
  shape,
  world,
  changes,
}: {
  settings: Settings
  act: (host: ActHost) => Promise<Outcome>
  json: boolean
  shape: 'plan' | 'operation'
  world: World
  /** Whether Atlas may have begun something when this is interrupted. */
  changes: boolean
}): Promise<void> {
  const { terminal } = world
  const clock = systemClock({ speed: settings.clockSpeed })
  const progress = createProgress({ terminal, clock })
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'))
  const host: ActHost = {
    settings,
    owner: ownerOf(world.actor()),
    folder: '.',
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => {},
    onNotice: (notice, weight) => progress.say(`${weight === 'lasting' ? '!' : '…'} ${notice}`),
    report: progress.report,
    onHeadway: progress.headway,
    onLease: async (lease) => progress.say(renderLease(lease)),
  }
  const interrupted = () => {
    const by = signal()
    if (by === undefined) return false
    terminal.err(`Interrupted. ${changes ? GOES_ON : 'Nothing was changed.'}\n`)
    world.finish(EXIT_CODE[by])
    return true
  }
  let outcome: Outcome
  try {
    outcome = await act(host).finally(progress.end)
  } catch (error) {
    if (json && !(error instanceof UsageError)) terminal.out(renderFailureJson(error))
    if (interrupted()) return
    throw error
  }
  const { result = { steps: [] }, notes = [], text } = outcome
  for (const line of [summarize(result), ...notes]) if (line !== undefined) terminal.err(`${line}\n`)
  if (json) terminal.out(renderJson(outcome.result, outcome.json))
  else terminal.out(text ?? (await renderOutputs({ result, shape })))
  const hidden = hiddenOutputs(result, outcome.secretHint)
  if (hidden !== undefined) terminal.err(`${hidden}\n`)
  if (!interrupted()) world.finish(exitCodeOf(outcome))
}

const GOES_ON = 'What Atlas has begun goes on there; the same command goes on from here.'

function exitCodeOf({ result: { steps } = { steps: [] }, failed = false }: Outcome): ExitCode {
  const statuses = new Set(steps.map(({ state }) => state.status))
  if (failed || statuses.has('failed') || statuses.has('blocked')) return EXIT_CODE.failed
  return statuses.has('deferred') ? EXIT_CODE.deferred : EXIT_CODE.done
}
