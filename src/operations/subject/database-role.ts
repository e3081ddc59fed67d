import * as z from 'zod/mini'
import type { Atlas } from '../../atlas/client.ts'
import type { Issue } from '../../base/errors.ts'
import { once } from '../../base/once.ts'
import { text } from '../param.ts'
import { readAnswer } from './answer.ts'
import { type ActionOnResource, renderAction } from './database-role-actions.ts'
import { BUILT_IN, type GrantedRole, isSameSet, renderRole } from './database-user-roles.ts'

/** A custom role as the parameters describe it, and as Atlas shows it. */
export interface DatabaseRole {
  readonly actions: readonly ActionOnResource[]
  readonly inheritedRoles: readonly GrantedRole[]
}

/** The rules of Atlas's documentation of custom roles. */
export const roleName = text({
  describe: 'Name of the custom role.',
  expected: 'a name of letters, digits, hyphens and underscores that does not begin with `xgen-`',
  pattern: /^(?!xgen-)[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/,
})

export function checkRoleName(name: string | undefined): Issue[] {
  if (name === undefined || !BUILT_IN.includes(name)) return []
  return [{ message: `role-name: \`${name}\` is a role of MongoDB's own.`, hint: 'Choose another name.' }]
}

const roleSchema = once(() =>
  z.looseObject({
    actions: z.nullish(
      z.array(
        z.looseObject({
          action: z.string(),
          resources: z._default(
            z.array(
              z.looseObject({
                cluster: z.nullish(z.boolean()),
                db: z.nullish(z.string()),
                collection: z.nullish(z.string()),
              }),
            ),
            [],
          ),
        }),
      ),
    ),
    inheritedRoles: z.nullish(z.array(z.looseObject({ db: z.string(), role: z.string() }))),
  }),
)

export const ROLE_ABSENT = ['ATLAS_CUSTOM_ROLE_NOT_FOUND'] as const

export async function findDatabaseRole({
  atlas,
  projectId,
  roleName,
}: {
  atlas: Atlas
  projectId: string
  roleName: string
}): Promise<DatabaseRole | undefined> {
  const path = { groupId: projectId, roleName }
  const answer = await atlas.find('getGroupCustomDbRoleRole', { path, absent: ROLE_ABSENT })
  if (answer === undefined) return undefined
  const { actions, inheritedRoles } = readAnswer({ schema: roleSchema, answer, from: 'getGroupCustomDbRoleRole' })
  return {
    // Atlas leaves out the collection where every one is meant, and the database beside `cluster`.
    actions: (actions ?? []).flatMap(({ action, resources }) =>
      resources.map(({ cluster, db, collection }) =>
        cluster ? { action, on: 'cluster' as const } : { action, on: { db: db ?? '', collection: collection ?? '' } },
      ),
    ),
    inheritedRoles: (inheritedRoles ?? []).map(({ db, role }) => ({ roleName: role, databaseName: db })),
  }
}

export function isSameRole(one: DatabaseRole, other: DatabaseRole): boolean {
  return (
    isSameSet(one.actions.map(renderAction), other.actions.map(renderAction)) &&
    isSameSet(one.inheritedRoles.map(renderRole), other.inheritedRoles.map(renderRole))
  )
}

/** What creates or changes the role: Atlas wants each action once, with all that it is for, and every key of a resource. */
export function roleRequest({ actions, inheritedRoles }: DatabaseRole): Readonly<Record<string, unknown>> {
  const byAction = new Map<string, object[]>()
  for (const { action, on } of actions) {
    const resource = on === 'cluster' ? { cluster: true, db: '', collection: '' } : { cluster: false, ...on }
    byAction.set(action, [...(byAction.get(action) ?? []), resource])
  }
  return {
    actions: [...byAction].map(([action, resources]) => ({ action, resources })),
    inheritedRoles: inheritedRoles.map(({ roleName, databaseName }) => ({ role: roleName, db: databaseName })),
  }
}
