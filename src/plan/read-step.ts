import type { Position } from '../base/errors.ts'
import type { Operation } from '../operations/operation.ts'
import { sayValue } from '../operations/refuse-value.ts'
import { suggest } from '../operations/suggest.ts'
import { type DraftNeed, type DraftParam, type DraftStep, type Report, shownName } from './draft.ts'
import { type Entry, plainValue, type Tree } from './yaml-tree.ts'

const ID = /^[a-z][a-z0-9-]{0,39}$/

/** Reads the form of one step: its operation's name, its parameters as written, its needs. */
export function readStep({
  id,
  entry: { position, tree },
  operations,
  report,
}: {
  id: string
  entry: Entry
  operations: ReadonlyMap<string, Operation>
  report: Report
}): DraftStep | undefined {
  const shown = shownName(id)
  const names = [...operations.keys()]
  if (!ID.test(id)) {
    const hint = 'Use lower-case letters, digits and hyphens, beginning with a letter, at most 40.'
    report({ message: `\`${shown}\` cannot be the id of a step.`, hint, position })
  }
  if (tree.kind !== 'mapping') {
    const word = tree.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined
    const operation = word !== undefined && operations.has(word) ? word : 'check-access'
    const hint = `Write the operation in a line of its own below, such as \`${operation}:\`.`
    const message = `${shown}: expected a mapping with one operation, got ${sayValue(plainValue(tree))}.`
    report({ message, hint, position })
    return undefined
  }
  const needs = readNeeds({ shown, entry: tree.entries.get('needs'), report })
  const keys = [...tree.entries].filter(([name]) => name !== 'needs')
  const [first, second] = keys.filter(([name]) => operations.has(name))
  if (first === undefined) {
    const alsoId = operations.has(id) ? `Put a step id of your own above \`${shown}\`.` : undefined
    if (keys.length === 0)
      report({
        message: `${shown}: the step has no operation.`,
        hint: alsoId ?? suggest({ word: '', candidates: names }),
        position,
      })
    for (const [name, { position }] of keys) {
      const hint = alsoId ?? suggest({ word: name, candidates: names })
      report({ message: `${shown}: there is no operation \`${shownName(name)}\`.`, hint, position })
    }
    return undefined
  }
  const [name, { position: at, tree: params }] = first
  if (second !== undefined) {
    const message = `${shown}: a step has one operation, and this one has \`${name}\` and \`${second[0]}\`.`
    report({ message, hint: 'Give each a step of its own.', position: second[1].position })
  }
  for (const [stray, { position }] of keys.filter(([name]) => !operations.has(name))) {
    const hint = `Indent it below \`${name}\` if it is a parameter.`
    report({ message: `${shown}: \`${shownName(stray)}\` cannot stand beside \`${name}\`.`, hint, position })
  }
  const operation = operations.get(name)
  const read = readParamTree({ place: `${shown}.${name}`, tree: params, position: at, report })
  return operation && read ? { id, operation, position: at, params: read, needs } : undefined
}

function readParamTree({
  place,
  tree,
  position,
  report,
}: {
  place: string
  tree: Tree
  position: Position
  report: Report
}): ReadonlyMap<string, DraftParam> | undefined {
  if (tree.kind === 'leaf' && tree.value === null) return new Map()
  if (tree.kind === 'mapping')
    return new Map([...tree.entries].map(([name, { position, tree }]) => [name, { position, value: plainValue(tree) }]))
  const message = `${place}: expected a mapping of parameters, got ${sayValue(plainValue(tree))}.`
  report({ message, hint: 'Write each parameter as `name: value`.', position })
  return undefined
}

function readNeeds({
  shown,
  entry,
  report,
}: {
  shown: string
  entry: Entry | undefined
  report: Report
}): readonly DraftNeed[] {
  if (entry === undefined) return []
  const items = entry.tree.kind === 'list' ? entry.tree.items : [entry.tree]
  return items.flatMap((item) => {
    if (item.kind === 'leaf' && typeof item.value === 'string') return [{ id: item.value, position: item.position }]
    const message = `${shown}.needs: expected a step id or a list of step ids, got ${sayValue(plainValue(item))}.`
    report({ message, hint: 'Write `needs: [first, second]`.', position: item.position })
    return []
  })
}
