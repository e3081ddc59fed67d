import { Problem } from '../problem.ts'
import type { CustomRole, Database, DatabaseUser } from './database.ts'

/** The users without a custom role. */
export function usersWithout(name: string, users: readonly DatabaseUser[]): readonly DatabaseUser[] {
  return users.map((user) => {
    const roles = user.roles.filter(({ roleName }) => roleName !== name)
    return roles.length === user.roles.length ? user : { ...user, roles }
  })
}

/**
 * The custom roles of a project without one of them, or the refusal of its removal. Atlas's list of errors: refused are only
 * removals that leave a user without a role, or another custom role without any permission; all others lose it.
 */
export function rolesWithout(name: string, database: Database): readonly CustomRole[] {
  const bare = usersWithout(name, database.users).filter(({ roles }) => roles.length === 0)
  if (bare.length > 0) {
    const names = bare.map(({ username }) => username)
    throw inUse('ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS', 'users without a role', names)
  }
  const others = database.roles.filter(({ roleName }) => roleName !== name)
  const roles = others.map((other) => {
    const inheritedRoles = other.inheritedRoles.filter(({ role }) => role !== name)
    return inheritedRoles.length === other.inheritedRoles.length ? other : { ...other, inheritedRoles }
  })
  const empty = roles.filter(({ actions, inheritedRoles }) => actions.length + inheritedRoles.length === 0)
  if (empty.length === 0) return roles
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
