import type { Clock } from '../base/clock.ts'
import type { BrokerRun } from '../broker/answer.ts'
import type { EndedState } from '../plan/engine.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunEvent } from '../plan/run.ts'
import { isName, stepOf } from './broker-result.ts'

/** Of steps that have ended the broker says this; the end itself, with its outputs, comes with the outcome. */
const ENDS: ReadonlySet<string> = new Set<EndedState['status']>([
  'done',
  'deferred',
  'skipped',
  'failed',
  'blocked',
  'planned',
])

/** Tells how a run stands as a run in this process would. */
export function brokerProgress({
  plan,
  clock,
  report,
}: {
  plan: Plan | undefined
  clock: Clock
  report: (event: RunEvent) => void
}): (run: BrokerRun) => void {
  const since = new Map<string, number>()
  return ({ doing: all }) => {
    const now = clock.now().getTime()
    for (const { step: id, operation, doing } of all) {
      if (ENDS.has(doing) || !isName(id) || !isName(operation)) continue
      const startedAt = since.get(id) ?? now
      since.set(id, startedAt)
      report({ type: 'doing', step: stepOf({ id, operation, plan }), doing, elapsedMs: now - startedAt })
    }
  }
}
