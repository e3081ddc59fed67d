import { Secret } from '../base/secret.ts'
import { kebabCase } from '../base/text.ts'
import type { Operation } from '../operations/operation.ts'
import type { Param } from '../operations/param.ts'
import { suggest } from '../operations/suggest.ts'
import { type DraftStep, type Report, shownName } from './draft.ts'
import { partsOf, type Reference, textsIn } from './reference.ts'

/** Checks everything that a step says about other steps, in its parameters and in `needs`. */
export function checkReferences({
  draft,
  ids,
  operationOf,
  report,
}: {
  draft: DraftStep
  /** Of all steps of the plan, the broken ones too. */
  ids: readonly string[]
  operationOf: (id: string) => Operation | undefined
  report: Report
}): void {
  for (const { id, position } of draft.needs) {
    const fault = stepFault({ id, draft, ids })
    if (fault) report({ message: `${draft.id}.needs: ${fault.why}`, hint: fault.hint, position })
  }
  for (const [name, { value, position }] of draft.params) {
    const seen = new Set<string>()
    for (const part of textsIn(value).flatMap(partsOf)) {
      const fault =
        part.kind === 'reference'
          ? (stepFault({ id: part.step, draft, ids }) ??
            outputFault({ reference: part, operation: operationOf(part.step), param: paramOf(draft.operation, name) }))
          : formFault(part)
      if (fault === undefined || seen.has(fault.why)) continue
      seen.add(fault.why)
      report({ message: `${draft.id}.${shownName(name)}: ${fault.why}`, hint: fault.hint, position })
    }
  }
}

interface Fault {
  readonly why: string
  readonly hint?: string | undefined
}

function stepFault({ id, draft, ids }: { id: string; draft: DraftStep; ids: readonly string[] }): Fault | undefined {
  if (id === draft.id) return { why: 'the step cannot wait for itself.', hint: 'Name another step.' }
  if (ids.includes(id)) return undefined
  const hint = suggest({ word: id, candidates: ids.filter((other) => other !== draft.id).map(shownName) })
  return { why: `there is no step \`${shownName(id)}\`.`, hint: hint ?? 'Leave it out: there is no other step.' }
}

function outputFault({
  reference: { step, output },
  operation,
  param,
}: {
  reference: Reference
  operation: Operation | undefined
  param: Param | undefined
}): Fault | undefined {
  if (operation === undefined) return undefined
  const specs = new Map(Object.entries(operation.outputs).map(([key, spec]) => [kebabCase(key), spec]))
  const spec = specs.get(output)
  if (spec === undefined) {
    const hint = suggest({ word: output, candidates: [...specs.keys()] })
    const why = `${operation.name}, the operation of \`${step}\`, has no output \`${shownName(output)}\`.`
    return { why, hint: hint ?? 'Use a step that has outputs.' }
  }
  if (!spec.secret || param === undefined || takesSecrets(param)) return undefined
  return {
    why: `\`${step}.${output}\` is secret, and this parameter is shown in logs and in Atlas.`,
    hint: 'Use an output that is not secret.',
  }
}

/** Secret ones do, and those that write any value out for the wire alone. */
function takesSecrets(param: Param): boolean {
  return param.secret === true || param.schema().safeParse(new Secret('')).success
}

function formFault(part: { kind: string; text?: string }): Fault | undefined {
  if (part.kind === 'expression')
    return {
      why: 'GitHub expands expressions such as `${{ … }}` in workflow files only.',
      hint: 'Write the value itself, or move the plan into the `operations` input of the workflow.',
    }
  if (part.kind !== 'broken') return undefined
  return {
    why: `\`${shownName(part.text ?? '')}\` is no reference.`,
    hint: 'Write `${step.output}`, or `$${` where you mean the characters `${`.',
  }
}

function paramOf(operation: Operation, name: string): Param | undefined {
  return Object.entries(operation.params).find(([key]) => kebabCase(key) === name)?.[1]
}
