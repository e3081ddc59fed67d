import { type Issue, UsageError } from '../base/errors.ts'
import { kebabCase } from '../base/text.ts'
import type { Operation, Policy } from '../operations/operation.ts'
import { readParams } from '../operations/read-params.ts'
import { suggest } from '../operations/suggest.ts'
import { shownName } from './draft.ts'
import { readFlatValue } from './flat-value.ts'
import type { Plan } from './plan.ts'
import { literal } from './reference.ts'

/**
 * The plan of a single operation, from texts as GitHub hands over its inputs. Empty text is what an input holds that is not set, so it
 * counts as left out. Text is taken literally: there is no other step to refer to. Throws a `UsageError` with every issue.
 */
export async function planOfOne({
  operation: name,
  params,
  operations,
  policy,
}: {
  operation: string
  /** By kebab-case name. */
  params: Readonly<Record<string, string>>
  operations: ReadonlyMap<string, Operation>
  policy: Policy
}): Promise<Plan> {
  const operation = operations.get(name)
  if (operation === undefined) throw new UsageError([unknownOperation({ name, operations })])
  const shapes = new Map(Object.entries(operation.params).map(([key, { shape }]) => [kebabCase(key), shape]))
  const issues: Issue[] = []
  const unreadable = new Set<string>()
  const raw: Record<string, unknown> = {}
  for (const [param, untrimmed] of Object.entries(params)) {
    const text = untrimmed.trim()
    if (text === '') continue
    const read = await readFlatValue({ name: param, text, shape: shapes.get(param) ?? 'text' })
    raw[param] = 'value' in read ? read.value : text
    if ('value' in read) continue
    issues.push(...read.issues)
    unreadable.add(param)
  }
  const place = (param: string | undefined) => shownName(param ?? name)
  const loaded = await operation.loadCheck?.()
  const result = readParams({ operation, raw, policy, place, pending: unreadable, loaded })
  if ('issues' in result) issues.push(...result.issues)
  if (issues.length > 0) throw new UsageError(issues)
  return { steps: [{ id: name, operation, params: literal(raw) as Record<string, unknown>, needs: [] }] }
}

function unknownOperation({ name, operations }: { name: string; operations: ReadonlyMap<string, Operation> }): Issue {
  const hint = suggest({ word: name, candidates: [...operations.keys()] })
  return { message: `operation: there is no operation \`${shownName(name)}\`.`, ...(hint !== undefined && { hint }) }
}
