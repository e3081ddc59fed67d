import { type Access, refuseAccess } from './access.ts'
import { CONVERSATION_ROUTES } from './conversation-routes.ts'
import { DEPLOYMENT_ROUTES } from './deployment-routes.ts'
import type { Model, RepositoryRecord } from './model.ts'
import { REPOSITORY_ROUTES, ROOT_ROUTES } from './repository-routes.ts'
import { type Call, notFound, partsOf, problemsOf, type Reply, type RepositoryRoute, refusal } from './route.ts'
import type { Shapes } from './shapes.ts'

const BELOW_REPOSITORY: readonly RepositoryRoute[] = [
  ...CONVERSATION_ROUTES,
  ...DEPLOYMENT_ROUTES,
  ...REPOSITORY_ROUTES,
]

export interface Asked {
  readonly method: string
  /** Without the base path, as it was sent. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
  readonly body: string
}

/** What GitHub answers; `problem` is told of what no client of ours should ask. */
export function handleRequest({
  asked,
  model,
  shapes,
  access,
  apiUrl,
  problem,
}: {
  asked: Asked
  model: Model
  shapes: Shapes
  access: Access
  apiUrl: string
  problem: (what: string) => void
}): Reply {
  const { method, path, query, accept } = asked
  const body = parsed(asked.body)
  if (body === undefined) {
    problem('the body is no JSON object')
    return refusal(400, 'Problems parsing JSON')
  }
  const call: Omit<Call, 'parts'> = { model, shapes, access, query, accept, body }
  const check = (route: Parameters<typeof problemsOf>[0]) => {
    const problems = problemsOf(route, call)
    for (const each of problems) problem(each)
    return problems.length > 0 ? refusal(422, 'Validation Failed', {}) : undefined
  }
  for (const route of ROOT_ROUTES) {
    const parts = partsOf({ path, pattern: route.path })
    if (parts !== undefined && route.method === method) return check(route) ?? route.handle({ ...call, parts })
  }
  const { below, find, movedTo } = addressed({ path, model })
  const found = BELOW_REPOSITORY.flatMap((route) => {
    const parts = below === undefined ? undefined : partsOf({ path: below, pattern: route.path })
    return parts !== undefined && route.method === method ? [{ route, parts }] : []
  })[0]
  if (found === undefined) {
    problem('there is no such route')
    return notFound()
  }
  const { route, parts } = found
  const moved = movedTo()
  const repository = find() ?? moved
  if (repository === undefined) return notFound()
  const isWrite = method !== 'GET'
  const refused = refuseAccess({ access, repository, needs: route.needs, isWrite })
  if (refused !== undefined) return refused
  if (moved !== undefined) {
    const search = query.size > 0 ? `?${query}` : ''
    const location = `${apiUrl}/repositories/${moved.id}${below}${search}`
    // Docs "Best practices": 301 and 302 for moved things, 307 where the method is to be kept.
    return refusal(isWrite ? 307 : 301, 'Moved Permanently', { headers: { location } })
  }
  return check(route) ?? route.handle({ ...call, repository, parts })
}

/** The repository that the path begins with, by name or by number. */
function addressed({ path, model }: { path: string; model: Model }): {
  below: string | undefined
  find: () => RepositoryRecord | undefined
  movedTo: () => RepositoryRecord | undefined
} {
  const byNumber = /^\/repositories\/(\d+)(\/.*)?$/.exec(path)
  if (byNumber !== null) {
    const [, id, below = ''] = byNumber
    return { below, find: () => model.findById(Number(id)), movedTo: () => undefined }
  }
  const [, name, below = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(path) ?? []
  return {
    below: name === undefined ? undefined : below,
    find: () => model.find(name ?? ''),
    movedTo: () => (model.find(name ?? '') ? undefined : model.findRenamed(name ?? '')),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
