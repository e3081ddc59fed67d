import type { CustomRole, DatabaseUser, Deployment, UserRole } from '../database/database.ts'

/** The privilege actions of MongoDB's manual that the served commands need. */
export type Action = 'find' | 'insert' | 'createCollection' | 'dropDatabase' | 'listCollections' | 'listDatabases'

/** What some actions are allowed on: the cluster as a whole, or databases by name, `any` for all but `local` and `config`. */
interface Privilege {
  readonly on: 'cluster' | 'namespace'
  readonly database?: string | undefined
  readonly collection?: string | undefined
  readonly actions: ReadonlySet<string>
}

/** After "Built-In Roles" of MongoDB's manual, of whose actions only those above are named. */
const READ: readonly Action[] = ['find', 'listCollections']
const READ_WRITE: readonly Action[] = [...READ, 'insert', 'createCollection']
const DB_ADMIN: readonly Action[] = ['createCollection', 'dropDatabase', 'listCollections']
const OF_DATABASE: ReadonlyMap<string, readonly Action[]> = new Map([
  ['read', READ],
  ['readWrite', READ_WRITE],
  ['dbAdmin', DB_ADMIN],
])
/** Each of these can list the databases of the cluster too, except `enableSharding`, which can do nothing that is served here. */
const OF_CLUSTER: ReadonlyMap<string, readonly Action[]> = new Map([
  ['readAnyDatabase', READ],
  ['readWriteAnyDatabase', READ_WRITE],
  ['dbAdminAnyDatabase', DB_ADMIN],
  ['backup', READ],
  ['clusterMonitor', []],
  ['atlasAdmin', [...READ_WRITE, ...DB_ADMIN]],
])

/** What a user may do, by the roles that the cluster knows. */
export interface Privileges {
  /** On a database, or on one collection of it. */
  readonly allows: (action: Action, database: string, collection?: string) => boolean
  readonly listsAllDatabases: boolean
  /** Whether there is anything that it may do in the database, or in one of its collections. */
  readonly knows: (database: string) => boolean
}

export function privilegesOf({ roles }: DatabaseUser, deployment: Deployment): Privileges {
  const privileges = roles.flatMap((role) => privilegesOfRole(role, deployment.roles))
  const concerning = (database: string) => privileges.filter((privilege) => concerns(privilege, database))
  return {
    allows: (action, database, collection) =>
      concerning(database).some(
        (one) => one.actions.has(action) && (one.collection === undefined || one.collection === collection),
      ),
    listsAllDatabases: privileges.some(({ on, actions }) => on === 'cluster' && actions.has('listDatabases')),
    knows: (database) => concerning(database).length > 0,
  }
}

function concerns({ on, database, actions }: Privilege, name: string): boolean {
  if (on === 'cluster' || actions.size === 0) return false
  return database === undefined ? name !== 'local' && name !== 'config' : database === name
}

function privilegesOfRole(
  { roleName, databaseName, collectionName }: UserRole,
  custom: readonly CustomRole[],
): readonly Privilege[] {
  const own = OF_DATABASE.get(roleName)
  if (own) {
    return [{ on: 'namespace', database: databaseName, collection: collectionName, actions: new Set(own) }]
  }
  const ofAll = OF_CLUSTER.get(roleName)
  if (ofAll) {
    return [
      { on: 'namespace', actions: new Set(ofAll) },
      { on: 'cluster', actions: new Set(['listDatabases']) },
    ]
  }
  const role = custom.find((candidate) => candidate.roleName === roleName)
  if (!role) return []
  const inherited = role.inheritedRoles.flatMap(({ role: name, db }) =>
    privilegesOfRole({ roleName: name, databaseName: db }, custom),
  )
  return [...role.actions.flatMap(privilegesOfAction), ...inherited]
}

/** The API writes `DROP_DATABASE` for what the manual calls `dropDatabase`, and no name, or an empty one, for any. */
function privilegesOfAction({ action, resources }: CustomRole['actions'][number]): readonly Privilege[] {
  const name = action.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const actions = new Set([name])
  return resources.map((resource) =>
    'cluster' in resource
      ? { on: 'cluster', actions }
      : { on: 'namespace', database: resource.db || undefined, collection: resource.collection || undefined, actions },
  )
}
