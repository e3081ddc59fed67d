import { UsageError } from '../../base/errors.ts'
import { sayValue } from '../../operations/refuse-value.ts'
import { readYaml } from '../../plan/read-yaml.ts'
import { type Mapping, plainValue } from '../../plan/yaml-tree.ts'

const MOST_BYTES = 256 * 1024
const HINT = 'Write at least `org-id`, and `cluster` with `tier` and `region`.'

/** The text of an environment file as a mapping. Throws a `UsageError` when it cannot be taken apart into keys. */
export async function readMapping({ text, file }: { text: string; file: string }): Promise<Mapping> {
  const start = { file, line: 1, column: 1 }
  const refuse = (message: string, { hint = HINT, position = start } = {}) =>
    new UsageError([{ message, hint, position }])
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw refuse('The environment file is larger than 256 KiB.', { hint: 'Check that it is the right file.' })
  const read = await readYaml({ text, file })
  if ('issues' in read) throw new UsageError(read.issues)
  const { tree } = read
  if (tree.kind === 'leaf' && tree.value === null) throw refuse('The environment file is empty.')
  if (tree.kind !== 'mapping') {
    const message = `Expected a mapping such as \`org-id: …\`, got ${sayValue(plainValue(tree))}.`
    throw refuse(message, { position: tree.position })
  }
  if (tree.entries.size === 0) throw refuse('The environment file is empty.')
  return tree
}
