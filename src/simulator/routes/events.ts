import { checkOrganization, findProject, unauthorized } from '../access.ts'
import type { AuditEvent } from '../administration/audit.ts'
import { concernsOrganization, eventTypes } from '../administration/event-types.ts'
import { hasRole, isMember } from '../identity/roles.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { timestamp } from '../timestamp.ts'

const versions = (javaMethod: string) => [{ date: '2023-01-01', javaMethod: `ApiEventsResource::${javaMethod}` }]
const FILTERS = ['eventType', 'excludedEventType', 'maxDate', 'minDate', 'includeRaw']

/** One place in which events are looked for. */
interface Log {
  readonly path: string
  readonly ids: Readonly<Record<string, string>>
  readonly events: readonly AuditEvent[]
}

function ofProject({ world, params }: Call): Log {
  const { id, orgId } = findProject(world, params['groupId'] ?? '', 'read')
  const events = world.state.events.filter(({ groupId }) => groupId === id)
  return { path: `/groups/${id}/events`, ids: { groupId: id, orgId }, events }
}

function ofOrganization({ world, params }: Call): Log {
  const orgId = params['orgId'] ?? ''
  checkOrganization(world, orgId)
  const events = world.state.events.filter(({ type }) => concernsOrganization(type))
  return { path: `/orgs/${orgId}/events`, ids: { orgId }, events }
}

function render(event: AuditEvent, { path, ids }: Log, { link }: Call): object {
  const { id, createdAt, type, groupId, actor, details } = event
  return {
    ...actor,
    ...details,
    created: timestamp(createdAt),
    eventTypeName: type,
    ...(groupId === undefined ? {} : { groupId }),
    id,
    isGlobalAdmin: false,
    links: [{ href: link(`${path}/${id}`), rel: 'self' }],
    ...ids,
  }
}

function dateOf(name: 'minDate' | 'maxDate', query: URLSearchParams): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new Problem(400, 'INVALID_QUERY_PARAMETER', {
    detail: `Invalid query parameter ${name} specified: ${text}.`,
    parameters: [name],
  })
}

/** A parameter may be given more than once, and hold several names. */
const listOf = (query: URLSearchParams, name: string) => query.getAll(name).flatMap((text) => text.split(','))

function wanted({ query }: Call): (event: AuditEvent) => boolean {
  const [types, excluded] = [listOf(query, 'eventType'), listOf(query, 'excludedEventType')]
  const clusters: readonly unknown[] = listOf(query, 'clusterNames')
  const from = dateOf('minDate', query) ?? Number.NEGATIVE_INFINITY
  const to = dateOf('maxDate', query) ?? Number.POSITIVE_INFINITY
  return ({ type, createdAt, details }) =>
    (types.length === 0 || types.includes(type)) &&
    !excluded.includes(type) &&
    (clusters.length === 0 || clusters.includes(details['clusterName'])) &&
    createdAt >= from &&
    createdAt <= to
}

/** Recorded: newest first, and no count unless it is asked for. */
const list =
  (find: (call: Call) => Log) =>
  (call: Call): Result => {
    const log = find(call)
    const newest = log.events.toReversed().sort((a, b) => b.createdAt - a.createdAt)
    const page = newest.filter(wanted(call)).map((event) => render(event, log, call))
    return {
      status: 200,
      page,
      filters: { includeCount: 'false', includeRaw: call.query.get('includeRaw') ?? 'false' },
    }
  }

const read =
  (find: (call: Call) => Log) =>
  (call: Call): Result => {
    const log = find(call)
    const id = call.params['eventId'] ?? ''
    const event = log.events.find((one) => one.id === id)
    if (event) return { status: 200, body: render(event, log, call) }
    throw new Problem(404, 'EVENT_NOT_FOUND', { detail: `No event with ID ${id} exists.`, parameters: [id] })
  }

function types({ caller }: Call): Result {
  if (!isMember(caller.grants) && !hasRole(caller.grants, ['Organization Member'])) throw unauthorized()
  return { status: 200, page: eventTypes.map((type) => ({ alertable: false, ...type })) }
}

const project = { path: '/groups/{groupId}/events', limit: 'projectEvents' } as const
const organization = { path: '/orgs/{orgId}/events', limit: 'organizationEvents' } as const

export const events: readonly Route[] = [
  {
    ...project,
    method: 'GET',
    versions: versions('getGroupEvents'),
    query: [...FILTERS, 'clusterNames'],
    paged: true,
    handle: list(ofProject),
  },
  {
    ...project,
    path: `${project.path}/{eventId}`,
    method: 'GET',
    versions: versions('getGroupEvent'),
    query: ['includeRaw'],
    handle: read(ofProject),
  },
  {
    ...organization,
    method: 'GET',
    versions: versions('getOrgEvents'),
    query: FILTERS,
    paged: true,
    handle: list(ofOrganization),
  },
  {
    ...organization,
    path: `${organization.path}/{eventId}`,
    method: 'GET',
    versions: versions('getOrgEvent'),
    query: ['includeRaw'],
    handle: read(ofOrganization),
  },
  {
    method: 'GET',
    path: '/eventTypes',
    versions: versions('getEventTypes'),
    limit: 'eventTypes',
    paged: true,
    handle: types,
  },
]
