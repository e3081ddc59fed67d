import { systemClock } from '../base/clock.ts'
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
import { renderJson } from './render-json.ts'
import { renderLease } from './render-lease.ts'
import { renderOutputs } from './render-outputs.ts'
import { summarize } from './summarize.ts'
import type { World } from './world.ts'

/** What a command has come to, beside the steps that it ran. */
export interface Outcome {
  readonly result: RunResult
  /** Members of the JSON document beside `steps`. */
  readonly json?: Readonly<Record<string, unknown>>
  /** Lines for people, on `stderr`. */
  readonly notes?: readonly string[]
  /** What goes to `stdout` in the place of the outputs of the steps. */
  readonly text?: string
  readonly failed?: boolean
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
  const act = async (host: SessionOptions) => ({ result: await runSession({ ...host, plan }) })
  await show({ settings, act, json, shape, world })
}

/** Acts with progress on `stderr`, shows what came of it on `stdout`, and ends with the exit code that says so. */
export async function show({
  settings,
  act,
  json,
  shape,
  world,
}: {
  settings: Settings
  act: (host: SessionOptions) => Promise<Outcome>
  json: boolean
  shape: 'plan' | 'operation'
  world: World
}): Promise<void> {
  const { terminal } = world
  const clock = systemClock({ speed: settings.clockSpeed })
  const progress = createProgress({ terminal, clock })
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'))
  const host: SessionOptions = {
    settings,
    owner: ownerOf(world.actor()),
    folder: '.',
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => {},
    onNotice: (notice, weight) => progress.say(`${weight === 'lasting' ? '!' : '…'} ${notice}`),
    report: progress.report,
    onLease: async (lease) => progress.say(renderLease(lease)),
  }
  const outcome = await act(host).finally(progress.end)
  const { result, notes = [], text } = outcome
  for (const line of [summarize(result), ...notes]) if (line !== undefined) terminal.err(`${line}\n`)
  terminal.out(json ? renderJson(result, outcome.json) : (text ?? (await renderOutputs({ result, shape }))))
  const hidden = hiddenOutputs(result)
  if (hidden !== undefined) terminal.err(`${hidden}\n`)
  const interrupted = signal()
  if (interrupted === undefined) return world.finish(exitCodeOf(outcome))
  terminal.err('Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n')
  world.finish(EXIT_CODE[interrupted])
}

function exitCodeOf({ result: { steps }, failed = false }: Outcome): ExitCode {
  const statuses = new Set(steps.map(({ state }) => state.status))
  if (failed || statuses.has('failed') || statuses.has('blocked')) return EXIT_CODE.failed
  return statuses.has('deferred') ? EXIT_CODE.deferred : EXIT_CODE.done
}
