import type { Cluster } from '../clusters/cluster.ts'
import type { Quirks } from '../quirks.ts'
import type { Project, Tag } from '../state.ts'

export interface UserRole {
  readonly roleName: string
  readonly databaseName: string
  readonly collectionName?: string | undefined
}

/** How a user proves who it is; all NONE means by password. */
export interface Authentication {
  readonly x509Type: 'NONE' | 'MANAGED' | 'CUSTOMER'
  readonly awsIAMType: 'NONE' | 'USER' | 'ROLE'
  readonly ldapAuthType: 'NONE' | 'GROUP' | 'USER'
  readonly oidcAuthType: 'NONE' | 'IDP_GROUP' | 'USER'
}

/** A database user; times are milliseconds since 1970. */
export interface DatabaseUser {
  readonly username: string
  readonly databaseName: string
  /** Of users that log in by password. Atlas never shows it: only who connects to a cluster has it compared. */
  readonly password?: string | undefined
  readonly authentication: Authentication
  readonly roles: readonly UserRole[]
  readonly scopes: readonly { readonly name: string; readonly type: string }[]
  readonly labels: readonly Partial<Tag>[]
  readonly description?: string | undefined
  readonly deleteAfter?: number | undefined
  readonly createdAt: number
}

/** The certificate of a user, which outlives the user. */
export interface Certificate {
  /** Decimal; too large for a number. */
  readonly serial: string
  readonly username: string
  readonly createdAt: number
  readonly notAfter: number
}

/** What of a cluster, or of the part of it that has a database and perhaps a collection, an action is allowed on. */
export type RoleResource =
  | { readonly cluster: true }
  | { readonly db: string; readonly collection?: string | undefined }

export interface CustomRole {
  readonly roleName: string
  readonly actions: readonly { readonly action: string; readonly resources: readonly RoleResource[] }[]
  readonly inheritedRoles: readonly { readonly db: string; readonly role: string }[]
  readonly createdAt: number
}

export interface SampleLoad {
  readonly id: string
  readonly clusterName: string
  readonly createdAt: number
  readonly until: number
  /** Why it ends in FAILED. */
  readonly error?: string
}

/** Users and roles as they were after a change; clusters take it up by and by. */
export interface Deployment {
  readonly at: number
  readonly users: readonly DatabaseUser[]
  readonly roles: readonly CustomRole[]
}

/** What a project has for its databases. */
export interface Database {
  users: readonly DatabaseUser[]
  certificates: readonly Certificate[]
  roles: readonly CustomRole[]
  sampleLoads: readonly SampleLoad[]
  /** The last change of users or roles, which clusters take up only by and by. */
  changedAt?: number
  /** The changes that clusters have not all taken up, oldest first, after the last that they have. */
  deployments: readonly Deployment[]
}

export const emptyDatabase = (): Database => ({
  users: [],
  certificates: [],
  roles: [],
  sampleLoads: [],
  deployments: [],
})

/** Ends the loads of sample data that a cluster has under way when its deletion begins. */
export function endSampleLoads({ database }: Project, { cluster, now }: { cluster: Cluster; now: number }): void {
  database.sampleLoads = database.sampleLoads.map((load) =>
    load.clusterName === cluster.name && now < load.until
      ? { ...load, until: now, error: 'The cluster was deleted.' }
      : load,
  )
}

/** Removes the users whose time is over. */
export function settleDatabase(project: Project, { now, quirks }: { now: number; quirks: Quirks }): void {
  const { database } = project
  const expired = database.users.flatMap(({ deleteAfter = Number.POSITIVE_INFINITY }) =>
    deleteAfter <= now ? [deleteAfter] : [],
  )
  if (expired.length === 0) return
  database.users = database.users.filter(({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter)
  noteChange(project, { at: Math.max(...expired), now, quirks })
}

/**
 * Says that users or roles changed at `at`: the clusters that run take it up by and by. Recorded: an M0 cluster is UPDATING
 * meanwhile, and one that was created seconds before is UPDATING before it is ever IDLE.
 */
export function noteChange(project: Project, { at, now, quirks }: { at: number; now: number; quirks: Quirks }): void {
  const { database } = project
  database.changedAt = Math.max(database.changedAt ?? at, at)
  const { users, roles, deployments } = database
  const taken = deployments.findLastIndex((deployment) => deployment.at + quirks.userDeployMs <= now)
  database.deployments = [...deployments.slice(Math.max(taken, 0)), { at, users, roles }]
  const until = at + quirks.userDeployMs
  if (until <= now) return
  for (const cluster of project.clusters) {
    if (!quirks.userChangeUpdates.includes(cluster.kind) || cluster.paused) continue
    const { phase } = cluster
    if (phase.doing === 'updating') cluster.phase = { ...phase, until: Math.max(phase.until, until) }
    if (phase.doing === 'creating') cluster.phase = { ...phase, usersUntil: until }
    if (phase.doing !== 'nothing') continue
    cluster.phase = { doing: 'updating', what: 'users', visibleFrom: at + quirks.patchLagMs, until }
  }
}

/** The users and roles that clusters know at `now`. */
export function deployedOn({ database }: Project, { now, quirks }: { now: number; quirks: Quirks }): Deployment {
  const known = database.deployments.findLast(({ at }) => at + quirks.userDeployMs <= now)
  return known ?? { at: now, users: [], roles: [] }
}

/**
 * Whether the cluster has taken up the last change of users and roles, and is doing nothing else. The API's description: it says
 * nothing of the deployment of new dedicated clusters.
 */
export function changeStatus(
  { kind, phase }: Cluster,
  { project, now, quirks }: { project: Project; now: number; quirks: Quirks },
): 'APPLIED' | 'PENDING' {
  const { changedAt = Number.NEGATIVE_INFINITY } = project.database
  const isSettled = phase.doing === 'nothing' || (phase.doing === 'creating' && kind === 'dedicated')
  return isSettled && now >= changedAt + quirks.userDeployMs ? 'APPLIED' : 'PENDING'
}
