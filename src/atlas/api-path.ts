import { API_ROOT, type ApiOperation, apiOperations } from './api-operations.ts'
import type { Method } from './send.ts'

/** One segment of a path that somebody wrote: text, or `{name}` with what follows it, as in `{hostName}.gz` or `{name}:pin`. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'named'; readonly name: string; readonly suffix: string }

const NAMED = /^\{(\w+)\}([\w.:-]*)$/

/**
 * Takes a path below the API root apart, or says why it is none. Percent-encoded segments are decoded; they are encoded again, whole,
 * when they are sent.
 */
export function readApiPath(written: string): { segments: readonly Segment[] } | { why: string } {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) return { why: 'a path has no host.' }
  if (!written.startsWith('/')) return { why: 'a path begins with `/`.' }
  if (/[?#]/.test(written)) return { why: 'a path has no `?` and no `#`; the query belongs into `parameters`.' }
  if (/[\\\p{Cc}]/u.test(written)) return { why: 'a path has no backslash and no control characters.' }
  const below = written.replace(/^\/api\/atlas\/v2(?=\/|$)/, '').replace(/^\/$/, '')
  if (below === '') return { segments: [] }
  const segments: Segment[] = []
  for (const part of below.slice(1).split('/')) {
    const text = decoded(part)
    if (text === undefined) return { why: 'a `%` in it is no percent-encoding.' }
    if (/^\.{0,2}$/.test(text)) return { why: 'a segment of a path cannot be empty, `.` or `..`.' }
    // Before decoding: an encoded brace is a brace.
    const [, name, suffix = ''] = NAMED.exec(part) ?? []
    segments.push(name === undefined ? { kind: 'text', text } : { kind: 'named', name, suffix })
  }
  return { segments }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** An operation that a path means, and the values of its parameters that stand in the path: texts, or names of given ones. */
interface Match {
  readonly operation: ApiOperation
  readonly values: ReadonlyMap<string, Segment>
}

/**
 * The operation whose template fits, the one with the most literal text: `/groups/{id}:migrate` before `/groups/{id}`. A named
 * segment stands for a parameter only, so that no value of it can ever lead to another operation.
 */
export function matchApiPath({
  method,
  segments,
}: {
  method: Method
  segments: readonly Segment[]
}): Match | undefined {
  let best: (Match & { readonly literal: number }) | undefined
  for (const operation of apiOperations().values()) {
    if (operation.method !== method) continue
    const values = valuesOf(operation.path, segments)
    const literal = operation.path.replace(/\{\w+\}/g, '').length
    if (values !== undefined && literal > (best?.literal ?? -1)) best = { operation, values, literal }
  }
  return best
}

function valuesOf(path: string, segments: readonly Segment[]): ReadonlyMap<string, Segment> | undefined {
  const parts = path.slice(API_ROOT.length).split('/').slice(1)
  if (parts.length !== segments.length) return undefined
  const values = new Map<string, Segment>()
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]
    const [, name, suffix = ''] = NAMED.exec(part) ?? []
    if (segment === undefined) return undefined
    if (name === undefined) {
      if (segment.kind === 'named' || segment.text !== part) return undefined
    } else if (segment.kind === 'named') {
      if (segment.suffix !== suffix) return undefined
      values.set(name, { ...segment, suffix: '' })
    } else {
      if (!segment.text.endsWith(suffix) || segment.text.length === suffix.length) return undefined
      values.set(name, { kind: 'text', text: segment.text.slice(0, segment.text.length - suffix.length) })
    }
  }
  return values
}

/**
 * The template of a path that no operation has: its texts encoded, its names as they are. A colon that was written stands before the
 * verb of an operation, as in `:validate`; one in a value never does.
 */
export function templateOf(segments: readonly Segment[]): string {
  const parts = segments.map((segment) =>
    segment.kind === 'named' ? `{${segment.name}}${segment.suffix}` : encoded(segment.text).replaceAll('%3A', ':'),
  )
  return [API_ROOT, ...parts].join('/')
}

/** A template with the values of its names, each encoded whole. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values[name]
    return value === undefined ? all : encoded(value)
  })
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
