import { UsageError } from '../base/errors.ts'
import { operations } from '../operations/index.ts'
import { readRun } from '../plan/read-run.ts'
import { sayError } from '../plan/say-error.ts'
import { runSession } from '../plan/session.ts'
import { annotateIssues } from './annotate.ts'
import { createHost } from './host.ts'
import { type Environment, readInputs } from './inputs.ts'
import { publish } from './publish.ts'
import { readPlan } from './read-plan.ts'
import { secretsOf } from './secrets-of.ts'
import { whySkipped } from './skip.ts'
import { loadToolkit } from './toolkit.ts'
import { maskLines, noticeLine } from './workflow-command.ts'

export interface MainOptions {
  readonly environment: Environment
  readonly write: (line: string) => void
  readonly cancellation: AbortController
  readonly userAgent: string
}

/** The main step. Resolves to true when nothing failed; all that went wrong is on the log by then. */
export async function runMain(options: MainOptions): Promise<boolean> {
  const { environment, write } = options
  try {
    const inputs = readInputs({ environment, operations })
    const { task, exportEnv } = inputs
    for (const name of inputs.unknown) write(noticeLine(`There is no input ${name}; it is ignored.`))
    const skipped = await whySkipped({ inputs, environment })
    if (skipped !== undefined) {
      write(noticeLine(`Skipped: ${skipped}. Nothing was asked of Atlas.`))
      const toolkit = await loadToolkit()
      toolkit.setOutput('skipped', 'true')
      return true
    }
    if (inputs.brokerUrl !== undefined) {
      const { runBroker } = await import('./run-broker.ts')
      return await runBroker({ options, inputs, url: inputs.brokerUrl })
    }
    if (task.kind === 'environment') {
      const { runEnvironment } = await import('./run-environment.ts')
      return await runEnvironment({ options, inputs, request: task.request })
    }
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.'
    const { settings, plan } = await readRun({
      inputs: inputs.settings,
      environment,
      readPlan: (policy) => readPlan({ task, workspace, operations, policy }),
      onSettings: (settings) => maskLines(secretsOf(settings)).forEach(write),
    })
    const result = await runSession({ ...createHost({ options, settings }), plan })
    return await publish({ result, settings, exportEnv, write })
  } catch (error) {
    const toolkit = await loadToolkit()
    if (error instanceof UsageError) annotateIssues({ issues: error.issues, toolkit })
    else toolkit.error(sayError(error))
    return false
  }
}
