import type * as z from 'zod/mini'
import { invalidAttribute, missingAttribute, Problem, readOnlyAttribute } from './problem.ts'
import type { Quirks } from './quirks.ts'

/** A request body of at most this many bytes is read. */
export const LARGEST_BODY = 1024 * 1024

/** Reads JSON out of the bytes of a request. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Problem(400, 'MALFORMED_JSON', { detail: 'Received JSON is malformed.' })
  }
}

type ZodIssue = z.core.$ZodIssue

export interface BodyRules<Body> {
  readonly schema: z.ZodMiniType<Body>
  /** Required attributes in the order in which Atlas was seen to ask for them; others follow in document order. */
  readonly missingOrder?: readonly string[]
  /** Top-level attributes that only answers have. */
  readonly readOnly?: readonly string[]
}

/**
 * A typed body, or the refusal of Atlas. Probed on a live account: what is missing is reported before what is of the wrong
 * type, and an attribute that decides the type of its object (`providerName`) is an INVALID_JSON_ATTRIBUTE even when missing.
 */
export function readBody<Body>(value: unknown, rules: BodyRules<Body> & { quirks: Quirks }): Body {
  const given = withoutReadOnly(value, rules)
  const parsed = rules.schema.safeParse(given)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues
  const missing = issues.filter((issue) => isMissing(issue, given))
  if (missing.length > 0) {
    const order = rules.missingOrder ?? []
    const rank = (issue: ZodIssue) => (order.includes(lastOf(issue)) ? order.indexOf(lastOf(issue)) : order.length)
    const first = missing.sort((a, b) => rank(a) - rank(b))[0]
    if (first) throw missingAttribute(lastOf(first))
  }
  const wrong = issues.find((issue) => unknownName(issue) === undefined)
  if (wrong) throw refusal(wrong)
  const name = issues.map(unknownName).find((found) => found !== undefined) ?? 'body'
  throw new Problem(400, rules.quirks.unknownAttributeCode, {
    detail: `Invalid attribute ${name} specified.`,
    parameters: [name],
    field: name,
  })
}

function withoutReadOnly(value: unknown, { readOnly = [], quirks }: BodyRules<unknown> & { quirks: Quirks }): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const found = readOnly.find((name) => name in value)
  if (found === undefined) return value
  if (quirks.readOnlyAttribute === 'ignore') {
    return Object.fromEntries(Object.entries(value).filter(([name]) => !readOnly.includes(name)))
  }
  throw readOnlyAttribute(found)
}

/** The attribute that the issue calls unknown: one that no version has, or that another version has (`never` in this one). */
function unknownName(issue: ZodIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return issue.keys[0]
  return issue.code === 'invalid_type' && issue.expected === 'never' ? lastOf(issue) : undefined
}

function lastOf(issue: ZodIssue): string {
  return String(issue.path.filter((part) => typeof part === 'string').at(-1) ?? 'body')
}

function isMissing(issue: ZodIssue, value: unknown): boolean {
  if (issue.code === 'unrecognized_keys' || issue.path.length === 0 || lastOf(issue) === 'providerName') return false
  let at: unknown = value
  for (const part of issue.path) {
    if (typeof at !== 'object' || at === null) return false
    at = Reflect.get(at, part)
  }
  return at === undefined
}

function refusal(issue: ZodIssue): Problem {
  const name = lastOf(issue)
  if (issue.code === 'invalid_value' && name !== 'providerName') {
    return new Problem(400, 'INVALID_ENUM_VALUE', {
      detail: `An invalid enumeration value was specified for ${name}.`,
      parameters: [name],
    })
  }
  if (issue.code === 'invalid_type' || name === 'providerName') {
    return new Problem(400, 'INVALID_JSON_ATTRIBUTE', {
      detail: `Received JSON for the ${name} attribute does not match expected format.`,
      parameters: [name],
    })
  }
  return invalidAttribute(name)
}
