import { type Issue, UsageError } from '../base/errors.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import { sayValue } from '../operations/refuse-value.ts'
import { collectIn } from './draft.ts'
import type { Plan } from './plan.ts'
import { readStep } from './read-step.ts'
import { readYaml } from './read-yaml.ts'
import { settlePlan } from './settle-plan.ts'
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
  return settlePlan({ drafts, ids: [...entries.keys()], policy, issues })
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
