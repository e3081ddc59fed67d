import { type Issue, UsageError } from '../base/errors.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import { collectIn } from './draft.ts'
import type { Plan } from './plan.ts'
import { readMapping } from './read-mapping.ts'
import { readStep } from './read-step.ts'
import { settlePlan } from './settle-plan.ts'
import type { Entry } from './yaml-tree.ts'

const MOST_STEPS = 200
const WORDS = {
  name: 'The plan',
  expected: 'a mapping from step ids to operations',
  whenTooLarge: 'Split it.',
  whenNone: 'Write at least one step, such as `access: { check-access: }`.',
}

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
  return settlePlan({ drafts, ids: [...entries.keys()], policy, issues })
}

/** The steps of the text by id. Throws when the text cannot be taken apart into steps. */
async function readEntries({ text, file }: { text: string; file: string }): Promise<ReadonlyMap<string, Entry>> {
  const { entries } = await readMapping({ text, file, words: WORDS })
  const tooMuch = [...entries.values()][MOST_STEPS]
  if (tooMuch === undefined) return entries
  const message = `The plan has ${entries.size} steps; ${MOST_STEPS} are allowed.`
  throw new UsageError([{ message, hint: 'Split it.', position: tooMuch.position }])
}
