import { type Position, UsageError } from '../base/errors.ts'
import { sayValue } from '../operations/refuse-value.ts'
import { readYaml } from './read-yaml.ts'
import { type Mapping, plainValue } from './yaml-tree.ts'

const MOST_BYTES = 256 * 1024

/** How a file of ours is called in messages, and what helps whoever wrote it. */
export interface FileWords {
  /** `The plan`. */
  readonly name: string
  /** `a mapping from …`: what its text has to be. */
  readonly expected: string
  readonly whenTooLarge: string
  readonly whenNone: string
}

/** The text of a file as a mapping that holds something. Throws a `UsageError` when it is none. */
export async function readMapping({
  text,
  file,
  words: { name, expected, whenTooLarge, whenNone },
}: {
  text: string
  file: string
  words: FileWords
}): Promise<Mapping> {
  const start = { file, line: 1, column: 1 }
  const refuse = (message: string, hint: string, position: Position = start) =>
    new UsageError([{ message, hint, position }])
  if (Buffer.byteLength(text) > MOST_BYTES) throw refuse(`${name} is larger than 256 KiB.`, whenTooLarge)
  const read = await readYaml({ text, file })
  if ('issues' in read) throw new UsageError(read.issues)
  const { tree } = read
  if (tree.kind === 'leaf' && tree.value === null) throw refuse(`${name} is empty.`, whenNone)
  if (tree.kind !== 'mapping')
    throw refuse(`Expected ${expected}, got ${sayValue(plainValue(tree))}.`, whenNone, tree.position)
  if (tree.entries.size === 0) throw refuse(`${name} is empty.`, whenNone)
  return tree
}
