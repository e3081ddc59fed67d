import { checkRoles, ROLE } from '../../operations/subject/database-user-roles.ts'
import type { Report } from '../../plan/draft.ts'
import type { Mapping } from '../../plan/yaml-tree.ts'
import { environmentName } from '../name.ts'
import type { Isolation } from './isolation.ts'
import { readBlock, readKeys } from './read-keys.ts'
import { USER_KEYS } from './spec-keys.ts'

const PATH = 'database-user'
/** Roles that mean one database, and without its name that of the environment. */
const OF_ONE_DATABASE = ['readWrite', 'read', 'dbAdmin']
const SAMPLE = environmentName({ repository: 'octo-org/shop', pullRequest: 1 })

/** The role with its database: `readWrite` → `readWrite@pr-42-0123abcd`; one that has a database, or needs none, stays as it is. */
export function completeRole({ role, database }: { role: string; database: string }): string {
  return OF_ONE_DATABASE.includes(role) ? `${role}@${database}` : role
}

/** The roles as they are written, or those that such an environment needs at least. What is wrong is reported. */
export function readRoles({
  mapping,
  isolation,
  report,
}: {
  /** The whole file. */
  mapping: Mapping
  isolation: Isolation | undefined
  report: Report
}): readonly string[] {
  const usual = [isolation === 'database' ? 'readWrite' : 'readWriteAnyDatabase']
  const entry = mapping.entries.get(PATH)
  const block = entry && readBlock({ entry, path: PATH, report })
  if (entry === undefined || block === undefined) return usual
  const { roles } = readKeys({ keys: USER_KEYS, mapping: block, path: PATH, position: entry.position, report })
  if (roles === undefined) return usual
  const position = block.entries.get('roles')?.position ?? entry.position
  if (roles.length === 0) {
    const hint = `Add one, such as \`${usual[0]}\`, or leave roles out.`
    report({ message: `${PATH}.roles: a user needs at least one.`, hint, position })
  }
  if (isolation === undefined) return roles
  const completed = isolation === 'database' ? roles.map((role) => completeRole({ role, database: SAMPLE })) : roles
  for (const { message, hint } of checkRoles({ name: 'roles', texts: completed })) {
    report({ message: `${PATH}.${message}`, hint, position })
  }
  for (const role of isolation === 'database' ? completed.filter(reachesOthers) : []) {
    report({
      message: `${PATH}.roles: \`${role}\` is not for this environment alone, and reaches the data of other pull requests on the shared cluster.`,
      hint: 'Write `readWrite`, `read` or `dbAdmin` alone for the database of the environment, or name a database, as in `read@catalog`.',
      position,
    })
  }
  return roles
}

/**
 * Roles without a database are in `admin`, and hold for everything. The oplog in `local` tells every write of all databases (MongoDB's
 * manual, "Replica Set Oplog"), and the file, which is one for all, has no reason to name the database of a single environment.
 */
function reachesOthers(role: string): boolean {
  const [, , database] = ROLE.exec(role) ?? []
  if (database === undefined || ['admin', 'local', 'config'].includes(database.toLowerCase())) return true
  return database !== SAMPLE && /^pr-\d+-[0-9a-f]{8}$/i.test(database)
}
