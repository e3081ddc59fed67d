import { Problem } from '../problem.ts'
import type { CustomRole, Database, DatabaseUser } from './database.ts'

/**
 * The users and roles of a project without a custom role: who has other roles beside it loses it. Atlas's list of errors: refused
 * are only removals that leave a user without a role, or another custom role without any permission.
 */
export function removeRole(name: string, database: Database): Pick<Database, 'users' | 'roles'> {
  const users = database.users.map((user): DatabaseUser => {
    const roles = user.roles.filter(({ roleName }) => roleName !== name)
    return roles.length === user.roles.length ? user : { ...user, roles }
  })
  const bare = users.filter(({ roles }) => roles.length === 0).map(({ username }) => username)
  if (bare.length > 0) throw inUse('ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS', 'users without a role', bare)

  const others = database.roles.filter(({ roleName }) => roleName !== name)
  const roles = others.map((other): CustomRole => {
    const inheritedRoles = other.inheritedRoles.filter(({ role }) => role !== name)
    return inheritedRoles.length === other.inheritedRoles.length ? other : { ...other, inheritedRoles }
  })
  const empty = roles.filter(({ actions, inheritedRoles }) => actions.length + inheritedRoles.length === 0)
  if (empty.length === 0) return { users, roles }
  const names = empty.map(({ roleName }) => roleName)
  throw inUse('ATLAS_CUSTOM_ROLE_IN_USE_BY_ROLES', 'roles without an action or inherited role', names)
}

function inUse(errorCode: string, what: string, names: readonly string[]): Problem {
  const list = names.join(', ')
  return new Problem(409, errorCode, {
    detail: `Deleting the custom role would leave these ${what}: ${list}.`,
    parameters: [list],
  })
}
