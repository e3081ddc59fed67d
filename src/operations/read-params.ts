import type { Issue, Position } from '../base/errors.ts'
import { kebabCase, safeText } from '../base/text.ts'
import type { Operation, Policy } from './operation.ts'
import { refuseValue } from './refuse-value.ts'
import { nearestName, suggest } from './suggest.ts'

/**
 * Checks the parameters of one operation and gives them as code wants them: by camelCase name, with defaults. An `undefined` value
 * counts as left out.
 */
export function readParams({
  operation,
  raw,
  policy,
  place,
  positionOf,
  pending = NONE,
  loaded,
}: {
  operation: Operation
  /** By kebab-case name. */
  raw: Readonly<Record<string, unknown>>
  policy: Policy
  /** Names a parameter, or the whole, in a message: `cluster.tier` or `tier`. */
  place: (name: string | undefined) => string
  positionOf?: (name: string) => Position | undefined
  /** Names within `raw` whose value is not known yet: they count as given, and are neither checked nor returned. */
  pending?: ReadonlySet<string>
  /** What `loadCheck` of the operation has given. */
  loaded?: Operation['check'] | undefined
}): { params: Record<string, unknown> } | { issues: Issue[] } {
  const keys = new Map(Object.keys(operation.params).map((key) => [kebabCase(key), key]))
  const names = [...keys.keys()]
  const written = Object.keys(raw).filter((name) => raw[name] !== undefined)
  // A misspelt parameter stands for the one that was probably meant, so that one slip does not make two errors.
  const given = new Set(written.map((name) => (keys.has(name) ? name : nearestName({ word: name, candidates: names }))))
  const issues: Issue[] = []
  const params: Record<string, unknown> = {}
  const report = (name: string | undefined, why: string, hint: string | undefined) => {
    const position = name === undefined ? undefined : positionOf?.(name)
    issues.push({
      message: `${place(name)}: ${why}`,
      ...(hint !== undefined && { hint }),
      ...(position && { position }),
    })
  }

  for (const name of written.filter((name) => !keys.has(name))) {
    const hint = suggest({ word: name, candidates: names }) ?? 'Leave it out: the operation has no parameters.'
    report(name, `${operation.name} has no parameter \`${safeText(name, { longest: 60 })}\`.`, hint)
  }
  for (const [name, key] of keys) {
    const param = operation.params[key]
    if (param === undefined || pending.has(name)) continue
    if (!given.has(name)) {
      if (param.defaultValue !== undefined) params[key] = param.defaultValue
      else if (param.certain)
        report(name, `${operation.name} needs this parameter.`, `Add \`${name}\`: expected ${param.expected}.`)
    } else if (raw[name] !== undefined && Object.hasOwn(raw, name)) {
      const result = param.schema().safeParse(raw[name])
      if (result.success) params[key] = result.data
      else {
        const { why, hint } = refuseValue({ param, value: raw[name], path: result.error.issues[0]?.path ?? [] })
        report(name, why, hint)
      }
    }
  }
  const isGiven = (key: string) => given.has(kebabCase(key))
  const input = { params, given: isGiven, policy }
  for (const { message, hint } of [...(operation.check?.(input) ?? []), ...(loaded?.(input) ?? [])]) {
    const [, name, why] = /^([a-z][a-z0-9-]*): (.*)$/s.exec(message) ?? []
    const isOurs = name !== undefined && why !== undefined && keys.has(name)
    report(isOurs ? name : undefined, isOurs ? why : message, hint)
  }
  return issues.length > 0 ? { issues } : { params }
}

const NONE: ReadonlySet<string> = new Set()
