import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import { createKey, findKey, inProject, isIn, outside, renderKey } from '../identity/api-keys.ts'
import { PROJECT_ROLES } from '../identity/roles.ts'
import { missingAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiProjectApiUsersResource::${javaMethod}` },
]

const desc = z.string().check(z.minLength(1), z.maxLength(250))
const roles = z.array(z.enum(PROJECT_ROLES)).check(z.minLength(1))
const createSchema = z.strictObject({ desc, roles })
const updateSchema = z.strictObject({ desc: z.optional(desc), roles: z.optional(roles) })
const assignSchema = z.array(z.strictObject({ roles })).check(z.length(1))
const READ_ONLY = ['id', 'links', 'privateKey', 'publicKey']

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** Recorded: the key belongs to the organization as well, as a member. */
function create(call: Call): Result {
  const project = projectOf(call, 'write')
  const body = readBody(call.body, { schema: createSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  const grants = [{ orgId: project.orgId, roleName: 'ORG_MEMBER' }, ...inProject(body.roles, project.id)]
  const key = createKey({ desc: body.desc, grants }, call.world)
  return { status: 200, body: renderKey(key, call, { secret: 'shown' }) }
}

function list(call: Call): Result {
  const { id } = projectOf(call, 'read')
  const keys = call.world.state.identities.apiKeys.filter((key) => isIn(key, id)).reverse()
  return { status: 200, page: keys.map((key) => renderKey(key, call, { secret: 'masked' })) }
}

/** Recorded: it changes the roles of a key that is in the project; documented: of any key of the organization. */
function update(call: Call): Result {
  const { id } = projectOf(call, 'write')
  const key = findKey(call)
  const body = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: call.world.quirks })
  if (body.desc === undefined && body.roles === undefined) throw missingAttribute('roles')
  key.desc = body.desc ?? key.desc
  if (body.roles) key.grants = [...outside(key.grants, id), ...inProject(body.roles, id)]
  return { status: 200, body: renderKey(key, call, { secret: 'masked' }) }
}

function assign(call: Call): Result {
  const { id } = projectOf(call, 'write')
  const key = findKey(call)
  const [given] = readBody(call.body, { schema: assignSchema, quirks: call.world.quirks })
  key.grants = [...outside(key.grants, id), ...inProject(given?.roles ?? [], id)]
  return { status: 204 }
}

/** The key lives on in the organization. */
function detach(call: Call): Result {
  const { id } = projectOf(call, 'write')
  const key = findKey(call)
  if (!isIn(key, id)) {
    throw new Problem(call.world.quirks.apiKeyNotFoundStatus, 'API_KEY_NOT_FOUND', {
      detail: `No API Key with ID ${key.id} exists in group ${id}.`,
      parameters: [key.id],
    })
  }
  key.grants = outside(key.grants, id)
  return { status: 204 }
}

const all = { path: '/groups/{groupId}/apiKeys', limit: 'projectCredentials' } as const
const one = { path: '/groups/{groupId}/apiKeys/{apiUserId}', limit: 'projectCredentials' } as const

export const projectApiKeys: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('createApiUser'),
    takesBody: true,
    audit: () => [{ type: 'API_KEY_CREATED' }, { type: 'API_KEY_ADDED_TO_GROUP' }],
    handle: create,
  },
  { ...all, method: 'GET', versions: versions('getApiUsers'), paged: true, handle: list },
  {
    ...one,
    method: 'PATCH',
    versions: versions('updateApiUserDescAndRoles'),
    takesBody: true,
    audit: 'API_KEY_ROLES_CHANGED',
    handle: update,
  },
  {
    ...one,
    method: 'POST',
    versions: versions('addApiUserToGroup'),
    takesBody: true,
    audit: 'API_KEY_ADDED_TO_GROUP',
    handle: assign,
  },
  {
    ...one,
    method: 'DELETE',
    versions: versions('removeApiUserFromGroup'),
    audit: 'API_KEY_REMOVED_FROM_GROUP',
    handle: detach,
  },
]
