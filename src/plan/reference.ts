import { Secret } from '../base/secret.ts'
import type { OutputValue } from '../operations/operation.ts'

/** `${step.output}`: an output of another step. */
export interface Reference {
  readonly step: string
  readonly output: string
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'reference' } & Reference)
  /** `${{ … }}`, which only GitHub can expand. */
  | { readonly kind: 'expression'; readonly text: string }
  /** Begins like a reference and is none. */
  | { readonly kind: 'broken'; readonly text: string }

const TOKEN = /\$\$\{|\$\{\{.*?(?:\}\}|$)|\$\{[^}]*\}?/gs
const REFERENCE = /^\$\{([^\s.${}]+)\.([^\s.${}]+)\}$/

/** Takes text apart at its references; `$${` is the way to write a literal `${`. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) })
    parts.push(partOf(token))
    end = index + token.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

function partOf(token: string): Part {
  if (token === '$${') return { kind: 'text', text: '${' }
  if (token.startsWith('${{')) return { kind: 'expression', text: token }
  const [, step, output] = REFERENCE.exec(token) ?? []
  return step === undefined || output === undefined
    ? { kind: 'broken', text: token }
    : { kind: 'reference', step, output }
}

/** Every text within a value of lists and mappings, itself included. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : []
}

export function referencesIn(value: unknown): Reference[] {
  return textsIn(value)
    .flatMap(partsOf)
    .filter((part) => part.kind === 'reference')
    .map(({ step, output }) => ({ step, output }))
}

/**
 * Puts outputs in the place of their references. A value that is exactly one reference keeps the output's type; inside longer text
 * it becomes text, and a secret makes the whole text secret. A text that refers to an output which `lookUp` does not know becomes
 * `undefined`.
 */
export function resolveReferences(
  value: unknown,
  lookUp: (step: string, output: string) => OutputValue | undefined,
): unknown {
  if (typeof value === 'string') return resolveText(value, lookUp)
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, lookUp))
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveReferences(item, lookUp)]))
}

function resolveText(text: string, lookUp: (step: string, output: string) => OutputValue | undefined): unknown {
  const values = partsOf(text).map((part) =>
    part.kind === 'reference' ? lookUp(part.step, part.output) : (part.text as OutputValue),
  )
  if (values.includes(undefined)) return undefined
  if (values.length === 1) return values[0]
  const whole = values.map(asText).join('')
  return values.some((value) => value instanceof Secret) ? new Secret(whole) : whole
}

function asText(value: OutputValue | undefined): string {
  if (value instanceof Secret) return value.reveal()
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The same value, written so that `resolveReferences` gives it back unchanged whatever it holds. */
export function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${')
  if (Array.isArray(value)) return value.map(literal)
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, literal(item)]))
}

function isMapping(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
