import type { Position } from '../../base/errors.ts'
import { kebabCase } from '../../base/text.ts'
import type { Param, ValuesOf } from '../../operations/param.ts'
import { refuseValue, sayValue } from '../../operations/refuse-value.ts'
import { nearestName, suggest } from '../../operations/suggest.ts'
import { type Report, shownName } from '../../plan/draft.ts'
import { type Entry, type Mapping, plainValue } from '../../plan/yaml-tree.ts'

/**
 * Reads the plain keys of a mapping, and refuses those that it may not hold. What is wrong is reported and left out of the values.
 */
export function readKeys<Keys extends Record<string, Param>>({
  keys,
  blocks = [],
  mapping,
  path = '',
  position = mapping.position,
  report,
}: {
  keys: Keys
  /** Names that may stand there, too, and are read by somebody else. */
  blocks?: readonly string[]
  mapping: Mapping
  /** Of the mapping in the file: `seed.from`. */
  path?: string
  /** Where to point for what is missing. */
  position?: Position
  report: Report
}): Partial<ValuesOf<Keys>> {
  const params = new Map(Object.entries(keys).map(([key, param]) => [kebabCase(key), { key, param }]))
  const names = [...params.keys(), ...blocks]
  for (const [name, entry] of mapping.entries) {
    if (names.includes(name)) continue
    const message = `${join(path, name)}: there is no such key ${path === '' ? 'in an environment file' : `in \`${path}\``}.`
    report({ message, hint: suggest({ word: name, candidates: names }), position: entry.position })
  }
  const given = givenNames({ mapping, names })
  const values: Record<string, unknown> = {}
  for (const [name, { key, param }] of params) {
    const place = join(path, name)
    const entry = mapping.entries.get(name)
    if (entry !== undefined) {
      const value = plainValue(entry.tree)
      const result = param.schema().safeParse(value)
      if (result.success) values[key] = result.data
      else {
        const { why, hint } = refuseValue({ param, value, path: result.error.issues[0]?.path ?? [] })
        report({ message: `${place}: ${why}`, hint, position: entry.position })
      }
    } else if (!given.has(name)) {
      if (param.defaultValue !== undefined) values[key] = param.defaultValue
      else if (param.certain)
        report({
          message: `${place}: this is missing.`,
          hint: `Add \`${name}\`: expected ${param.expected}.`,
          position,
        })
    }
  }
  return values as Partial<ValuesOf<Keys>>
}

/** The names that are written; a misspelt one stands for the one that was probably meant, so that one slip does not make two errors. */
export function givenNames({ mapping, names }: { mapping: Mapping; names: readonly string[] }): ReadonlySet<string> {
  const meant = [...mapping.entries.keys()].map((name) =>
    names.includes(name) ? name : (nearestName({ word: name, candidates: names }) ?? name),
  )
  return new Set(meant)
}

/** The mapping under a key, or nothing if it is none, which is reported. */
export function readBlock({
  entry,
  path,
  report,
}: {
  entry: Entry
  path: string
  report: Report
}): Mapping | undefined {
  if (entry.tree.kind === 'mapping') return entry.tree
  const message = `${path}: expected a mapping, got ${sayValue(plainValue(entry.tree))}.`
  report({ message, hint: 'Write its keys as `name: value` below it, or leave it out.', position: entry.position })
  return undefined
}

function join(path: string, name: string): string {
  return path === '' ? shownName(name) : `${path}.${shownName(name)}`
}
