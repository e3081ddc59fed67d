import { systemClock } from '../base/clock.ts'
import type { Policy } from '../operations/operation.ts'
import type { Plan } from '../plan/plan.ts'
import { readRun } from '../plan/read-run.ts'
import type { RunResult } from '../plan/run.ts'
import { runSession } from '../plan/session.ts'
import type { SettingInputs } from '../plan/settings.ts'
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
  const { terminal } = world
  const otherwise = await findLogin({ inputs, world })
  const { settings, plan } = await readRun({ inputs, environment: world.environment, otherwise, readPlan })
  const clock = systemClock({ speed: settings.clockSpeed })
  const progress = createProgress({ terminal, clock })
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'))
  const result = await runSession({
    settings,
    plan,
    owner: ownerOf(world.actor()),
    folder: '.',
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => {},
    onNotice: (notice, weight) => progress.say(`${weight === 'lasting' ? '!' : '…'} ${notice}`),
    report: progress.report,
    onLease: async (lease) => progress.say(renderLease(lease)),
  }).finally(progress.end)
  const rest = summarize(result)
  if (rest !== undefined) terminal.err(`${rest}\n`)
  terminal.out(json ? renderJson(result) : await renderOutputs({ result, shape }))
  const hidden = hiddenOutputs(result)
  if (hidden !== undefined) terminal.err(`${hidden}\n`)
  const interrupted = signal()
  if (interrupted === undefined) return world.finish(exitCodeOf(result))
  terminal.err('Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n')
  world.finish(EXIT_CODE[interrupted])
}

function exitCodeOf({ steps }: RunResult): ExitCode {
  const statuses = new Set(steps.map(({ state }) => state.status))
  if (statuses.has('failed') || statuses.has('blocked')) return EXIT_CODE.failed
  return statuses.has('deferred') ? EXIT_CODE.deferred : EXIT_CODE.done
}
