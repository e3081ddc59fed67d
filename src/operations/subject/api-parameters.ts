import type { ApiOperation } from '../../atlas/api-operations.ts'
import type { Segment } from '../../atlas/api-path.ts'
import type { Query } from '../../atlas/endpoints.ts'
import type { Issue } from '../../base/errors.ts'
import { listOf, safeText } from '../../base/text.ts'
import type { ScalarMap } from '../document-param.ts'
import { nearestName, suggest } from '../suggest.ts'

/** The parameters of a request, each where it belongs. */
export interface Placed {
  readonly values: Readonly<Record<string, string>>
  readonly query: Query
  readonly headers: Readonly<Record<string, string>>
}

/** These only change how an answer is packed, and what is packed otherwise cannot be read here. */
const PACKING = ['envelope', 'pretty']

/** Puts parameters where they belong by name; every wrong, missing or misspelt one is an issue. */
export function placeParameters({
  given,
  operation,
  path,
  request,
}: {
  given: ScalarMap
  /** `undefined`: nobody knows which there are, so that all that do not stand in the path go into the query. */
  operation: ApiOperation | undefined
  /** What stands for each name in the path. */
  path: ReadonlyMap<string, Segment>
  /** Method and path template, as issues show them. */
  request: string
}): { placed: Placed; issues: readonly Issue[] } {
  const issues: Issue[] = []
  const report = (why: string, hint?: string) => issues.push({ message: `parameters: ${why}`, ...(hint && { hint }) })
  const asked = new Map(
    [...path].flatMap(([name, segment]) => (segment.kind === 'named' ? [[segment.name, name]] : [])),
  )
  const known = [...asked.keys(), ...(operation?.parameters.keys() ?? [])]
  const values: Record<string, string> = {}
  const query: Record<string, string | readonly string[]> = {}
  const headers: Record<string, string> = {}
  for (const [name, segment] of path) if (segment.kind === 'text') values[name] = segment.text

  const meant = new Set<string>()
  for (const [name, value] of Object.entries(given)) {
    const place = asked.get(name)
    const spec = operation?.parameters.get(name)
    const shown = safeText(name, { longest: 60 })
    meant.add(name)
    if (place !== undefined) {
      if (Array.isArray(value)) report(`\`${shown}\` stands in the path and has one value, not a list.`)
      else if (/^\.{0,2}$/.test(String(value)))
        report(`\`${shown}\` cannot be ${JSON.stringify(String(value))} in a path.`)
      values[place] = String(value)
    } else if (operation !== undefined && spec === undefined) {
      const near = nearestName({ word: alias(name, known), candidates: known })
      meant.add(near ?? name)
      report(`there is no \`${shown}\` in ${request}.`, hintFor({ name, near, known }))
    } else if (Array.isArray(value)) {
      if (spec?.repeatable === false) report(`\`${shown}\` has one value, not a list.`)
      query[name] = value.map(String)
    } else if (spec?.place === 'header') {
      if (!/^(?:true|false)$/.test(String(value))) report(`\`${shown}\` is \`true\` or \`false\`.`)
      headers[name.toLowerCase()] = String(value)
    } else query[name] = String(value)
  }

  const needed = [...(operation?.parameters ?? [])].flatMap(([name, spec]) => (spec.needed ? [name] : []))
  const missing = [...asked.keys(), ...needed].filter((name) => !meant.has(name))
  if (missing.length > 0) {
    const names = listOf(missing.map((name) => `\`${name}\``))
    report(`${names} ${missing.length === 1 ? 'is' : 'are'} missing from ${request}.`, `Add ${names}.`)
  }
  return { placed: { values, query, headers }, issues }
}

/** Atlas calls a project a group, and this project's own parameters are in kebab-case. */
function alias(name: string, known: readonly string[]): string {
  return /^project-?id$/i.test(name) && known.includes('groupId') ? 'groupId' : name
}

function hintFor({
  name,
  near,
  known,
}: {
  name: string
  near: string | undefined
  known: readonly string[]
}): string | undefined {
  if (PACKING.includes(name)) return 'Leave it out: the answer comes as `response`, and its `status` beside it.'
  if (near !== undefined) return `Did you mean \`${near}\`?`
  return suggest({ word: '', candidates: known }) ?? 'Leave it out: there are none.'
}
