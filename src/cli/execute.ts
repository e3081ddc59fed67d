import { systemClock } from '../base/clock.ts'
import { type Issue, UsageError } from '../base/errors.ts'
import type { Policy } from '../operations/operation.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunResult } from '../plan/run.ts'
import { runSession } from '../plan/session.ts'
import { readPolicy, readSettings, type SettingInputs, type Settings } from '../plan/settings.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'
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
  const { settings, plan } = await readBoth({ inputs, readPlan, world })
  const clock = systemClock({ speed: settings.clockSpeed })
  const progress = createProgress({ terminal, clock })
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'))
  const result = await runSession({
    settings,
    plan,
    owner: ownerOf(world.actor()),
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => {},
    onNotice: (notice) => progress.say(`… ${notice}`),
    report: progress.report,
    onLease: async (lease) => progress.say(renderLease(lease)),
  }).finally(progress.end)
  const rest = summarize(result)
  if (rest !== undefined) terminal.err(`${rest}\n`)
  terminal.out(json ? renderJson(result) : await renderOutputs({ result, shape }))
  const interrupted = signal()
  if (interrupted === undefined) return world.finish(exitCodeOf(result))
  terminal.err('Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n')
  world.finish(EXIT_CODE[interrupted])
}

/** The settings and the plan, or a `UsageError` with the issues of both. */
async function readBoth({
  inputs,
  readPlan,
  world,
}: {
  inputs: SettingInputs
  readPlan: (policy: Policy) => Promise<Plan>
  world: World
}): Promise<{ settings: Settings; plan: Plan }> {
  const issues: Issue[] = []
  const collect = async <Value>(read: () => Value | Promise<Value>) => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      issues.push(...error.issues)
      return undefined
    }
  }
  const settings = await collect(() => readSettings({ inputs, environment: world.environment }))
  // Issues of the policy are among those of the settings.
  const plan = await collect(() => readPlan(readPolicy({ inputs, issues: [] })))
  if (settings === undefined || plan === undefined) throw new UsageError(issues)
  return { settings, plan }
}

function exitCodeOf({ steps }: RunResult): ExitCode {
  const statuses = new Set(steps.map(({ state }) => state.status))
  if (statuses.has('failed') || statuses.has('blocked')) return EXIT_CODE.failed
  return statuses.has('deferred') ? EXIT_CODE.deferred : EXIT_CODE.done
}
