import { operations } from '../../operations/index.ts'
import type { Lease } from '../../operations/operation.ts'
import { literal } from '../../plan/reference.ts'
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
  const steps = leases.flatMap(({ operation: name, params }, index) => {
    const operation = operations.get(name)
    if (operation === undefined) return []
    const values = Object.fromEntries(Object.entries(params).map(([param, value]) => [param, literal(value)]))
    return [{ id: `give-back-${index + 1}`, operation, params: values, needs: [] }]
  })
  if (steps.length === 0) return
  const settings = { ...host.settings, timeoutMs: WITHIN_MS * host.settings.clockSpeed }
  const session = openSession({ ...host, settings, notebook: undefined })
  try {
    const result = await session.run({ steps })
    for (const { state } of result.steps)
      if (state.status === 'failed') log('warn', 'lease left', { run, why: sayError(state.error) })
  } finally {
    await session.close()
  }
}
