import type { Alias, Node, Pair, YAMLMap } from 'yaml'
import type { Issue, Position } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import type { Entry, Mapping, Tree } from './yaml-tree.ts'

/** Aliases of aliases grow without bound; no honest plan comes near these. */
const MOST_VALUES = 10_000
const DEEPEST = 50
const MOST_ISSUES = 100
const TOO_MUCH: Omit<Issue, 'position'> = {
  message: 'The text holds more than 10,000 values, with its aliases written out.',
  hint: 'Use fewer aliases, or split the plan.',
}

/** Turns the nodes of the YAML parser into a tree, with aliases followed and merge keys carried out. */
export function growTree({
  yaml,
  root,
  placeOf,
}: {
  yaml: typeof import('yaml')
  root: Node | null
  placeOf: (offset: number) => Position
}): { tree: Tree } | { issues: readonly Issue[] } {
  const issues: Issue[] = []
  /** `undefined` while the anchor's own content is being read. */
  const anchors = new Map<string, Tree | undefined>()
  const start = placeOf(0)
  let mergedSize = 0

  const place = (node: unknown, otherwise: Position) =>
    yaml.isNode(node) && node.range ? placeOf(node.range[0]) : otherwise
  const empty = (position: Position): Tree => ({ kind: 'leaf', value: null, position, size: 1 })
  const refuse = (issue: Issue): Tree => {
    if (issues.length < MOST_ISSUES) issues.push(issue)
    return empty(issue.position ?? start)
  }

  function grow(node: unknown, { depth, otherwise }: { depth: number; otherwise: Position }): Tree {
    const position = place(node, otherwise)
    if (yaml.isAlias(node)) return follow(node, position)
    const anchor = yaml.isScalar(node) || yaml.isCollection(node) ? node.anchor : undefined
    if (anchor !== undefined) anchors.set(anchor, undefined)
    const tree = content(node, { depth, position })
    if (anchor !== undefined) anchors.set(anchor, tree)
    return tree
  }

  function content(node: unknown, { depth, position }: { depth: number; position: Position }): Tree {
    if (yaml.isScalar(node)) return { kind: 'leaf', value: node.value, position, size: 1 }
    if (!yaml.isCollection(node)) return empty(position)
    if (depth > DEEPEST) return refuse({ message: `The text is nested more than ${DEEPEST} levels deep.`, position })
    if (yaml.isMap(node)) return mapping(node, { depth, position })
    const items = node.items.map((item) => grow(item, { depth: depth + 1, otherwise: position }))
    return { kind: 'list', items, position, size: items.reduce((sum, { size }) => sum + size, 1) }
  }

  function follow({ source }: Alias, position: Position): Tree {
    const name = safeText(source, { longest: 60 })
    const tree = anchors.get(source)
    if (tree === undefined) {
      const why = anchors.has(source) ? 'stands within what it names' : 'has no anchor before it'
      return refuse({ message: `The alias \`*${name}\` ${why}.`, hint: 'Write the value out.', position })
    }
    return tree.size > MOST_VALUES ? refuse({ ...TOO_MUCH, position }) : tree
  }

  function mapping(node: YAMLMap, { depth, position }: { depth: number; position: Position }): Mapping {
    const entries = new Map<string, Entry>()
    const merged: Entry[] = []
    for (const { key, value } of node.items as Pair[]) {
      const at = place(key, position)
      const tree = grow(value, { depth: depth + 1, otherwise: at })
      const name = nameOf(key)
      const earlier = name === undefined ? undefined : entries.get(name)
      if (name === undefined)
        refuse({ message: 'A key has to be plain text.', hint: 'Write `name: value`.', position: at })
      else if (name === '<<' && yaml.isScalar(key) && key.type === 'PLAIN') merged.push({ position: at, tree })
      else if (earlier !== undefined)
        refuse({
          message: `\`${safeText(name, { longest: 60 })}\` is written twice in one mapping, first in line ${earlier.position.line}.`,
          hint: 'Remove one of the two.',
          position: at,
        })
      else entries.set(name, { position: at, tree })
    }
    for (const entry of merged) merge(entries, entry)
    const size = [...entries.values()].reduce((sum, entry) => sum + entry.tree.size, 1)
    return { kind: 'mapping', entries, position, size }
  }

  function nameOf(key: unknown): string | undefined {
    if (!yaml.isScalar(key) || key.value === null) return undefined
    return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  }

  /** Keys that are there win over merged ones, and earlier merged ones over later (YAML merge key, working draft of 2005). */
  function merge(entries: Map<string, Entry>, { position, tree }: Entry): void {
    if (mergedSize > MOST_VALUES) return
    if (tree.kind === 'mapping') {
      mergedSize += tree.size
      if (mergedSize > MOST_VALUES) refuse({ ...TOO_MUCH, position })
      for (const [name, entry] of tree.entries) if (!entries.has(name)) entries.set(name, entry)
    } else if (tree.kind === 'list' && tree.items.every(({ kind }) => kind === 'mapping')) {
      for (const item of tree.items) merge(entries, { position, tree: item })
    } else {
      refuse({ message: '`<<` needs a mapping, or a list of mappings.', position })
    }
  }

  const tree = grow(root, { depth: 1, otherwise: start })
  if (tree.size > MOST_VALUES && issues.length === 0) refuse({ ...TOO_MUCH, position: tree.position })
  return issues.length > 0 ? { issues } : { tree }
}
