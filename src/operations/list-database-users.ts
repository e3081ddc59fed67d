import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { listDatabaseUsers as listAll } from './subject/database-user.ts'
import { isOurUser } from './subject/database-user-mark.ts'
import { renderRole } from './subject/database-user-roles.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

export const listDatabaseUsers = defineOperation({
  name: 'list-database-users',
  summary: 'List every database user of a project.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    users: {
      describe:
        'List of { username, auth-database, auth-type, roles, clusters, expires-at, ours }; without clusters a user reaches all of them, and `ours` says that this action created it for this repository.',
    },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, owner }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const users = (await listAll({ atlas, projectId })).map((user) => ({
      username: safeText(user.username, { longest: 1024 }),
      'auth-database': safeText(user.database),
      'auth-type': safeText(user.authType),
      roles: user.roles.map((role) => safeText(renderRole(role))),
      clusters: user.scopes.filter(({ type }) => type === 'CLUSTER').map(({ name }) => safeText(name)),
      ...(user.expiresAt !== undefined && { 'expires-at': safeText(user.expiresAt) }),
      ours: isOurUser({ description: user.description, owner }),
    }))
    return { status: 'done', change: 'unchanged', outputs: { users, count: users.length } }
  },
})
