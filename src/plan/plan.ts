import type { Position } from '../base/errors.ts'
import type { Operation } from '../operations/operation.ts'

/** One step of a plan: an operation and its parameters as they were written. */
export interface PlanStep {
  readonly id: string
  readonly operation: Operation
  /** By kebab-case name, as written: references are not resolved, defaults not filled in. */
  readonly params: Readonly<Record<string, unknown>>
  /** Ids of steps that have to be finished before: written in `needs`, referred to, or naming the same thing earlier in the text. */
  readonly needs: readonly string[]
  readonly position?: Position
}

/** What is to be done, checked as far as that is possible without asking Atlas; `needs` form no cycle. */
export interface Plan {
  readonly steps: readonly PlanStep[]
}
