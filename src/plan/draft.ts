import type { Issue, Position } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { Operation } from '../operations/operation.ts'

/** A step whose form is right, with the places that its content stands at. */
export interface DraftStep {
  readonly id: string
  readonly operation: Operation
  /** Of the step's id. */
  readonly position: Position
  readonly params: ReadonlyMap<string, DraftParam>
  readonly needs: readonly DraftNeed[]
}

export interface DraftParam {
  readonly value: unknown
  readonly position: Position
}

export interface DraftNeed {
  readonly id: string
  readonly position: Position
}

/** Takes what is wrong with the plan, one by one. */
export type Report = (issue: { message: string; hint?: string | undefined; position: Position }) => void

/** A report that keeps its issues in a list. */
export function collectIn(issues: Issue[]): Report {
  return ({ message, hint, position }) => issues.push({ message, ...(hint !== undefined && { hint }), position })
}

/** The issues as they stand in the text; those without a place come first. */
export function inTextOrder(issues: readonly Issue[]): Issue[] {
  const rank = ({ position }: Issue) => (position ? position.line * 1e6 + position.column : 0)
  return [...issues].sort((one, other) => rank(one) - rank(other))
}

/** A name that the user chose, fit to be printed. */
export function shownName(name: string): string {
  return safeText(name, { longest: 60 })
}
