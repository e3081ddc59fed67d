import { randomBytes } from 'node:crypto'
import { systemClock } from '../base/clock.ts'
import { UsageError } from '../base/errors.ts'
import type { Secret } from '../base/secret.ts'
import { type BrokerOutcome, followRun } from '../broker/follow-run.ts'
import { openBroker } from '../broker/open-broker.ts'
import { restorePerformed } from '../broker/performed-shape.ts'
import { createRecipient } from '../broker/recipient.ts'
import type { BrokerRequest } from '../broker/request.ts'
import { MOST_REQUEST_BYTES } from '../broker/routes.ts'
import { unseal } from '../broker/unseal.ts'
import type { Plan } from '../plan/plan.ts'
import { type BrokerProgress, brokerProgress } from './broker-progress.ts'
import { restoreError, restoreResult } from './broker-result.ts'
import { type BrokerSettings, readBrokerSettings } from './broker-settings.ts'
import { brokerTaskOf } from './broker-task.ts'
import { reportEnvironments } from './environment-report.ts'
import type { Inputs } from './inputs.ts'
import { BROKER_RUN, LEASES } from './leases.ts'
import { createLog } from './log.ts'
import { publish } from './publish.ts'
import type { MainOptions } from './run-main.ts'
import { loadToolkit } from './toolkit.ts'
import { errorLine, maskLines, noticeLine, plainLine, warningLine } from './workflow-command.ts'

/** 256 bits (`request.ts` asks for 128 or more). */
const NONCE_BYTES = 32

/**
 * The main step of a job that has a broker in the place of credentials. Resolves to true when nothing failed; rejects with what keeps it
 * from beginning, or from seeing the end.
 */
export async function runBroker({
  options,
  inputs,
  url,
}: {
  options: MainOptions
  inputs: Inputs
  url: string
}): Promise<boolean> {
  const { environment, write, cancellation } = options
  const { signal } = cancellation
  const mask = (secret: Secret) => maskLines([secret]).forEach(write)
  const settings = readBrokerSettings({ url, inputs: inputs.settings, environment })
  if (settings.gitHubToken !== undefined) mask(settings.gitHubToken)
  const { task, plan } = await brokerTaskOf({ task: inputs.task, settings, options })
  const [recipient, toolkit] = [await createRecipient(), await loadToolkit()]
  const since = randomBytes(NONCE_BYTES).toString('base64url')
  const request = { task, settings: settings.sent, recipient: recipient.publicKey, since }
  refuseTooLarge(request)
  const clock = systemClock({ speed: settings.clockSpeed })
  const onNotice = (notice: string) => write(plainLine(`… ${notice}`))
  const broker = openBroker({ ...options, ...settings, clock, signal, onSecret: mask, onNotice })
  try {
    const { run: id, console: origin } = await broker.start(request)
    // The post step asks for the leases of a run whose end this step has not seen.
    toolkit.saveState(BROKER_RUN, id)
    const { onRun, onEnd } = brokerProgress({ plan, clock, report: createLog({ write, clock, origin }) })
    const { timeoutMs } = settings
    const outcome = await followRun({ broker, id, clock, signal, timeoutMs, onRun })
    if (outcome.leases !== undefined && outcome.leases.length > 0)
      toolkit.saveState(LEASES, JSON.stringify(outcome.leases))
    toolkit.saveState(BROKER_RUN, '')
    const { privateKey } = recipient
    const secrets =
      outcome.sealed === undefined ? new Map() : await unseal({ sealed: outcome.sealed, privateKey, since })
    maskLines([...secrets.values()]).forEach(write)
    return await showOutcome({ options, inputs, settings, plan, outcome, secrets, origin, onEnd })
  } finally {
    await broker.close()
  }
}

async function showOutcome({
  options: { write },
  inputs: { exportEnv, task },
  settings: { dryRun },
  plan,
  outcome,
  secrets,
  origin,
  onEnd,
}: {
  options: MainOptions
  inputs: Inputs
  settings: BrokerSettings
  plan: Plan | undefined
  outcome: BrokerOutcome
  secrets: ReadonlyMap<string, Secret>
  /** Of Atlas's console. */
  origin: string | undefined
  onEnd: BrokerProgress['onEnd']
}): Promise<boolean> {
  const result = restoreResult({ outcome, plan, secrets })
  result.steps.forEach(onEnd)
  for (const notice of outcome.notices) write(warningLine(plainLine(notice)))
  if (outcome.error !== undefined) throw restoreError(outcome.error)
  const settings = { dryRun, host: { origin } }
  if (outcome.state === 'superseded') {
    write(noticeLine(`Skipped: ${plainLine(outcome.summary)}`))
    return publish({ result, settings, exportEnv, write, more: { skipped: 'true' } })
  }
  const { performed: written } = outcome
  const performed = written === undefined ? undefined : restorePerformed({ performed: written, result })
  const shown = performed === undefined ? undefined : reportEnvironments(performed)
  const { outputs = {}, lines = [], notices = [], failures = [], ...rest } = shown ?? {}
  for (const line of lines) write(plainLine(line))
  for (const notice of notices) write(noticeLine(notice))
  for (const failure of failures) write(errorLine(failure))
  const isPublished = await publish({ result, ...rest, settings, exportEnv, write, more: outputs })
  const hasSaidWhy = !isPublished || failures.length > 0
  const isUnclear = outcome.state === 'failed' || (task.kind === 'environment' && performed === undefined)
  if (isUnclear && !hasSaidWhy) write(errorLine(plainLine(outcome.summary)))
  return isPublished && failures.length === 0 && !isUnclear
}

function refuseTooLarge(request: BrokerRequest): void {
  const bytes = Buffer.byteLength(JSON.stringify(request))
  if (bytes <= MOST_REQUEST_BYTES) return
  throw new UsageError([
    {
      message: `broker: the request has ${bytes} bytes, and a broker takes ${MOST_REQUEST_BYTES}.`,
      hint: 'Split the plan.',
    },
  ])
}
