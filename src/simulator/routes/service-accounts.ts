import * as z from 'zod/mini'
import type { Told } from '../administration/audit.ts'
import { readBody } from '../body.ts'
import type { Grant, ServiceAccount } from '../identity/principal.ts'
import { ORGANIZATION_ROLES, PROJECT_ROLES } from '../identity/roles.ts'
import {
  accountAttributes,
  createAccount,
  findAccount,
  readOnlyOfAccount,
  renderAccount,
} from '../identity/service-accounts.ts'
import { missingAttribute } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { type CredentialLevel, groupIdOf, organizationLevel, type Place, projectLevel } from './credential-level.ts'

const grantsIn = (place: Place, roles: readonly string[]): Grant[] => roles.map((roleName) => ({ ...place, roleName }))

/** Whether a grant is of this place: the organization, or this one project. */
function isOf(place: Place, grant: Grant): boolean {
  return 'orgId' in place ? grant.orgId === place.orgId : grant.groupId === place.groupId
}

function changes({ body }: Call): readonly Told[] {
  const names = Object.keys(Object(body))
  const details = names.includes('name') || names.includes('description')
  return [
    ...(names.includes('roles') ? [{ type: 'SERVICE_ACCOUNT_ROLES_CHANGED' } as const] : []),
    ...(details ? [{ type: 'SERVICE_ACCOUNT_DETAILS_CHANGED' } as const] : []),
  ]
}

function routesAt(level: CredentialLevel, roleNames: readonly string[]): readonly Route[] {
  const { path, limit, java, placeOf } = level
  const roles = z.array(z.enum([...roleNames])).check(z.minLength(1))
  const { name, description } = accountAttributes
  const createSchema = z.strictObject({ ...accountAttributes, roles })
  const updateSchema = z.strictObject({
    name: z.optional(name),
    description: z.optional(description),
    roles: z.optional(roles),
  })
  const versions = (method: string) => [{ date: '2024-08-05', javaMethod: `${java}ServiceAccountsResource::${method}` }]
  const all = { path: `${path}/serviceAccounts`, limit }
  const one = { path: `${path}/serviceAccounts/{clientId}`, limit }
  const inProject = path === '/groups/{groupId}'

  function create(call: Call): Result {
    const place = placeOf(call)
    const body = readBody(call.body, { schema: createSchema, readOnly: readOnlyOfAccount, quirks: call.world.quirks })
    // An account of a project is one of its organization, as a member; so it is with API keys, where it was recorded.
    const member = inProject ? [{ orgId: call.world.state.organization.id, roleName: 'ORG_MEMBER' }] : []
    const account = createAccount({ ...body, grants: [...member, ...grantsIn(place, body.roles)] }, call)
    return { status: 201, body: renderAccount(account, { level: place, secrets: 'shown' }) }
  }

  function list(call: Call): Result {
    const place = placeOf(call)
    const accounts = call.world.state.identities.serviceAccounts.filter(({ grants }) =>
      inProject ? grants.some((grant) => isOf(place, grant)) : true,
    )
    return { status: 200, page: accounts.map((account) => renderAccount(account, { level: place, secrets: 'masked' })) }
  }

  function found(call: Call): { place: Place; account: ServiceAccount } {
    const place = placeOf(call)
    return { place, account: findAccount(call, groupIdOf(place)) }
  }

  function read(call: Call): Result {
    const { place, account } = found(call)
    return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) }
  }

  function update(call: Call): Result {
    const { place, account } = found(call)
    const body = readBody(call.body, { schema: updateSchema, readOnly: readOnlyOfAccount, quirks: call.world.quirks })
    if (Object.keys(body).length === 0) throw missingAttribute('roles')
    account.name = body.name ?? account.name
    account.description = body.description ?? account.description
    if (body.roles) {
      account.grants = [...account.grants.filter((grant) => !isOf(place, grant)), ...grantsIn(place, body.roles)]
    }
    return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) }
  }

  /** In a project it is only detached. */
  function remove(call: Call): Result {
    const { place, account } = found(call)
    const { identities } = call.world.state
    if (inProject) account.grants = account.grants.filter((grant) => !isOf(place, grant))
    else identities.serviceAccounts = identities.serviceAccounts.filter((other) => other !== account)
    return { status: 204 }
  }

  const created: readonly Told[] = [
    { type: 'SERVICE_ACCOUNT_CREATED' },
    ...(inProject ? [{ type: 'SERVICE_ACCOUNT_ADDED_TO_GROUP' } as const] : []),
  ]
  const system = ['includeSystemManaged']
  return [
    { ...all, method: 'POST', versions: versions('create'), takesBody: true, audit: () => created, handle: create },
    { ...all, method: 'GET', versions: versions('getAll'), query: system, paged: true, handle: list },
    { ...one, method: 'GET', versions: versions('get'), handle: read },
    { ...one, method: 'PATCH', versions: versions('update'), takesBody: true, audit: changes, handle: update },
    {
      ...one,
      method: 'DELETE',
      versions: versions('delete'),
      audit: inProject ? 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP' : 'SERVICE_ACCOUNT_DELETED',
      handle: remove,
    },
  ]
}

const inviteSchema = z.strictObject({ roles: z.array(z.enum([...PROJECT_ROLES])).check(z.minLength(1)) })

/** Attaches an account of the organization to a project. */
function invite(call: Call): Result {
  const place = projectLevel.placeOf(call)
  const account = findAccount(call)
  const { roles } = readBody(call.body, { schema: inviteSchema, quirks: call.world.quirks })
  account.grants = [...account.grants.filter((grant) => !isOf(place, grant)), ...grantsIn(place, roles)]
  return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) }
}

/** The projects that an account is in. */
function projectsOf(call: Call): Result {
  organizationLevel.placeOf(call)
  const { grants } = findAccount(call)
  const ids = [...new Set(grants.flatMap(({ groupId }) => groupId ?? []))]
  const rolesIn = (id: string) => grants.filter(({ groupId }) => groupId === id).map(({ roleName }) => roleName)
  return { status: 200, page: ids.map((groupId) => ({ groupId, roles: rolesIn(groupId) })) }
}

export const serviceAccounts: readonly Route[] = [
  ...routesAt(organizationLevel, ORGANIZATION_ROLES),
  ...routesAt(projectLevel, PROJECT_ROLES),
  {
    method: 'POST',
    path: '/groups/{groupId}/serviceAccounts/{clientId}:invite',
    versions: [{ date: '2024-08-05', javaMethod: 'ApiProjectServiceAccountsResource::invite' }],
    limit: 'projectCredentials',
    takesBody: true,
    audit: 'SERVICE_ACCOUNT_ADDED_TO_GROUP',
    handle: invite,
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}/serviceAccounts/{clientId}/groups',
    versions: [{ date: '2024-08-05', javaMethod: 'ApiOrganizationServiceAccountsResource::getGroups' }],
    limit: 'organizationCredentials',
    paged: true,
    handle: projectsOf,
  },
]
