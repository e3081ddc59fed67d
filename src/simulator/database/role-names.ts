import { invalidAttribute, Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { UserRole } from './database.ts'

/** The built-in roles that a database user may have, and whether they are roles of any one database, or of `admin` alone. */
const BUILT_IN: Readonly<Record<string, 'any' | 'admin'>> = {
  atlasAdmin: 'admin',
  backup: 'admin',
  clusterMonitor: 'admin',
  dbAdmin: 'any',
  dbAdminAnyDatabase: 'admin',
  enableSharding: 'admin',
  read: 'any',
  readAnyDatabase: 'admin',
  readWrite: 'any',
  readWriteAnyDatabase: 'admin',
}

export const isBuiltIn = (name: string): boolean => Object.hasOwn(BUILT_IN, name)

const refuse = (errorCode: string, detail: string, ...parameters: unknown[]) =>
  new Problem(400, errorCode, { detail, parameters })

/** MongoDB's rules for the names of databases, those of Windows included, as Atlas's own form has them. */
function checkDatabaseName(name: string): void {
  if (name !== '' && Buffer.byteLength(name) < 64 && !/[/\\. "$*<>:|?\0]/.test(name)) return
  throw refuse('INVALID_DATABASE_NAME', `The database name ${name} is not valid.`, name)
}

/** Refuses roles that are not there, that the database does not have, or that are given twice. */
export function checkUserRoles(
  roles: readonly UserRole[],
  { username, project }: { username: string; project: Project },
): void {
  for (const role of roles) checkUserRole(role, project)
  const names = roles.map(({ roleName, databaseName, collectionName = '' }) =>
    [roleName, databaseName, collectionName].join('@'),
  )
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return
  const detail = `The user ${username} is given a role more than once: ${twice}.`
  throw refuse('DUPLICATE_DATABASE_ROLES', detail, username, twice)
}

function checkUserRole({ roleName, databaseName, collectionName }: UserRole, project: Project): void {
  checkDatabaseName(databaseName)
  const place = BUILT_IN[roleName]
  if (place === 'admin' && databaseName !== 'admin') {
    const detail = `The role ${roleName} is only a role of the database admin.`
    throw refuse('ATLAS_INVALID_ROLE_DATABASE', detail, roleName, 'admin')
  }
  const isCustom = databaseName === 'admin' && project.database.roles.some((role) => role.roleName === roleName)
  if (!place && !isCustom) {
    const detail = `The specified role ${roleName}@${databaseName} does not exist.`
    throw refuse('ATLAS_INVALID_ROLE', detail, roleName, databaseName)
  }
  if (collectionName !== undefined && !['read', 'readWrite'].includes(roleName)) {
    throw invalidAttribute('collectionName')
  }
}
