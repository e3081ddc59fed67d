import type { Access, Permission } from './access.ts'
import type { Model, RepositoryRecord } from './model.ts'
import type { Shapes } from './shapes.ts'

export interface Reply {
  readonly status: number
  /** As JSON; a string goes out as text. */
  readonly body?: unknown
  /** Of these the server sends a page, with its `Link` header. */
  readonly items?: readonly object[]
  /** What the items stand in, where that is no bare array. */
  readonly wrap?: (page: readonly object[]) => object
  readonly headers?: Readonly<Record<string, string>>
}

export interface Call {
  readonly model: Model
  readonly shapes: Shapes
  readonly access: Access
  readonly query: URLSearchParams
  /** The parts of the path that the route names with a colon, decoded. */
  readonly parts: Readonly<Record<string, string>>
  readonly accept: string
  readonly body: Readonly<Record<string, unknown>>
}

type FieldType = 'string' | 'boolean' | 'number' | 'array' | 'object'

export interface RouteFace {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  /** The fields of the request's body that GitHub documents and this server knows; those with `!` are required. */
  readonly fields?: Readonly<Record<string, FieldType | `${FieldType}!`>>
  /** The query's parameters that GitHub documents, beside `page` and `per_page`. */
  readonly query?: readonly string[]
}

/** A route below `/repos/{owner}/{repo}`, which needs one of these permissions. */
export interface RepositoryRoute extends RouteFace {
  readonly needs: readonly Permission[]
  handle(call: Call & { readonly repository: RepositoryRecord }): Reply
}

export interface RootRoute extends RouteFace {
  handle(call: Call): Reply
}

/** An error in GitHub's documented shape. */
export function refusal(status: number, message: string, more: Partial<Reply> = {}): Reply {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    ...more,
  }
}

export const notFound = (): Reply => refusal(404, 'Not Found')

/** The named parts, when path and pattern agree: `:name` is one part, `*name` all that is left. */
export function partsOf({ path, pattern }: { path: string; pattern: string }): Record<string, string> | undefined {
  const [given, wanted] = [path.split('/'), pattern.split('/')]
  const parts: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index]
    if (part.startsWith('*')) {
      parts[part.slice(1)] = decodeURIComponent(given.slice(index).join('/'))
      return parts
    }
    if (value === undefined || (!part.startsWith(':') && part !== value)) return undefined
    if (part.startsWith(':')) parts[part.slice(1)] = decodeURIComponent(value)
  }
  return given.length === wanted.length ? parts : undefined
}

/** What is wrong with a request's body or query by the route's own description. */
export function problemsOf(route: RouteFace, { body, query }: Pick<Call, 'body' | 'query'>): string[] {
  const fields = route.fields ?? {}
  const known = [...(route.query ?? []), 'page', 'per_page']
  const missing = Object.entries(fields).filter(([name, type]) => type.endsWith('!') && body[name] === undefined)
  const wrong = Object.entries(body).filter(([name, value]) => !isOf(value, fields[name]))
  return [
    ...missing.map(([name]) => `the body lacks ${name}`),
    ...wrong.map(([name]) => `the body's ${name} is not documented, or of the wrong type`),
    ...[...query.keys()].filter((name) => !known.includes(name)).map((name) => `the query's ${name} is not documented`),
  ]
}

function isOf(value: unknown, type: string | undefined): boolean {
  const bare = type?.replace('!', '')
  return bare === 'array' ? Array.isArray(value) : typeof value === bare
}
