import { type Issue, UsageError } from '../base/errors.ts'
import type { Policy } from '../operations/operation.ts'
import { readParams } from '../operations/read-params.ts'
import { checkReferences } from './check-references.ts'
import { collectIn, type DraftStep, inTextOrder, type Report, shownName } from './draft.ts'
import { addTextOrder, findCycles } from './order.ts'
import type { Plan, PlanStep } from './plan.ts'
import { partsOf, referencesIn, resolveReferences, textsIn } from './reference.ts'
import { subjectsOf } from './subject.ts'

/**
 * Makes a plan of steps whose form is right: checks their parameters and what they say of each other, and puts them in order. Throws
 * a `UsageError` with every issue, those that were found before included, in the order of their places.
 */
export async function settlePlan({
  drafts,
  ids,
  policy,
  issues = [],
}: {
  drafts: readonly DraftStep[]
  /** Of all steps that were written, the broken ones too. */
  ids: readonly string[]
  policy: Policy
  issues?: Issue[]
}): Promise<Plan> {
  const report = collectIn(issues)
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  for (const draft of drafts) {
    await checkParams({ draft, policy, report })
    checkReferences({ draft, ids, operationOf: (id) => byId.get(id)?.operation, report })
  }
  const steps = drafts.map((draft) => stepOf(draft, ids))
  const stepById = new Map(steps.map((step) => [step.id, step]))
  const ordered = steps.map((step) => ({
    ...step,
    subjects: subjectsOf(step, (id) => stepById.get(id)),
    readsOnly: step.operation.effect === 'read',
  }))
  for (const cycle of findCycles(ordered)) {
    const position = byId.get(cycle[0] ?? '')?.position
    const message = `${cycle.join(' → ')}: these steps wait for each other.`
    if (position) report({ message, hint: 'Take one of the needs or references away.', position })
  }
  if (issues.length > 0) throw new UsageError(inTextOrder(issues))
  const needs = addTextOrder(ordered)
  return { steps: steps.map((step) => ({ ...step, needs: needs.get(step.id) ?? step.needs })) }
}

async function checkParams({
  draft,
  policy,
  report,
}: {
  draft: DraftStep
  policy: Policy
  report: Report
}): Promise<void> {
  const { id, operation, params } = draft
  const pending = new Set([...params].filter(([, { value }]) => !isKnown(value)).map(([name]) => name))
  const raw = [...params].map(([name, { value }]) => [name, pending.has(name) ? value : unescaped(value)])
  const result = readParams({
    operation,
    raw: Object.fromEntries(raw),
    policy,
    pending,
    loaded: await operation.loadCheck?.(),
    place: (name) => (name === undefined ? shownName(id) : `${shownName(id)}.${shownName(name)}`),
    positionOf: (name) => params.get(name)?.position,
  })
  if ('params' in result) return
  for (const { message, hint, position } of result.issues) {
    report({ message, hint, position: position ?? draft.position })
  }
}

function isKnown(value: unknown): boolean {
  return textsIn(value)
    .flatMap(partsOf)
    .every(({ kind }) => kind === 'text')
}

function unescaped(value: unknown): unknown {
  return resolveReferences(value, () => undefined)
}

function stepOf({ id, operation, position, params, needs }: DraftStep, ids: readonly string[]): PlanStep {
  const values = Object.fromEntries([...params].map(([name, { value }]) => [name, value]))
  const named = [...needs.map((need) => need.id), ...referencesIn(values).map(({ step }) => step)]
  const others = new Set(named.filter((other) => other !== id && ids.includes(other)))
  return { id, operation, params: values, needs: [...others], position }
}
