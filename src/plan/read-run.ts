import type { Credentials } from '../atlas/credentials.ts'
import { type Issue, UsageError } from '../base/errors.ts'
import type { Policy } from '../operations/operation.ts'
import type { Plan } from './plan.ts'
import { readPolicy, readSettings, type SettingInputs, type Settings } from './settings.ts'

/** The settings and the plan of a run. Rejects with a `UsageError` that holds the issues of both. */
export async function readRun({
  inputs,
  environment,
  otherwise,
  readPlan,
  onSettings = () => {},
}: {
  inputs: SettingInputs
  environment: Readonly<Record<string, string | undefined>>
  /** Credentials for where inputs and environment give none. */
  otherwise?: Credentials | Issue | undefined
  readPlan: (policy: Policy) => Promise<Plan>
  /** Told of the settings before the plan is read, so that their secrets are masked before its issues are shown. */
  onSettings?: (settings: Settings) => void
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
  const settings = await collect(() => readSettings({ inputs, environment, otherwise }))
  if (settings !== undefined) onSettings(settings)
  // Issues of the policy are among those of the settings.
  const plan = await collect(() => readPlan(readPolicy({ inputs, issues: [] })))
  if (settings === undefined || plan === undefined) throw new UsageError(issues)
  return { settings, plan }
}
