import { audit } from './administration/audit.ts'
import { asProblem, jsonAnswer, problemAnswer } from './answer.ts'
import { readJson } from './body.ts'
import { describedOperation } from './catalogue/catalogue.ts'
import { checkApiAccess } from './identity/api-access.ts'
import type { Principal } from './identity/principal.ts'
import { checkQuery, renderPage } from './paging.ts'
import { Problem } from './problem.ts'
import { createRate } from './rate.ts'
import { API_ROOT, type Call, type Result, type Route } from './route.ts'
import { createRouter, type Match } from './router.ts'
import { routes } from './routes/registry.ts'
import { settle } from './settle.ts'
import { checkContentType, chooseVersion, deprecationHeaders, versionedType } from './version.ts'
import type { WireAnswer, WireRequest } from './wire.ts'
import { type World, worldSeenBy } from './world.ts'

export type Api = (request: WireRequest, caller: Principal) => Promise<WireAnswer>

/** Whether a request needs no credentials. */
export function isPublic({ path }: WireRequest): boolean {
  return routes.some((route) => route.public && (route.root ?? API_ROOT) + route.path === path)
}

/** Answers requests whose sender is known: everything that all operations have in common, then the operation itself. */
export function createApi(world: World): Api {
  const draw = createRate(world)
  const findRoute = createRouter(routes)

  return async (request, caller) => {
    const start = performance.now()
    let headers: Record<string, string> = {}
    try {
      settle(world)
      if (world.databases) await world.databases.reconcile()
      checkApiAccess(caller, { world, address: request.address })
      const { route, params } = served(findRoute(request), { request, world })
      const { versions, root = API_ROOT } = route
      const isVersioned = root === API_ROOT
      const version = isVersioned
        ? chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks })
        : (versions[0] ?? { date: '', javaMethod: '' })
      headers = {
        ...(version.javaMethod ? { 'X-Java-Method': version.javaMethod } : {}),
        ...deprecationHeaders(version),
      }
      if (route.limit) headers = { ...headers, ...draw(route.limit, { request, caller, params }) }
      checkQuery(route, request.query, { refuseUnknown: world.quirks.unknownQueryParameter === 'refuse' })
      const link = (path: string) => `${request.origin}${root}${path}`
      const neededRoles = isVersioned ? describedOperation(route)?.roles : undefined
      const seen = worldSeenBy(world, { caller, neededRoles })
      const now = world.clock.now().getTime()
      const base = { world: seen, now, request, caller, params, query: request.query, version, link }
      const call: Call = { ...base, body: readRouteBody(route, { ...base, versions }) }
      const result = await route.handle(call)
      if (route.audit) audit(route.audit, { call, result })
      const contentType = isVersioned ? versionedType(version) : 'application/json'
      const type = result.contentType === 'absent' ? {} : { 'Content-Type': contentType }
      const own = { ...headers, ...(isVersioned ? serviceHeaders(world, start) : {}), ...type }
      return renderResult(result, { request, link, headers: own })
    } catch (error) {
      return problemAnswer(asProblem(error), headers)
    }
  }
}

/** The route of a request, or the refusal that says that the operation exists, and not here. */
function served(match: Match, { request, world }: { request: WireRequest; world: World }): Match & { served: true } {
  if (match.served) return match
  const { method, path, dates } = match.operation
  const versions = dates.map((date) => ({ date, javaMethod: '' }))
  chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks })
  throw new Problem(404, 'RESOURCE_NOT_FOUND', {
    detail: `Cannot find resource ${request.path}: Atlas has ${method} ${path}, but this simulator does not serve it.`,
    parameters: [request.path],
  })
}

/** Recorded on every success; of the values only the form of the third is known. `start` is a reading of `performance.now`. */
function serviceHeaders({ credentials }: World, start: number): Record<string, string> {
  return {
    'X-Envoy-Upstream-Service-Time': String(Math.round(performance.now() - start)),
    'X-Java-Version': '21',
    'X-Mongodb-Service-Version': `gitHash=${credentials.build}; versionString=v20260805`,
  }
}

function readRouteBody(
  route: Route,
  { request, world, version, versions }: Pick<Call, 'request' | 'world' | 'version'> & Pick<Route, 'versions'>,
): unknown {
  if (request.body === 'too-large') {
    throw new Problem(413, 'REQUEST_TOO_LARGE', { detail: 'The request body is larger than 1 MiB.' })
  }
  if (!route.takesBody) return undefined
  const contentType = request.headers['content-type']
  checkContentType({ contentType, version, versions, quirks: world.quirks })
  return readJson(request.body)
}

/** Recorded: an answer without a body has no length to speak of, yet still the versioned type. */
function renderResult(
  { status, body, text, page, filters = {}, headers: own = {} }: Result,
  { request, link, headers }: { request: WireRequest; link: Call['link']; headers: Record<string, string> },
): WireAnswer {
  const { query } = request
  const path = request.path.slice(API_ROOT.length)
  const paged = page && renderPage({ query, link, path, filters }, page)
  const enveloped = query.get('envelope') === 'true'
  const plain = paged ?? body
  const content = !enveloped || plain === undefined ? plain : paged ? { status, ...paged } : { status, content: body }
  const answer = { status, headers: { ...headers, ...own } }
  if (text !== undefined) return { ...jsonAnswer({ ...answer, body: undefined }), body: Buffer.from(text) }
  return jsonAnswer({ ...answer, body: content, pretty: query.get('pretty') === 'true' })
}
