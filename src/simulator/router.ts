import { catalogue, type DescribedOperation } from './catalogue/catalogue.ts'
import { Problem, resourceNotFound } from './problem.ts'
import { API_ROOT, type Route } from './route.ts'

export type Match =
  | { readonly served: true; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** An operation of the published API that the simulator does not have. */
  | { readonly served: false; readonly operation: DescribedOperation }

/**
 * Whether the raw path fits the template segment by segment; its values, still percent-encoded, if so. A segment may end in a verb
 * after its name: `{clientId}:invite`.
 */
export function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? ''
    const [, name, verb = ''] = /^\{(\w+)\}(:\w+)?$/.exec(segment) ?? []
    if (name === undefined) {
      if (segment !== text) return undefined
      continue
    }
    const value = text.endsWith(verb) ? text.slice(0, text.length - verb.length) : ''
    if (value === '') return undefined
    params[name] = value
  }
  return params
}

const literalLength = (template: string) => template.replace(/\{\w+\}/g, '').length

/** The operations whose template fits with the most literal text: `/groups/byName/{name}` comes before `/groups/{id}/{part}`. */
function nearest<Operation extends { readonly path: string }>(operations: readonly Operation[], path: string) {
  const fitting = operations.flatMap((operation) => {
    const params = matchTemplate(rootOf(operation) + operation.path, path)
    return params ? [{ operation, params, length: literalLength(operation.path) }] : []
  })
  const longest = Math.max(...fitting.map(({ length }) => length))
  return fitting.filter(({ length }) => length === longest)
}

const rootOf = (operation: { readonly path: string; readonly root?: string }) => operation.root ?? API_ROOT

/** The operation of a request: 404 for a path that is not known, 405 for a method that the path does not have. */
export function findRoute(routes: readonly Route[], { method, path }: { method: string; path: string }): Match {
  const served = nearest(routes, path)
  const described = nearest(catalogue, path)
  const own = served.find(({ operation }) => operation.method === method)
  const known = described.find(({ operation }) => operation.method === method)
  // What is nearest among all operations is meant, though another one that is served may fit as well.
  if (own && (known === undefined || own.length >= known.length)) {
    return { served: true, route: own.operation, params: decode(own.params) }
  }
  if (known) return { served: false, operation: known.operation }
  const methods = new Set([...served, ...described].map(({ operation }) => operation.method))
  if (methods.size === 0) throw resourceNotFound(path)
  throw new Problem(405, 'METHOD_NOT_ALLOWED', {
    detail: `Method ${method} is not allowed for ${path}.`,
    parameters: [method, path],
    headers: { Allow: [...methods].join(', ') },
  })
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
