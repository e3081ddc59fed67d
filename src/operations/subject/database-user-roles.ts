import type { Issue } from '../../base/errors.ts'

/** A role as Atlas grants it to a user. */
export interface GrantedRole {
  readonly roleName: string
  readonly databaseName: string
  readonly collectionName?: string
}

/** Database names hold none of `/\. "$` (MongoDB's naming restrictions); a collection's name may hold dots. */
const DATABASE = String.raw`[^@/\\. "$\p{Cc}]{1,63}`
export const ROLE = new RegExp(String.raw`^([^@\s\p{Cc}]+)(?:@(${DATABASE})(?:\.([^\p{Cc}$]{1,255}))?)?$`, 'u')
export const DATABASE_NAME = new RegExp(`^${DATABASE}$`, 'u')

/** These mean one database, and are nothing without it. */
const OF_ONE_DATABASE = ['read', 'readWrite', 'dbAdmin']
/** These mean everything, and exist in `admin` only. */
const OF_ALL = [
  'atlasAdmin',
  'backup',
  'clusterMonitor',
  'dbAdminAnyDatabase',
  'enableSharding',
  'readAnyDatabase',
  'readWriteAnyDatabase',
]
export const BUILT_IN: readonly string[] = [...OF_ONE_DATABASE, ...OF_ALL]

/**
 * Reads `readWrite@app`, `readWrite@app.orders`, and roles without a database, which are in `admin`: custom ones, and those for
 * everything. The texts match `ROLE`; what is written twice counts once.
 */
export function readRoles(texts: readonly string[]): GrantedRole[] {
  const roles = new Map<string, GrantedRole>()
  for (const text of texts) {
    const [, roleName = text, databaseName = 'admin', collectionName] = ROLE.exec(text) ?? []
    const role = { roleName, databaseName, ...(collectionName !== undefined && { collectionName }) }
    roles.set(renderRole(role), role)
  }
  return [...roles.values()]
}

/** What a role lacks, or has too much of. */
export function checkRoles({ name, texts = [] }: { name: string; texts: readonly string[] | undefined }): Issue[] {
  return texts.flatMap((text) => {
    const [, role = '', database] = ROLE.exec(text) ?? []
    if (database === undefined && OF_ONE_DATABASE.includes(role)) {
      return [
        {
          message: `${name}: \`${role}\` is a role for one database, and none is named.`,
          hint: `Write \`${role}@database\`.`,
        },
      ]
    }
    if (database !== undefined && database !== 'admin' && OF_ALL.includes(role)) {
      return [
        { message: `${name}: \`${role}\` is not for one database, but for all.`, hint: `Write \`${role}\` alone.` },
      ]
    }
    return []
  })
}

/** A role in the words of the parameter `roles`. */
export function renderRole({ roleName, databaseName, collectionName }: GrantedRole): string {
  if (collectionName !== undefined) return `${roleName}@${databaseName}.${collectionName}`
  const bare = databaseName === 'admin' && !OF_ONE_DATABASE.includes(roleName)
  return bare ? roleName : `${roleName}@${databaseName}`
}

/** True when both lists hold the same texts, in whichever order. */
export function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [new Set(some), new Set(others)]
  return one.size === other.size && [...one].every((text) => other.has(text))
}
