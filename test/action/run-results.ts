import { operations } from '../../src/operations/index.ts'
import type { EndedState } from '../../src/plan/engine.ts'
import type { PlanStep } from '../../src/plan/plan.ts'
import type { RunResult } from '../../src/plan/run.ts'

type Times = 'startedAt' | 'endedAt'
/** An end of a step without its times. */
export type End = EndedState extends infer State ? (State extends EndedState ? Omit<State, Times> : never) : never

/** A step that ended so, two minutes after it began. */
export function endedStep(id: string, end: End, operation = 'find-cluster'): RunResult['steps'][number] {
  const found = operations.get(operation)
  if (found === undefined) throw new TypeError(`no operation ${operation}`)
  const step: PlanStep = { id, operation: found, params: {}, needs: [] }
  return { step, state: { ...end, startedAt: 0, endedAt: 120_000 } as EndedState }
}
