import type { Secret } from '../../base/secret.ts'
import type { DatabaseUser } from './database-user.ts'
import { type AuthType, authKind } from './database-user-auth.ts'
import { isSameSet, readRoles, renderRole } from './database-user-roles.ts'
import { expiryTolerance } from './expiry-tolerance.ts'

/** A database user as the parameters describe it. */
export interface WantedUser {
  readonly username: string
  readonly authType: AuthType
  readonly roles: readonly string[]
  readonly clusters?: readonly string[]
  /** How long from now it is to live at least, in ms. */
  readonly expiresAfter?: number
}

/** True when the user that is there has the roles, clusters and time that are wanted. */
export function isAsWanted({ user, wanted, now }: { user: DatabaseUser; wanted: WantedUser; now: Date }): boolean {
  return (
    isSameSet(user.roles.map(renderRole), readRoles(wanted.roles).map(renderRole)) &&
    isSameSet(user.scopes.map(wordOf), scopesOf(wanted).map(wordOf)) &&
    isLateEnough({ user, spanMs: wanted.expiresAfter, now })
  )
}

/** What lives for ever does so; Atlas does not make the permanent temporary. */
function isLateEnough({ user, spanMs, now }: { user: DatabaseUser; spanMs: number | undefined; now: Date }): boolean {
  if (spanMs === undefined || user.expiresAt === undefined) return true
  return Date.parse(user.expiresAt) >= now.getTime() + spanMs - expiryTolerance(spanMs)
}

/**
 * What creates the user, or changes the one that is there. It says everything also in a change, so that it does not matter whether
 * Atlas takes what is left out as unchanged; the schema demands the names in both.
 */
export function userRequest({
  projectId,
  wanted,
  user,
  description,
  password,
  now,
}: {
  projectId: string
  wanted: WantedUser
  /** The one that is there. */
  user: DatabaseUser | undefined
  description: string
  password: Secret | undefined
  now: Date
}): Readonly<Record<string, unknown>> {
  const { database, attribute } = authKind(wanted.authType)
  const expiresAt = expiryOf({ user, spanMs: wanted.expiresAfter, now })
  return {
    // First, so that whoever shows a body and cuts it never cuts the password, of which the rest could not be found any more.
    ...(password !== undefined && { password }),
    groupId: projectId,
    databaseName: database,
    username: wanted.username,
    ...(attribute !== undefined && { [attribute.name]: attribute.value }),
    roles: readRoles(wanted.roles),
    scopes: scopesOf(wanted),
    ...(expiresAt !== undefined && { deleteAfterDate: expiresAt }),
    ...(description !== '' && { description }),
    ...(user !== undefined && user.labels.length > 0 && { labels: user.labels }),
  }
}

/** Never earlier than now planned, and never at all for a user that has no end. */
function expiryOf({
  user,
  spanMs,
  now,
}: {
  user: DatabaseUser | undefined
  spanMs: number | undefined
  now: Date
}): string | undefined {
  if (spanMs === undefined || (user !== undefined && user.expiresAt === undefined)) return user?.expiresAt
  const at = Math.max(now.getTime() + spanMs, Date.parse(user?.expiresAt ?? '') || 0)
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}

function scopesOf({ clusters = [] }: WantedUser): { name: string; type: string }[] {
  return [...new Set(clusters)].map((name) => ({ name, type: 'CLUSTER' }))
}

function wordOf({ name, type }: { name: string; type: string }): string {
  return `${type} ${name}`
}
