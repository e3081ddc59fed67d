import type { Position } from '../base/errors.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import type { DraftStep } from './draft.ts'
import type { Plan } from './plan.ts'
import { settlePlan } from './settle-plan.ts'

/** A step that code writes, as a person would write it in a plan. */
export interface BuiltStep {
  readonly id: string
  readonly operation: Operation
  /** By kebab-case name, with references; those that are `undefined` are left out. */
  readonly params: Readonly<Record<string, unknown>>
  readonly needs?: readonly string[]
  /** Where the step, or a parameter of it, comes from, if somebody has written that. */
  readonly positionOf?: (param?: string) => Position | undefined
}

/** The plan of these steps, checked as one that is written. Rejects with a `UsageError` that holds every issue. */
export function buildPlan({
  steps,
  policy,
  file,
}: {
  steps: readonly BuiltStep[]
  policy: Policy
  /** What messages name where nothing has a place of its own. */
  file: string
}): Promise<Plan> {
  return settlePlan({ drafts: steps.map((step) => draftOf(step, file)), ids: steps.map(({ id }) => id), policy })
}

function draftOf(
  { id, operation, params, needs = [], positionOf = () => undefined }: BuiltStep,
  file: string,
): DraftStep {
  const position = positionOf() ?? { file, line: 1, column: 1 }
  const given = Object.entries(params).filter(([, value]) => value !== undefined)
  return {
    id,
    operation,
    position,
    params: new Map(given.map(([name, value]) => [name, { value, position: positionOf(name) ?? position }])),
    needs: needs.map((need) => ({ id: need, position })),
  }
}
