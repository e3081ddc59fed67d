import { operations } from '../../operations/index.ts'
import type { Lease } from '../../operations/operation.ts'
import { planOfLeases } from '../../plan/plan-of-leases.ts'
import { sayError } from '../../plan/say-error.ts'
import { openSession } from '../../plan/session.ts'
import type { Log } from '../log.ts'
import type { Slice } from './slice.ts'

const WITHIN_MS = 60_000

/** Gives back what a run has leased that no job waits for. What fails in that is told to the log: Atlas removes the entry in the end. */
export async function giveBack({
  leases,
  host,
  log,
  run,
}: {
  leases: readonly Lease[]
  host: Slice['host']
  log: Log
  run: string
}): Promise<void> {
  const plan = planOfLeases({ leases, operations })
  if (plan.steps.length === 0) return
  const settings = { ...host.settings, timeoutMs: WITHIN_MS * host.settings.clockSpeed }
  const session = openSession({ ...host, settings, notebook: undefined })
  try {
    const result = await session.run(plan)
    for (const { state } of result.steps)
      if (state.status === 'failed') log('warn', 'lease left', { run, why: sayError(state.error) })
  } finally {
    await session.close()
  }
}
