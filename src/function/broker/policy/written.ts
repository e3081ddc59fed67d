import { safeText } from '../../../base/text.ts'
import type { PlanStep } from '../../../plan/plan.ts'
import { partsOf, resolveReferences, textsIn } from '../../../plan/reference.ts'

/** A parameter as far as the text of the plan tells: what it is, whose output it will be, or that nobody can say yet. */
export type Written =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: unknown }
  /** Exactly one reference, which becomes that output of that step. */
  | { readonly kind: 'output'; readonly step: string; readonly output: string }
  | { readonly kind: 'open' }

export function writtenIn(step: Pick<PlanStep, 'params'>, name: string): Written {
  const value = Object.hasOwn(step.params, name) ? step.params[name] : undefined
  return value === undefined ? { kind: 'absent' } : written(value)
}

export function written(value: unknown): Written {
  const parts = textsIn(value).flatMap(partsOf)
  if (parts.every(({ kind }) => kind === 'text'))
    return { kind: 'value', value: resolveReferences(value, () => undefined) }
  const [only] = parts
  return typeof value === 'string' && parts.length === 1 && only?.kind === 'reference'
    ? { kind: 'output', step: only.step, output: only.output }
    : { kind: 'open' }
}

/** The items of a list, each for itself. */
export function itemsOf(step: Pick<PlanStep, 'params'>, name: string): readonly Written[] {
  const value = Object.hasOwn(step.params, name) ? step.params[name] : undefined
  if (value === undefined) return []
  return Array.isArray(value) ? value.map(written) : [{ kind: 'open' }]
}

/** A flag counts as set unless the text says that it is not. */
export function isMaybeTrue(step: Pick<PlanStep, 'params'>, name: string): boolean {
  const flag = writtenIn(step, name)
  return flag.kind !== 'absent' && !(flag.kind === 'value' && flag.value === false)
}

export function sayWritten(value: Written): string {
  if (value.kind === 'output') return `\`\${${value.step}.${value.output}}\``
  return value.kind === 'value' ? `\`${safeText(value.value, { longest: 100 })}\`` : 'what is not known before the run'
}
