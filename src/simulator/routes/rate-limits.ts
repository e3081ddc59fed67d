import { checkOrganization, findProject } from '../access.ts'
import { ENDPOINT_SETS, type EndpointSet, REFILL_SECONDS } from '../limits.ts'
import { Problem, resourceNotFound } from '../problem.ts'
import { API_ROOT, type Call, type Result, type Route } from '../route.ts'

const SETS = Object.keys(ENDPOINT_SETS) as EndpointSet[]
const SCOPES = ['groupId', 'orgId', 'userId', 'ipAddress'] as const
const SCOPE_OF = { groupId: 'GROUP', orgId: 'ORGANIZATION', userId: 'USER', ipAddress: 'IP' } as const

/** `organizationEvents` → `Organization Events`. */
const titleOf = (set: string) => set.replace(/[A-Z]/g, ' $&').replace(/^./, (letter) => letter.toUpperCase())

/** The operations about the limits; `served` are all others. */
export function rateLimits(served: readonly Route[]): readonly Route[] {
  function render(set: EndpointSet, { world }: Call): object {
    const { capacity, refill, scope } = ENDPOINT_SETS[set]
    const actual = world.quirks.limits[set] ?? { capacity, refill }
    const endpoints = served.filter(({ limit, root }) => limit === set && root === undefined)
    return {
      capacity: { defaultValue: capacity, value: actual.capacity },
      endpointSetId: set,
      endpointSetName: titleOf(set),
      endpoints: endpoints.map(({ method, path }) => ({ method, path: API_ROOT + path })),
      refillDurationSeconds: { defaultValue: REFILL_SECONDS, value: REFILL_SECONDS },
      refillRate: { defaultValue: refill, value: actual.refill },
      scope,
    }
  }

  /** The sets of the scopes that the query names, which have to be within the caller's reach; all when it names none. */
  function inScope(call: Call): readonly EndpointSet[] {
    const asked = SCOPES.filter((name) => call.query.has(name))
    for (const name of asked) checkScope(name, call)
    const scopes: readonly string[] = asked.map((name) => SCOPE_OF[name])
    return SETS.filter((set) => asked.length === 0 || scopes.includes(ENDPOINT_SETS[set].scope))
  }

  function list(call: Call): Result {
    const names = call.query.getAll('name')
    const paths = call.query.getAll('endpointPath')
    const sets = inScope(call).filter((set) => {
      const isNamed = names.length === 0 || names.includes(titleOf(set))
      const isOn = (path: string) => served.some((route) => route.limit === set && API_ROOT + route.path === path)
      return isNamed && (paths.length === 0 || paths.some(isOn))
    })
    return { status: 200, page: sets.map((set) => render(set, call)) }
  }

  function read(call: Call): Result {
    const set = inScope(call).find((one) => one === call.params['endpointSetId'])
    if (set === undefined) throw resourceNotFound(call.request.path)
    return { status: 200, body: render(set, call) }
  }

  const versions = (javaMethod: string) => [{ date: '2025-03-12', javaMethod: `ApiRateLimitsResource::${javaMethod}` }]
  return [
    {
      method: 'GET',
      path: '/rateLimits',
      versions: versions('getRateLimits'),
      limit: 'rateLimits',
      query: [...SCOPES, 'name', 'endpointPath'],
      paged: true,
      handle: list,
    },
    {
      method: 'GET',
      path: '/rateLimits/{endpointSetId}',
      versions: versions('getRateLimit'),
      limit: 'rateLimits',
      query: SCOPES,
      handle: read,
    },
  ]
}

/** Documented: users and addresses can ask for themselves alone. */
function checkScope(name: (typeof SCOPES)[number], { world, caller, query, request }: Call): void {
  const value = query.get(name) ?? ''
  if (name === 'groupId') findProject(world, value, 'read')
  else if (name === 'orgId') checkOrganization(world, value)
  else {
    const own = name === 'ipAddress' ? request.address : caller.kind === 'api-key' ? caller.publicKey : caller.id
    if (value === own) return
    const detail = `The rate limits of ${value} can be asked for by itself only.`
    throw new Problem(401, 'USER_UNAUTHORIZED', { detail, parameters: [value] })
  }
}
