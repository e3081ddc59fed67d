import { checkOrganization, findProject } from '../access.ts'
import type { User } from '../identity/principal.ts'
import type { Call, Result, Route } from '../route.ts'
import { timestamp } from '../timestamp.ts'

/** The simulated user has a phone in no country, and is in no team. */
const COUNTRY = 'US'

function person({ createdAt, firstName, id, lastAuthAt, lastName, username }: User): Record<string, unknown> {
  return {
    country: COUNTRY,
    createdAt: timestamp(createdAt),
    firstName,
    id,
    lastAuth: timestamp(lastAuthAt),
    lastName,
    mobileNumber: null,
    username,
  }
}

/** A user in the version of 2023-01-01, which had all roles in one list. */
function legacy(user: User, call: Call): object {
  const self = { href: call.link(`/users/${user.id}`), rel: 'self' }
  return { ...person(user), emailAddress: user.username, links: [self], roles: user.grants, teamIds: [] }
}

const rolesIn = ({ grants }: User, projectId: string) =>
  grants.filter(({ groupId }) => groupId === projectId).map(({ roleName }) => roleName)

function inOrganization(user: User): object {
  const { grants } = user
  const projects = [...new Set(grants.flatMap(({ groupId }) => groupId ?? []))]
  return {
    ...person(user),
    orgMembershipStatus: 'ACTIVE',
    roles: {
      groupRoleAssignments: projects.map((groupId) => ({ groupId, groupRoles: rolesIn(user, groupId) })),
      orgRoles: grants.filter(({ orgId }) => orgId !== undefined).map(({ roleName }) => roleName),
    },
    teamIds: [],
  }
}

/** Those that the query asks for: everybody here is an active member. */
function wanted({ query, world }: Call): readonly User[] {
  const statuses = [...query.getAll('orgMembershipStatus'), ...query.getAll('orgMembershipStatuses')]
  if (statuses.length > 0 && !statuses.some((status) => status.split(',').includes('ACTIVE'))) return []
  const username = query.get('username')
  return world.state.identities.users.filter((user) => username === null || user.username === username)
}

function ofOrganization(call: Call): Result {
  checkOrganization(call.world, call.params['orgId'] ?? '')
  const isOld = call.version.date === '2023-01-01'
  return { status: 200, page: wanted(call).map((user) => (isOld ? legacy(user, call) : inOrganization(user))) }
}

function ofProject(call: Call): Result {
  const { id } = findProject(call.world, call.params['groupId'] ?? '', 'read')
  const includeOrgUsers = call.query.get('includeOrgUsers') ?? 'false'
  const flattenTeams = call.query.get('flattenTeams') ?? 'false'
  const users = wanted(call).filter((user) => includeOrgUsers === 'true' || rolesIn(user, id).length > 0)
  const render = (user: User) =>
    call.version.date === '2023-01-01'
      ? legacy(user, call)
      : { ...person(user), orgMembershipStatus: 'ACTIVE', roles: rolesIn(user, id) }
  return { status: 200, page: users.map(render), filters: { flattenTeams, includeOrgUsers } }
}

const FILTERS = ['username', 'orgMembershipStatus', 'orgMembershipStatuses']

/** The version that came after the first one; its deprecation was not recorded. */
const versions = (javaMethod: string) => [
  { date: '2025-02-19', javaMethod },
  { date: '2023-01-01', javaMethod },
]

export const users: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/{orgId}/users',
    versions: versions('ApiOrganizationUsersResource::getOrganizationUsers'),
    limit: 'organization',
    query: FILTERS,
    paged: true,
    handle: ofOrganization,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/users',
    versions: versions('ApiGroupUsersResource::getGroupUsers'),
    limit: 'project',
    query: [...FILTERS, 'flattenTeams', 'includeOrgUsers'],
    paged: true,
    handle: ofProject,
  },
]
