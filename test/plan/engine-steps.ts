import { AtlasError } from '../../src/atlas/atlas-error.ts'
import { ActionError } from '../../src/base/errors.ts'
import { defineOperation, type Operation } from '../../src/operations/operation.ts'
import { advance, type RunState, type StepResult } from '../../src/plan/engine.ts'
import type { Plan, PlanStep } from '../../src/plan/plan.ts'

export const operation: Operation = defineOperation({
  name: 'sample',
  summary: 'Never called: the engine only decides.',
  effect: 'write',
  subject: 'nothing',
  params: {},
  outputs: {},
  step: () => Promise.reject(new Error('the engine calls nothing')),
})

export const step = (id: string, more: Partial<PlanStep> = {}): PlanStep => ({
  id,
  operation,
  params: {},
  needs: [],
  ...more,
})
export const planOf = (...steps: readonly PlanStep[]): Plan => ({ steps })
export const at = (plan: Plan, state: RunState, now: number, calling: readonly string[] = []) =>
  advance({ plan, state, now, calling: new Set(calling) })
export const ids = (steps: readonly PlanStep[]) => steps.map(({ id }) => id)
export const statuses = (state: RunState) => Object.fromEntries([...state].map(([id, { status }]) => [id, status]))

export const done = (outputs: Record<string, string> = {}): StepResult => ({
  kind: 'progress',
  progress: { status: 'done', change: 'created', outputs },
  memory: {},
})
export const waiting = (checkAgainInMs: number): StepResult => ({
  kind: 'progress',
  progress: { status: 'waiting', doing: 'waiting', checkAgainInMs },
  memory: { waitingSince: 7 },
})
export const failed: StepResult = {
  kind: 'error',
  error: new ActionError({ code: 'NO', message: 'no' }),
  memory: {},
}
export const flaw = (transient: boolean): StepResult => ({
  kind: 'error',
  error: new AtlasError({
    method: 'GET',
    template: '/api/atlas/v2/groups',
    outcome: 'unknown',
    message: '500 UNEXPECTED_ERROR: no',
    transient,
  }),
  memory: { projectId: 'remembered' },
})
