import { checkApiAccessList } from './access.ts'
import { asProblem, jsonAnswer, problemAnswer } from './answer.ts'
import { settleBackups } from './backups/settle-backups.ts'
import { readJson } from './body.ts'
import { settleClusters } from './clusters/cluster.ts'
import { settleDatabase } from './database/database.ts'
import { createLimits, type EndpointSet } from './limits.ts'
import { checkQuery, renderPage } from './paging.ts'
import { Problem, resourceNotFound } from './problem.ts'
import { API_ROOT, type Call, type Result, type Route } from './route.ts'
import { findRoute } from './router.ts'
import { routes } from './routes/registry.ts'
import { checkContentType, chooseVersion, deprecationHeaders, versionedType } from './version.ts'
import type { Caller, WireAnswer, WireRequest } from './wire.ts'
import type { World } from './world.ts'

export type Api = (request: WireRequest, caller: Caller) => Promise<WireAnswer>

/** Whether a request needs no credentials. */
export function isPublic({ path }: WireRequest): boolean {
  return routes.some((route) => route.public && API_ROOT + route.path === path)
}

/** Answers requests whose sender is known: everything that all operations have in common, then the operation itself. */
export function createApi(world: World, options: { apiAccessList: readonly string[] | undefined }): Api {
  const limits = createLimits({ now: () => world.clock.now(), quirks: world.quirks })

  /** Takes a token from the bucket; the headers that say how many are left, or the refusal. */
  function draw(set: EndpointSet, { request, caller, params }: Pick<Call, 'request' | 'caller' | 'params'>) {
    const taken = limits.draw(set, (scope) => {
      if (scope === 'GROUP') return params['groupId'] ?? ''
      if (scope === 'ORGANIZATION') return params['orgId'] ?? ''
      return scope === 'IP' ? request.address : caller
    })
    if (taken.allowed) {
      return { 'RateLimit-Limit': String(taken.capacity), 'RateLimit-Remaining': String(taken.remaining) }
    }
    const { capacity, refill } = taken
    const seconds = world.quirks.retryAfter === 'zero' ? 0 : taken.retryAfterSeconds
    const path = request.path.slice(1)
    throw new Problem(429, 'RATE_LIMITED_TOKEN_BUCKET', {
      detail:
        `Rate limit exceeded for ${path}. Please retry after ${seconds} seconds. ` +
        `Request capacity: ${capacity}. Refill rate: ${refill} per 60 seconds.`,
      parameters: [path, seconds, capacity, refill, 60],
      headers: {
        'RateLimit-Limit': String(capacity),
        'RateLimit-Remaining': '0',
        ...(world.quirks.retryAfter === 'absent' ? {} : { 'Retry-After': String(seconds) }),
      },
    })
  }

  return async (request, caller) => {
    const start = performance.now()
    let headers: Record<string, string> = {}
    try {
      settle(world)
      if (!request.path.startsWith(API_ROOT)) throw resourceNotFound(request.path)
      if (caller !== 'anonymous') checkApiAccessList(options.apiAccessList, request.address)
      const { route, params } = findRoute(routes, request)
      const { versions } = route
      const version = chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks })
      headers = { 'X-Java-Method': version.javaMethod, ...deprecationHeaders(version) }
      headers = { ...headers, ...draw(route.limit, { request, caller, params }) }
      checkQuery(route, request.query, { refuseUnknown: world.quirks.unknownQueryParameter === 'refuse' })
      const link = (path: string) => `${request.origin}${API_ROOT}${path}`
      const call = { world, request, caller, params, query: request.query, version, link }
      const now = world.clock.now().getTime()
      const result = await route.handle({ ...call, now, body: readRouteBody(route, { ...call, versions }) })
      const type = { 'Content-Type': versionedType(version) }
      return renderResult(result, { request, link, headers: { ...headers, ...serviceHeaders(world, start), ...type } })
    } catch (error) {
      return problemAnswer(asProblem(error), headers)
    }
  }
}

/** Recorded on every success; of the values only the form of the third is known. `start` is a reading of `performance.now`. */
function serviceHeaders({ credentials }: World, start: number): Record<string, string> {
  return {
    'X-Envoy-Upstream-Service-Time': String(Math.round(performance.now() - start)),
    'X-Java-Version': '21',
    'X-Mongodb-Service-Version': `gitHash=${credentials.build}; versionString=v20260805`,
  }
}

/** Brings everything to the present moment of the simulated clock. */
function settle(world: World): void {
  const { state, clock, quirks } = world
  const now = clock.now().getTime()
  state.projects = state.projects.filter(({ goneAt }) => goneAt === undefined || now < goneAt)
  for (const project of state.projects) {
    settleClusters(project, { now, quirks })
    settleDatabase(project, { now, quirks })
    if (project.accessList.some(({ deleteAfter }) => deleteAfter !== undefined && deleteAfter <= now)) {
      project.accessList = project.accessList.filter(
        ({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter,
      )
    }
  }
  settleBackups(world, now)
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
