import { systemClock } from '../base/clock.ts'
import { UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { operations } from '../operations/index.ts'
import type { Lease } from '../operations/operation.ts'
import { readRun } from '../plan/read-run.ts'
import type { RunResult } from '../plan/run.ts'
import { sayError } from '../plan/say-error.ts'
import { runSession } from '../plan/session.ts'
import type { Settings } from '../plan/settings.ts'
import { annotateFailures, annotateIssues } from './annotate.ts'
import { type Environment, type Inputs, readInputs } from './inputs.ts'
import { addLease, LEASES } from './leases.ts'
import { createLog } from './log.ts'
import { collectOutputs, variableName } from './outputs.ts'
import { ownerOf } from './owner.ts'
import { readPlan } from './read-plan.ts'
import { secretsOf } from './secrets-of.ts'
import { renderSummary } from './summary.ts'
import { loadToolkit, type Toolkit } from './toolkit.ts'
import { maskLines, noticeLine, plainLine, warningLine } from './workflow-command.ts'

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
    const mask = (secrets: readonly Secret[]) => maskLines(secrets).forEach(write)
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.'
    const { settings, plan } = await readRun({
      inputs: inputs.settings,
      environment,
      readPlan: (policy) => readPlan({ task: inputs.task, workspace, operations, policy }),
      onSettings: (settings) => mask(secretsOf(settings)),
    })
    for (const name of inputs.unknown) write(noticeLine(`There is no input ${name}; it is ignored.`))
    let leases: readonly Lease[] = []
    const result = await runSession({
      ...options,
      settings,
      plan,
      owner: ownerOf(environment),
      folder: workspace,
      onSecret: (secret) => mask([secret]),
      onNotice: (notice, weight) => write(weight === 'lasting' ? warningLine(notice) : plainLine(`… ${notice}`)),
      report: createLog({ write, clock: systemClock({ speed: settings.clockSpeed }), origin: settings.host.origin }),
      async onLease(lease) {
        leases = addLease(leases, lease)
        const toolkit = await loadToolkit()
        toolkit.saveState(LEASES, JSON.stringify(leases))
      },
    })
    return await publish({ result, inputs, settings, mask, toolkit: await loadToolkit() })
  } catch (error) {
    const toolkit = await loadToolkit()
    if (error instanceof UsageError) annotateIssues({ issues: error.issues, toolkit })
    else toolkit.error(sayError(error))
    return false
  }
}

async function publish({
  result,
  inputs,
  settings,
  mask,
  toolkit,
}: {
  result: RunResult
  inputs: Inputs
  settings: Settings
  mask: (secrets: readonly Secret[]) => void
  toolkit: Toolkit
}): Promise<boolean> {
  const { plain, secret } = collectOutputs(result)
  mask([...secret.values()])
  for (const [name, value] of secret) toolkit.setOutput(name, value.reveal())
  for (const [name, value] of plain) {
    toolkit.setOutput(name, value)
    if (inputs.exportEnv) toolkit.exportVariable(variableName(name), value)
  }
  const summary = renderSummary({ result, origin: settings.host.origin, dryRun: settings.dryRun })
  await toolkit.summary
    .addRaw(summary, true)
    .write()
    .catch((error: Error) => toolkit.warning(`The job summary could not be written: ${error.message}`))
  return !annotateFailures({ result, toolkit })
}
