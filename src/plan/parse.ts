import { type Issue, UsageError } from '../base/errors.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import { readParams } from '../operations/read-params.ts'
import { sayValue } from '../operations/refuse-value.ts'
import { checkReferences } from './check-references.ts'
import { collectIn, type DraftStep, type Report, shownName } from './draft.ts'
import { addTextOrder, findCycles } from './order.ts'
import type { Plan, PlanStep } from './plan.ts'
import { readStep } from './read-step.ts'
import { readYaml } from './read-yaml.ts'
import { partsOf, referencesIn, resolveReferences, textsIn } from './reference.ts'
import { subjectsOf } from './subject.ts'
import { type Entry, plainValue } from './yaml-tree.ts'

const MOST_BYTES = 256 * 1024
const MOST_STEPS = 200

/** Reads the text of a plan and checks it completely. Throws a `UsageError` with every issue, in the order of the text. */
export async function parsePlan({
  text,
  file,
  operations,
  policy,
}: {
  text: string
  /** Where the text comes from, as it is to be named in messages. */
  file: string
  operations: ReadonlyMap<string, Operation>
  policy: Policy
}): Promise<Plan> {
  const issues: Issue[] = []
  const report = collectIn(issues)
  const entries = await readEntries({ text, file })
  const drafts = [...entries].flatMap(([id, entry]) => readStep({ id, entry, operations, report }) ?? [])
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const ids = [...entries.keys()]
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

/** The steps of the text by id. Throws when the text cannot be taken apart into steps. */
async function readEntries({ text, file }: { text: string; file: string }): Promise<ReadonlyMap<string, Entry>> {
  const position = { file, line: 1, column: 1 }
  const refuse = (message: string, hint: string, at = position) => new UsageError([{ message, hint, position: at }])
  if (Buffer.byteLength(text) > MOST_BYTES) throw refuse('The plan is larger than 256 KiB.', 'Split it.')
  const read = await readYaml({ text, file })
  if ('issues' in read) throw new UsageError(read.issues)
  const { tree } = read
  const hint = 'Write at least one step, such as `access: { check-access: }`.'
  if (tree.kind === 'leaf' && tree.value === null) throw refuse('The plan is empty.', hint)
  if (tree.kind !== 'mapping')
    throw refuse(
      `Expected a mapping from step ids to operations, got ${sayValue(plainValue(tree))}.`,
      hint,
      tree.position,
    )
  if (tree.entries.size === 0) throw refuse('The plan is empty.', hint)
  const tooMuch = [...tree.entries.values()][MOST_STEPS]
  if (tooMuch)
    throw refuse(`The plan has ${tree.entries.size} steps; ${MOST_STEPS} are allowed.`, 'Split it.', tooMuch.position)
  return tree.entries
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

function inTextOrder(issues: readonly Issue[]): Issue[] {
  const rank = ({ position }: Issue) => (position ? position.line * 1e6 + position.column : 0)
  return [...issues].sort((one, other) => rank(one) - rank(other))
}
