import { catalogue, type DescribedOperation } from './catalogue/catalogue.ts'
import { Problem, resourceNotFound } from './problem.ts'
import { API_ROOT, type Route } from './route.ts'

export type Match =
  | { readonly served: true; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** An operation of the published API that the simulator does not have. */
  | { readonly served: false; readonly operation: DescribedOperation }

interface Pattern {
  readonly expression: RegExp
  readonly names: readonly string[]
}

/** A segment may end in a verb after its name: `{clientId}:invite`. */
function patternOf(template: string): Pattern {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return { expression: new RegExp(`^${escaped.replace(/\{\w+\}/g, '([^/]+)')}$`), names }
}

function read({ expression, names }: Pattern, path: string): Record<string, string> | undefined {
  const match = expression.exec(path)
  return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) : undefined
}

/** Whether the raw path fits the template segment by segment; its values, still percent-encoded, if so. */
export function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  return read(patternOf(template), path)
}

interface Addressed {
  readonly path: string
  readonly method: string
  readonly root?: string
}

interface Candidate<Operation> {
  readonly operation: Operation
  readonly pattern: Pattern
  readonly segments: number
  /** Characters that the template itself has. */
  readonly length: number
}

/** Operations by the number of segments of their paths; of each number those with the most literal text first. */
function indexed<Operation extends Addressed>(operations: readonly Operation[]) {
  const candidates = operations.map((operation): Candidate<Operation> => {
    const template = (operation.root ?? API_ROOT) + operation.path
    const segments = template.split('/').length
    return { operation, pattern: patternOf(template), segments, length: template.replace(/\{\w+\}/g, '').length }
  })
  candidates.sort((a, b) => b.length - a.length)
  return Map.groupBy(candidates, ({ segments }) => segments)
}

/** The operations whose template fits with the most literal text: `/groups/byName/{name}` comes before `/groups/{id}/{part}`. */
function nearest<Operation>(index: ReadonlyMap<number, readonly Candidate<Operation>[]>, path: string) {
  const fitting: (Candidate<Operation> & { params: Record<string, string> })[] = []
  for (const candidate of index.get(path.split('/').length) ?? []) {
    if (fitting[0] && candidate.length < fitting[0].length) break
    const params = read(candidate.pattern, path)
    if (params) fitting.push({ ...candidate, params })
  }
  return fitting
}

/** Finds the operation of a request: 404 for a path that is not known, 405 for a method that the path does not have. */
export function createRouter(routes: readonly Route[]): (request: { method: string; path: string }) => Match {
  const servedOnes = indexed(routes)
  const describedOnes = indexed(catalogue)

  return ({ method, path }) => {
    const served = nearest(servedOnes, path)
    const described = nearest(describedOnes, path)
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
