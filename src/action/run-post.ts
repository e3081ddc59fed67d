import { operations } from '../operations/index.ts'
import { planOfLeases } from '../plan/plan-of-leases.ts'
import { sayError } from '../plan/say-error.ts'
import { runSession } from '../plan/session.ts'
import { readSettings } from '../plan/settings.ts'
import { createHost } from './host.ts'
import { readSettingsOnly } from './inputs.ts'
import { LEASES, lineOfReturn, NOTHING_LEASED, readLeases } from './leases.ts'
import type { MainOptions } from './run-main.ts'
import { secretsOf } from './secrets-of.ts'
import { maskLines, warningLine } from './workflow-command.ts'

/** A job that is being cancelled has little time, and Atlas removes the entry by itself in the end. */
const GIVE_BACK_WITHIN_MS = 25_000

/** The post step: gives back what the job has leased. Warns, and never fails the job. */
export async function runPost(options: MainOptions): Promise<void> {
  const { environment, write } = options
  try {
    const { settings: inputs, brokerUrl } = readSettingsOnly(environment)
    if (brokerUrl !== undefined) {
      const { postBroker } = await import('./post-broker.ts')
      return await postBroker({ options, url: brokerUrl, withinMs: GIVE_BACK_WITHIN_MS })
    }
    const plan = planOfLeases({ leases: readLeases(environment[`STATE_${LEASES}`] ?? ''), operations })
    if (plan.steps.length === 0) return write(NOTHING_LEASED)
    const read = readSettings({ inputs, environment })
    const settings = { ...read, timeoutMs: GIVE_BACK_WITHIN_MS * read.clockSpeed, dryRun: false }
    maskLines(secretsOf(settings)).forEach(write)
    const result = await runSession({ ...createHost({ options, settings }), plan, onLease: async () => {} })
    for (const { step, state } of result.steps) {
      const line = lineOfReturn({ id: step.id, state })
      if (line !== undefined) write(line)
    }
  } catch (error) {
    write(warningLine(`What this job leased was not given back; Atlas removes it when it expires. ${sayError(error)}`))
  }
}
