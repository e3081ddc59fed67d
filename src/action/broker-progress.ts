import type { Clock } from '../base/clock.ts'
import { Secret } from '../base/secret.ts'
import type { BrokerRun } from '../broker/answer.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunEvent, RunResult } from '../plan/run.ts'
import { isName, restoreResult, stepOf } from './broker-result.ts'

type Ended = RunResult['steps'][number]

export interface BrokerProgress {
  /** Tells what a look at the run has shown. */
  onRun(run: BrokerRun): void
  /** Tells how a step has ended, unless that was told already. */
  onEnd(ended: Ended): void
}

/** Log and screen show no secret; those of this run come sealed, in the end. */
const HIDDEN = { get: () => new Secret('***') }

/** Tells how a run stands as a run in this process would. */
export function brokerProgress({
  plan,
  clock,
  report,
}: {
  plan: Plan | undefined
  clock: Clock
  report: (event: RunEvent) => void
}): BrokerProgress {
  const since = new Map<string, number>()
  const told = new Map<string, string>()
  const onEnd = ({ step, state }: Ended) => {
    const end = `${state.status} ${state.status === 'done' ? state.change : ''}`
    if (told.get(step.id) === end) return
    told.set(step.id, end)
    report({ type: 'ended', step, state })
  }
  return {
    onEnd,
    onRun({ doing: all }) {
      const now = clock.now().getTime()
      for (const { step: id, operation, doing, ended } of all) {
        if (!isName(id) || !isName(operation)) continue
        if (ended !== undefined) {
          const { steps } = restoreResult({
            outcome: { steps: [{ id, operation, state: ended }] },
            plan,
            secrets: HIDDEN,
          })
          steps.forEach(onEnd)
          continue
        }
        // A step that is looked at again for its secret has ended for the reader.
        if (told.has(id) || ENDS.has(doing)) continue
        const startedAt = since.get(id) ?? now
        since.set(id, startedAt)
        report({ type: 'doing', step: stepOf({ id, operation, plan }), doing, elapsedMs: now - startedAt })
      }
    },
  }
}

/** What a broker says of an end that does not tell it yet. */
const ENDS: ReadonlySet<string> = new Set<Ended['state']['status']>([
  'done',
  'deferred',
  'skipped',
  'failed',
  'blocked',
  'planned',
])
