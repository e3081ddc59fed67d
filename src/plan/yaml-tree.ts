import type { Position } from '../base/errors.ts'

/** What a YAML text says, with the place of everything. */
export type Tree = Leaf | List | Mapping

interface Placed {
  readonly position: Position
  /** How many values it holds, itself included, with aliases written out. */
  readonly size: number
}

interface Leaf extends Placed {
  readonly kind: 'leaf'
  readonly value: unknown
}

interface List extends Placed {
  readonly kind: 'list'
  readonly items: readonly Tree[]
}

export interface Mapping extends Placed {
  readonly kind: 'mapping'
  readonly entries: ReadonlyMap<string, Entry>
}

export interface Entry {
  /** Of the key. */
  readonly position: Position
  readonly tree: Tree
}

/** The plain value; a key such as `__proto__` is a key like any other. */
export function plainValue(tree: Tree): unknown {
  if (tree.kind === 'leaf') return tree.value
  if (tree.kind === 'list') return tree.items.map(plainValue)
  return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plainValue(entry.tree)]))
}
