import type { Cluster } from '../clusters/cluster.ts'
import { type DatabaseUser, type Deployment, deployedOn } from '../database/database.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import type { CredentialOf } from './credentials.ts'
import type { Cursors } from './cursors.ts'
import type { Store } from './store.ts'

/** A cluster that takes connections, at the moment at which it was looked at (milliseconds since 1970). */
export interface Sight {
  readonly project: Project
  readonly cluster: Cluster
  readonly now: number
}

/** What listens for one cluster. */
export interface Node {
  readonly world: World
  readonly port: number
  readonly store: Store
  readonly cursors: Cursors
  readonly credentialOf: CredentialOf
  /** Brings the world to the present and looks for the cluster; `undefined` when it takes no connections. */
  readonly look: () => Sight | undefined
}

/** The user that the cluster lets in under this name, and by password alone: one that it knows, that is for it, and whose time is not over. */
export function findLogin(
  username: string,
  { project, cluster, now }: Sight,
  { quirks }: World,
): { readonly user: DatabaseUser; readonly deployment: Deployment } | undefined {
  const deployment = deployedOn(project, { now, quirks })
  const user = deployment.users.find((one) => one.databaseName === 'admin' && one.username === username)
  if (user?.password === undefined || (user.deleteAfter !== undefined && user.deleteAfter <= now)) return undefined
  const scopes = user.scopes.filter(({ type, name }) => type === 'CLUSTER' && name === cluster.name)
  return user.scopes.length > 0 && scopes.length === 0 ? undefined : { user, deployment }
}
