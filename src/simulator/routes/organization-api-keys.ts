import * as z from 'zod/mini'
import { checkOrganization } from '../access.ts'
import type { Told } from '../administration/audit.ts'
import { readBody } from '../body.ts'
import { createKey, findKey, renderKey } from '../identity/api-keys.ts'
import { ORGANIZATION_ROLES } from '../identity/roles.ts'
import { missingAttribute } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiOrganizationApiUsersResource::${javaMethod}` },
]

const desc = z.string().check(z.minLength(1), z.maxLength(250))
const roles = z.array(z.enum(ORGANIZATION_ROLES)).check(z.minLength(1))
const createSchema = z.strictObject({ desc, roles })
const updateSchema = z.strictObject({ desc: z.optional(desc), roles: z.optional(roles) })
const READ_ONLY = ['id', 'links', 'privateKey', 'publicKey']

function organizationOf({ world, params }: Call): string {
  const id = params['orgId'] ?? ''
  checkOrganization(world, id)
  return id
}

function create(call: Call): Result {
  const orgId = organizationOf(call)
  const body = readBody(call.body, { schema: createSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  const grants = body.roles.map((roleName) => ({ orgId, roleName }))
  const key = createKey({ desc: body.desc, grants }, call.world)
  return { status: 200, body: renderKey(key, call, { secret: 'shown' }) }
}

function list(call: Call): Result {
  organizationOf(call)
  const keys = [...call.world.state.identities.apiKeys].reverse()
  return { status: 200, page: keys.map((key) => renderKey(key, call, { secret: 'masked' })) }
}

function read(call: Call): Result {
  organizationOf(call)
  return { status: 200, body: renderKey(findKey(call), call, { secret: 'masked' }) }
}

/** Roles in projects stay. */
function update(call: Call): Result {
  const orgId = organizationOf(call)
  const key = findKey(call)
  const body = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  if (body.desc === undefined && body.roles === undefined) throw missingAttribute('desc')
  key.desc = body.desc ?? key.desc
  if (body.roles) {
    const others = key.grants.filter((grant) => grant.orgId === undefined)
    key.grants = [...body.roles.map((roleName) => ({ orgId, roleName })), ...others]
  }
  return { status: 200, body: renderKey(key, call, { secret: 'masked' }) }
}

function remove(call: Call): Result {
  organizationOf(call)
  const key = findKey(call)
  const { identities } = call.world.state
  identities.apiKeys = identities.apiKeys.filter((other) => other !== key)
  return { status: 204 }
}

/** What was changed, as the body says. */
function changes({ body }: Call): readonly Told[] {
  const names = Object.keys(Object(body))
  return [
    ...(names.includes('roles') ? [{ type: 'API_KEY_ROLES_CHANGED' } as const] : []),
    ...(names.includes('desc') ? [{ type: 'API_KEY_DESCRIPTION_CHANGED' } as const] : []),
  ]
}

const all = { path: '/orgs/{orgId}/apiKeys', limit: 'organizationCredentials' } as const
const one = { path: '/orgs/{orgId}/apiKeys/{apiUserId}', limit: 'organizationCredentials' } as const

export const organizationApiKeys: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('createApiUser'),
    takesBody: true,
    audit: 'API_KEY_CREATED',
    handle: create,
  },
  { ...all, method: 'GET', versions: versions('getApiUsers'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getApiUser'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('updateApiUserDescAndRoles'),
    takesBody: true,
    audit: changes,
    handle: update,
  },
  { ...one, method: 'DELETE', versions: versions('deleteApiUser'), audit: 'API_KEY_DELETED', handle: remove },
]
