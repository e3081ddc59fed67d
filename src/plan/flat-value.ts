import type { Issue } from '../base/errors.ts'
import type { Param } from '../operations/param.ts'
import { shownName } from './draft.ts'
import { readYaml } from './read-yaml.ts'
import { plainValue } from './yaml-tree.ts'

type Read = { readonly value: unknown } | { readonly issues: readonly Issue[] }

/** YAML 1.2 core schema, §10.3.2; GitHub's own `getBooleanInput` reads the same words. */
const TRUE = /^(?:true|True|TRUE)$/
const FALSE = /^(?:false|False|FALSE)$/
const WHOLE_NUMBER = /^[-+]?\d{1,15}$/
const YAML_LIST = /^(?:\[|-(?:\s|$))/
const YAML_MAP = /^(?:\{|[^=\n]*:(?:\s|$))/
const ASSIGNMENT = /^([^=]+?)\s*=\s*(.*)$/

/**
 * What the text of one input means for a parameter of that shape. Text that does not fit the shape is left as it is, for the
 * parameter to refuse in its own words.
 */
export async function readFlatValue({
  name,
  text,
  shape,
}: {
  name: string
  /** Trimmed, and not empty. */
  text: string
  shape: Param['shape']
}): Promise<Read> {
  switch (shape) {
    case 'text':
      return { value: text }
    case 'flag':
      return { value: TRUE.test(text) ? true : FALSE.test(text) ? false : text }
    case 'number':
      return { value: WHOLE_NUMBER.test(text) ? Number(text) : text }
    case 'list':
      return YAML_LIST.test(text) ? readAsYaml({ name, text }) : { value: partsOfList(text) }
    case 'map':
      return YAML_MAP.test(text) ? readAsYaml({ name, text }) : { value: readAssignments(text) ?? text }
    case 'document':
      return readAsYaml({ name, text })
  }
}

function partsOfList(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function readAssignments(text: string): Record<string, string> | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const pairs = lines.map((line): [string, string] | undefined => {
    const [, key, value] = ASSIGNMENT.exec(line) ?? []
    return key === undefined || value === undefined ? undefined : [key, value]
  })
  return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined
}

async function readAsYaml({ name, text }: { name: string; text: string }): Promise<Read> {
  const read = await readYaml({ text, file: name })
  if ('tree' in read) return { value: plainValue(read.tree) }
  // Lines and columns of an input's text are no place in a file, so they are said in words.
  const issues = read.issues.map(({ message, hint, position }) => ({
    message: `${shownName(name)}: ${position ? `line ${position.line}, column ${position.column}: ` : ''}${message}`,
    ...(hint !== undefined && { hint }),
  }))
  return { issues }
}
