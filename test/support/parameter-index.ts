import { kebabCase, listOf } from '../../src/base/text.ts'
import type { Operation, OutputSpec } from '../../src/operations/operation.ts'
import type { Param } from '../../src/operations/param.ts'

/** One name that several operations share, with what each of them says about it. */
export interface Shared<Spec> {
  readonly name: string
  readonly uses: readonly { readonly operation: string; readonly spec: Spec }[]
}

export function sharedParams(operations: readonly Operation[]): Shared<Param>[] {
  return gather(operations, ({ params }) => params)
}

export function sharedOutputs(operations: readonly Operation[]): Shared<OutputSpec>[] {
  return gather(operations, ({ outputs }) => outputs)
}

function gather<Spec>(
  operations: readonly Operation[],
  specsOf: (operation: Operation) => Readonly<Record<string, Spec>>,
): Shared<Spec>[] {
  const byName = new Map<string, { operation: string; spec: Spec }[]>()
  for (const operation of operations) {
    for (const [key, spec] of Object.entries(specsOf(operation))) {
      const name = kebabCase(key)
      byName.set(name, [...(byName.get(name) ?? []), { operation: operation.name, spec }])
    }
  }
  return [...byName].map(([name, uses]) => ({ name, uses })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function isNeeded({ certain, defaultValue }: Param): boolean {
  return certain && defaultValue === undefined
}

/** A default as one would write it, if it can be written: some are kept in the form that code wants, such as milliseconds. */
export function shownDefault({ defaultValue, schema }: Param): string | undefined {
  return defaultValue !== undefined && schema().safeParse(defaultValue).success ? String(defaultValue) : undefined
}

/** What is said of a name: what most say first, then what others say instead, with who says it. */
export function mergedDescription<Spec extends { readonly describe: string }>({ uses }: Shared<Spec>): string {
  const sayings = new Map<string, string[]>()
  for (const { operation, spec } of uses) sayings.set(spec.describe, [...(sayings.get(spec.describe) ?? []), operation])
  const [most, ...others] = [...sayings].sort(([, a], [, b]) => b.length - a.length)
  const apart = others.map(([describe, names]) => `In ${listOf(names)}: ${lowerFirst(describe)}`)
  return [most?.[0] ?? '', ...apart].join(' ')
}

function lowerFirst(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

/** Names of operations in a sentence: the few that are in it, or the few that are not. */
export function whichOperations({ names, all }: { names: readonly string[]; all: readonly string[] }): string {
  const others = all.filter((name) => !names.includes(name))
  if (others.length === 0) return 'every operation'
  return others.length < 6 && names.length > 8 ? `every operation except ${listOf(others)}` : listOf(names)
}
