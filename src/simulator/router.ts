import { Problem, resourceNotFound } from './problem.ts'
import { API_ROOT, type Route } from './route.ts'

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** Whether the raw path fits the template segment by segment; its values, still percent-encoded, if so. */
export function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined ? segment !== value : value === '') return undefined
    if (name !== undefined) params[name] = value
  }
  return params
}

/** The route of a request: 404 for a path that is not known, 405 for a method that the path does not have. */
export function findRoute(routes: readonly Route[], { method, path }: { method: string; path: string }): Match {
  const candidates = routes
    .flatMap((route) => {
      const params = matchTemplate(API_ROOT + route.path, path)
      return params ? [{ route, params }] : []
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  if (candidates.length === 0) throw resourceNotFound(path)
  const fewest = Object.keys(candidates[0]?.params ?? {}).length
  const nearest = candidates.filter(({ params }) => Object.keys(params).length === fewest)
  const match = nearest.find(({ route }) => route.method === method)
  if (!match) {
    throw new Problem(405, 'METHOD_NOT_ALLOWED', {
      detail: `Method ${method} is not allowed for ${path}.`,
      parameters: [method, path],
      headers: { Allow: nearest.map(({ route }) => route.method).join(', ') },
    })
  }
  return { route: match.route, params: decode(match.params) }
}

function decode(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)]
      } catch {
        throw new Problem(400, 'INVALID_PATH_PARAMETER', {
          detail: `The path parameter ${name} is not percent-encoded UTF-8.`,
          parameters: [name],
        })
      }
    }),
  )
}
