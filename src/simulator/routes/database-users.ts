import { findProject } from '../access.ts'
import { type DatabaseUser, noteChange } from '../database/database.ts'
import { readChangedUser, readNewUser } from '../database/read-user.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'

/** The names of `addUser`, `getUserByName` and `deleteUser` were recorded, those of the others are in their manner. */
const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasV2DatabaseUsersResource::${javaMethod}` },
]

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** Recorded: no password, and in the link a dollar sign that is not encoded. */
function renderUser(user: DatabaseUser, project: Project, call: Call): object {
  const { authentication, databaseName, username, description, deleteAfter } = user
  const encoded = [databaseName, username].map((part) => encodeURIComponent(part).replaceAll('%24', '$')).join('/')
  return {
    awsIAMType: authentication.awsIAMType,
    databaseName,
    ...(deleteAfter === undefined ? {} : { deleteAfterDate: timestamp(deleteAfter) }),
    ...(description === undefined ? {} : { description }),
    groupId: project.id,
    labels: user.labels,
    ldapAuthType: authentication.ldapAuthType,
    links: [{ href: call.link(`/groups/${project.id}/databaseUsers/${encoded}`), rel: 'self' }],
    oidcAuthType: authentication.oidcAuthType,
    roles: user.roles.map((role) => ({
      ...(role.collectionName === undefined ? {} : { collectionName: role.collectionName }),
      databaseName: role.databaseName,
      roleName: role.roleName,
    })),
    scopes: user.scopes,
    username,
    x509Type: authentication.x509Type,
  }
}

const isReadable = ({ createdAt }: DatabaseUser, { now, world }: Call) =>
  now - createdAt >= world.quirks.newUserReadLagMs

function findUser(call: Call, project: Project, needs: 'read' | 'write'): DatabaseUser {
  const { databaseName = '', username = '' } = call.params
  const user = project.database.users.find((one) => one.databaseName === databaseName && one.username === username)
  if (user && (needs === 'write' || isReadable(user, call))) return user
  throw new Problem(404, 'USERNAME_NOT_FOUND', {
    detail: `No user with username ${username} exists.`,
    parameters: [username],
  })
}

/** Puts `next` in the place of `user`; `undefined` for none of the two is an addition or a removal. */
function replace(call: Call, project: Project, change: { user?: DatabaseUser; next?: DatabaseUser }): void {
  const { user, next } = change
  const { database } = project
  const others = database.users.flatMap((one) => (one !== user ? [one] : next ? [next] : []))
  database.users = next && !user ? [...others, next] : others
  noteChange(project, { at: call.now, now: call.now, quirks: call.world.quirks })
}

function add(call: Call): Result {
  const project = projectOf(call, 'write')
  const next = readNewUser(call.body, { project, ...call })
  replace(call, project, { next })
  return { status: 201, body: renderUser(next, project, call) }
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const users = project.database.users.filter((user) => isReadable(user, call))
  return { status: 200, page: users.map((user) => renderUser(user, project, call)) }
}

function read(call: Call): Result {
  const project = projectOf(call, 'read')
  return { status: 200, body: renderUser(findUser(call, project, 'read'), project, call) }
}

function update(call: Call): Result {
  const project = projectOf(call, 'write')
  const user = findUser(call, project, 'write')
  const next = readChangedUser(call.body, user, { project, ...call })
  replace(call, project, { user, next })
  return { status: 200, body: renderUser(next, project, call) }
}

function remove(call: Call): Result {
  const project = projectOf(call, 'write')
  replace(call, project, { user: findUser(call, project, 'write') })
  return { status: 204 }
}

const all = { path: '/groups/{groupId}/databaseUsers', limit: 'databaseUsers' } as const
const one = { path: '/groups/{groupId}/databaseUsers/{databaseName}/{username}', limit: 'databaseUsers' } as const

export const databaseUsers: readonly Route[] = [
  { ...all, method: 'POST', versions: versions('addUser'), takesBody: true, audit: 'MONGODB_USER_ADDED', handle: add },
  { ...all, method: 'GET', versions: versions('getAllUsers'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getUserByName'), handle: read },
  {
    ...one,
    method: 'PATCH',
    versions: versions('patchUser'),
    takesBody: true,
    audit: 'MONGODB_USER_UPDATED',
    handle: update,
  },
  { ...one, method: 'DELETE', versions: versions('deleteUser'), audit: 'MONGODB_USER_DELETED', handle: remove },
]
