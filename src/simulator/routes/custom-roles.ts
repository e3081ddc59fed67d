import { setTimeout as realDelay } from 'node:timers/promises'
import { findProject } from '../access.ts'
import { type CustomRole, noteChange } from '../database/database.ts'
import { readChangedRole, readNewRole } from '../database/read-custom-role.ts'
import { rolesWithout, usersWithout } from '../database/remove-custom-role.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasCustomDBRoleResource::${javaMethod}` },
]

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** Recorded: both lists are there, empty or not, and no links. */
const renderRole = ({ actions, inheritedRoles, roleName }: CustomRole): object => ({
  actions,
  inheritedRoles,
  roleName,
})

const isReadable = ({ createdAt }: CustomRole, { now, world }: Call) => now - createdAt >= world.quirks.newUserReadLagMs

function findRole(call: Call, project: Project, needs: 'read' | 'write'): CustomRole {
  const name = call.params['roleName'] ?? ''
  const role = project.database.roles.find(({ roleName }) => roleName === name)
  if (role && (needs === 'write' || isReadable(role, call))) return role
  throw new Problem(404, 'ATLAS_CUSTOM_ROLE_NOT_FOUND', {
    detail: `The specified custom db role ${name} does not exist.`,
    parameters: [name],
  })
}

/**
 * Writes the roles of a project as they were when the request came, with its own change. Terraform's provider lets no two writes of
 * one project run at the same time: here what another one wrote in between is silently lost.
 */
async function write(call: Call, project: Project, roles: readonly CustomRole[]): Promise<void> {
  const { world, now } = call
  const { customRoleWriteMs } = world.quirks
  if (customRoleWriteMs > 0) await realDelay(Math.max(customRoleWriteMs, world.latencyMs))
  project.database.roles = roles
  noteChange(project, { at: now, now, quirks: world.quirks })
}

async function add(call: Call): Promise<Result> {
  const project = projectOf(call, 'write')
  const role = readNewRole(call.body, { project, ...call })
  await write(call, project, [...project.database.roles, role])
  return { status: 202, body: renderRole(role) }
}

function list(call: Call): Result {
  const { roles } = projectOf(call, 'read').database
  return { status: 200, body: roles.filter((role) => isReadable(role, call)).map(renderRole) }
}

function read(call: Call): Result {
  return { status: 200, body: renderRole(findRole(call, projectOf(call, 'read'), 'read')) }
}

async function update(call: Call): Promise<Result> {
  const project = projectOf(call, 'write')
  const role = findRole(call, project, 'write')
  const next = readChangedRole(call.body, role, { project, ...call })
  await write(
    call,
    project,
    project.database.roles.map((one) => (one === role ? next : one)),
  )
  return { status: 200, body: renderRole(next) }
}

async function remove(call: Call): Promise<Result> {
  const project = projectOf(call, 'write')
  const { roleName } = findRole(call, project, 'write')
  await write(call, project, rolesWithout(roleName, project.database))
  project.database.users = usersWithout(roleName, project.database.users)
  return { status: 204 }
}

const all = { path: '/groups/{groupId}/customDBRoles/roles', limit: 'databaseRoles' } as const
const one = { path: '/groups/{groupId}/customDBRoles/roles/{roleName}', limit: 'databaseRoles' } as const

export const customRoles: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('createCustomDBRole'),
    takesBody: true,
    audit: 'MONGODB_ROLE_ADDED',
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getCustomDBRoles'), handle: list },
  { ...one, method: 'GET', versions: versions('getCustomDBRole'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('patchCustomDBRole'),
    takesBody: true,
    audit: 'MONGODB_ROLE_UPDATED',
    handle: update,
  },
  { ...one, method: 'DELETE', versions: versions('deleteCustomDBRole'), audit: 'MONGODB_ROLE_DELETED', handle: remove },
]
