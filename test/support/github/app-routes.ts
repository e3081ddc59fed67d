import type { Access, Permission } from './access.ts'
import { type AppModel, type InstallationRecord, isFor } from './app-model.ts'
import type { Model, RepositoryRecord } from './model.ts'
import { notFound, partsOf, problemsOf, type Reply, type RouteFace, refusal } from './route.ts'
import type { Shapes } from './shapes.ts'

interface AppCall {
  readonly app: AppModel
  readonly model: Model
  readonly shapes: Shapes
  readonly parts: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly apiUrl: string
  readonly now: Date
  readonly keep: (access: Access) => void
}

interface AppRoute extends RouteFace {
  handle(call: AppCall): Reply
}

/** GitHub's tokens of installations are good for one hour. */
const LIFE_MS = 3_600_000

/** Docs: REST API endpoints for GitHub Apps that take the JSON web token of the app, and no other token. */
const APP_ROUTES: readonly AppRoute[] = [
  {
    method: 'GET',
    path: '/app/installations',
    query: ['since', 'outdated'],
    handle: ({ app }) => ({ status: 200, items: app.installations.map((one) => shown(app, one)) }),
  },
  {
    method: 'POST',
    path: '/app/installations/:installation/access_tokens',
    fields: { repositories: 'array', repository_ids: 'array', permissions: 'object' },
    handle: mint,
  },
  { method: 'GET', path: '/orgs/:login/installation', handle: (call) => ofAccount(call, 'Organization') },
  { method: 'GET', path: '/users/:login/installation', handle: (call) => ofAccount(call, 'User') },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/installation',
    handle({ app, model, parts, apiUrl }) {
      const name = `${parts['owner']}/${parts['repo']}`
      const moved = model.find(name) === undefined ? model.findRenamed(name) : undefined
      if (moved !== undefined && installationFor(app, moved) !== undefined) {
        const headers = { location: `${apiUrl}/repositories/${moved.id}/installation` }
        return refusal(301, 'Moved Permanently', { headers })
      }
      return shownFor(app, model.find(name))
    },
  },
  {
    method: 'GET',
    path: '/repositories/:id/installation',
    handle: ({ app, model, parts }) => shownFor(app, model.findById(Number(parts['id']))),
  },
]

/** The answer to a request of an app; `undefined` for a route that is none of an app's. */
export function handleAppRequest({
  method,
  path,
  problem,
  ...call
}: Omit<AppCall, 'parts'> & { method: string; path: string; problem: (what: string) => void }): Reply | undefined {
  for (const route of APP_ROUTES) {
    const parts = partsOf({ path, pattern: route.path })
    if (parts === undefined || route.method !== method) continue
    const problems = problemsOf(route, call)
    for (const each of problems) problem(each)
    return problems.length > 0 ? refusal(422, 'Validation Failed') : route.handle({ ...call, parts })
  }
  return undefined
}

export function isAppRoute({ method, path }: { method: string; path: string }): boolean {
  return APP_ROUTES.some((route) => route.method === method && partsOf({ path, pattern: route.path }) !== undefined)
}

/** Docs: "Create an installation access token for an app". */
function mint({ app, model, shapes, parts, body, now, keep }: AppCall): Reply {
  const installation = app.installations.find(({ id }) => id === Number(parts['installation']))
  if (installation === undefined) return notFound()
  if (installation.suspendedAt !== null) return refusal(403, 'This installation has been suspended')
  const { permissions: granted, account } = installation
  const permissions = { metadata: 'read' as const, ...((body['permissions'] ?? granted) as Access['permissions']) }
  const isGranted = Object.entries(permissions).every(
    ([name, level]) => granted[name] === 'write' || (granted[name] === 'read' && level === 'read'),
  )
  if (!isGranted) return refusal(422, 'The permissions requested are not granted to this installation.')
  const asked = askedFor({ model, account, body })
  if (asked?.some((one) => one === undefined || !isFor(installation, one)) || asked?.length === 0)
    return refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  const only = asked?.filter((one) => one !== undefined)
  const token = `ghs_minted${String(model.nextId()).padStart(30, '0')}`
  const expiresAt = new Date(now.getTime() + LIFE_MS)
  const selection = only === undefined ? installation.selection : 'selected'
  keep({
    token,
    kind: 'installation',
    as: { login: `${app.slug}[bot]`, type: 'Bot' },
    account,
    permissions: Object.fromEntries(
      Object.entries(permissions).map(([name, level]) => [name.replace('_', '-') as Permission, level]),
    ),
    selection,
    expiresAt,
    installation: { record: installation, app, only: only && new Set(only.map(({ id }) => id)) },
  })
  return {
    status: 201,
    body: {
      token,
      expires_at: expiresAt.toISOString().replace(/\.\d+/, ''),
      permissions,
      repository_selection: selection,
      ...(only !== undefined && { repositories: only.map((one) => shapes.repository(one)) }),
    },
  }
}

function askedFor({
  model,
  account,
  body,
}: Pick<AppCall, 'model' | 'body'> & { account: string }): (RepositoryRecord | undefined)[] | undefined {
  const { repositories, repository_ids: ids } = body
  if (Array.isArray(ids)) return ids.map((id) => model.findById(Number(id)))
  return Array.isArray(repositories) ? repositories.map((name) => model.find(`${account}/${name}`)) : undefined
}

function installationFor(app: AppModel, repository: RepositoryRecord): InstallationRecord | undefined {
  return app.installations.find((one) => isFor(one, repository))
}

function shownFor(app: AppModel, repository: RepositoryRecord | undefined): Reply {
  const found = repository && installationFor(app, repository)
  return found === undefined ? notFound() : { status: 200, body: shown(app, found) }
}

function ofAccount({ app, parts }: AppCall, type: InstallationRecord['type']): Reply {
  const { login = '' } = parts
  const found = app.installations.find((one) => one.type === type && one.account.toLowerCase() === login.toLowerCase())
  return found === undefined ? notFound() : { status: 200, body: shown(app, found) }
}

function shown(app: AppModel, { id, account, type, permissions, selection, suspendedAt }: InstallationRecord): object {
  return {
    id,
    account: { login: account, id: 1, type },
    app_id: app.id,
    app_slug: app.slug,
    target_type: type,
    repository_selection: selection,
    permissions,
    events: ['pull_request'],
    suspended_at: suspendedAt,
    suspended_by: null,
  }
}
