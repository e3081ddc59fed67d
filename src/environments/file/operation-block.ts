import { kebabCase } from '../../base/text.ts'
import type { Operation, Policy } from '../../operations/operation.ts'
import type { Param } from '../../operations/param.ts'
import { readParams } from '../../operations/read-params.ts'
import { MANAGED_BY } from '../../operations/subject/ownership.ts'
import { type Report, shownName } from '../../plan/draft.ts'
import { type Entry, type Mapping, plainValue } from '../../plan/yaml-tree.ts'
import { EXPIRES_AT, PROTECTED, PULL_REQUEST } from '../identity.ts'

/** `protected` is set by people to keep one environment from being taken down; in the file it would keep them all. */
const OUR_TAGS = [MANAGED_BY.key, 'repository', PULL_REQUEST, EXPIRES_AT, PROTECTED, 'protected-by']

/**
 * Checks a mapping of parameters by the rules of the operation that they are for, and gives them as they are written, by kebab-case
 * name; nothing if there is an issue, which is reported.
 */
export function readOperationBlock({
  operation,
  keys,
  decided,
  path,
  entry,
  mapping,
  policy,
  report,
}: {
  operation: Operation
  /** The parameters that the file may give. */
  keys: Readonly<Record<string, Param>>
  /** Those that the environment gives by itself, by camelCase name. */
  decided: readonly string[]
  path: string
  /** Of the mapping's key; messages without a better place point there. */
  entry: Pick<Entry, 'position'>
  mapping: Mapping | undefined
  policy: Policy
  report: Report
}): Readonly<Record<string, unknown>> | undefined {
  const entries = [...(mapping?.entries ?? [])]
  const fixed = Object.keys(operation.params).filter((key) => !(key in keys))
  const excluded = new Set(fixed.map(kebabCase))
  const raw = Object.fromEntries(
    entries.filter(([name]) => !excluded.has(name)).map(([name, { tree }]) => [name, plainValue(tree)]),
  )
  const narrowed: Operation = {
    ...operation,
    params: keys,
    check: ({ params, given, policy }) =>
      operation.check?.({ params, given: (name) => decided.includes(name) || given(name), policy }) ?? [],
  }
  const result = readParams({
    operation: narrowed,
    raw,
    policy,
    place: (name) => (name === undefined ? path : `${path}.${shownName(name)}`),
    positionOf: (name) => mapping?.entries.get(name)?.position,
  })
  const issues = 'issues' in result ? result.issues : []
  for (const { message, hint, position = entry.position } of issues) report({ message, hint, position })
  const stray = entries.filter(([name]) => excluded.has(name))
  for (const [name, { position }] of stray) {
    report({ message: `${path}.${name}: the environment decides this by itself.`, hint: 'Leave it out.', position })
  }
  const tagged = mapping && checkTags({ path: `${path}.tags`, entry: mapping.entries.get('tags'), report })
  return issues.length === 0 && stray.length === 0 && !tagged ? raw : undefined
}

/** Whether one of our own tags is among them. */
function checkTags({ path, entry, report }: { path: string; entry: Entry | undefined; report: Report }): boolean {
  if (entry?.tree.kind !== 'mapping') return false
  const ours = [...entry.tree.entries].filter(([name]) => OUR_TAGS.includes(name))
  for (const [name, { position }] of ours) {
    const message = `${path}.${name}: environments are known by this tag, and bear it for a purpose of its own.`
    report({ message, hint: 'Choose another name for the tag.', position })
  }
  return ours.length > 0
}
