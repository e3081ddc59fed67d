import { hasCode } from '../atlas/atlas-error.ts'
import { ActionError } from '../base/errors.ts'
import { isJustSent, rememberWrite, sendWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { choice, optional, required, textList, withDefault } from './param.ts'
import { checkRoleName, findDatabaseRole, isSameRole, roleName, roleRequest } from './subject/database-role.ts'
import { ACTION, readActions } from './subject/database-role-actions.ts'
import { checkRoles, ROLE, readRoles } from './subject/database-user-roles.ts'
import { forgetRefusals, waitOut } from './subject/passing-refusal.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

/** The Terraform provider reads a role back after three seconds. */
const READ_BACK_AFTER_MS = 3_000
/** Half a minute in all, which is longer than reads have been seen to lag. */
const MISSED_AGAIN_IN_MS = 5_000
const MOST_TIMES_MISSED = 6

export const createDatabaseRole = defineOperation({
  name: 'create-database-role',
  summary: 'Ensure that a custom database role exists as described.',
  effect: 'write',
  subject: 'database-role',
  lane: 'database-roles',
  params: {
    ...projectReference,
    roleName: required(roleName),
    actions: optional(
      textList({
        describe:
          'What the role allows, and on what: `FIND@app.orders` on a collection, `FIND@app` on a database, `FIND@*` on every one, `LIST_SESSIONS` on the cluster.',
        expected: 'a list of actions such as `FIND@app.orders`, `CREATE_INDEX@app` or `LIST_SESSIONS`',
        pattern: ACTION,
      }),
    ),
    inheritedRoles: optional(
      textList({
        describe: 'Roles that are part of it: `read@app`; custom ones and those for everything without a database.',
        expected: 'a list of roles such as `read@app` or `clusterMonitor`',
        pattern: ROLE,
      }),
    ),
    ifExists: withDefault(
      'fail',
      choice({
        describe:
          'What to do with a role of this name that is not as described. Roles carry no mark of who made them, so it is changed only with `update`.',
        words: ['fail', 'update'],
      }),
    ),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    roleName: { describe: 'Name of the role, for the roles of a database user.' },
  },
  check({ params, given }) {
    const { inheritedRoles } = params
    const issues = [
      ...checkProjectReference(given),
      ...checkRoleName(params.roleName),
      ...checkRoles({ name: 'inherited-roles', texts: inheritedRoles }),
    ]
    const nothing = (name: 'actions' | 'inheritedRoles') => !given(name) || params[name]?.length === 0
    if (nothing('actions') && nothing('inheritedRoles'))
      issues.push({ message: 'the role allows nothing.', hint: 'Give actions or inherited-roles.' })
    for (const text of inheritedRoles ?? []) {
      if (ROLE.exec(text)?.[3] !== undefined)
        issues.push({
          message: `inherited-roles: \`${text}\` names a collection, and roles are inherited for databases.`,
          hint: 'Name the database alone, or say with actions what is allowed on the collection.',
        })
    }
    if (inheritedRoles?.includes(params.roleName ?? ''))
      issues.push({ message: 'inherited-roles: the role itself is among them.', hint: 'Leave it out.' })
    return issues
  },
  async step({ atlas, params, memory }) {
    const { roleName } = params
    const projectId = await projectIdOf({ atlas, params, memory })
    const wanted = {
      actions: readActions(params.actions ?? []),
      inheritedRoles: readRoles(params.inheritedRoles ?? []),
    }
    const role = await findDatabaseRole({ atlas, projectId, roleName })
    const now = atlas.now()
    if (role !== undefined && isSameRole(role, wanted)) {
      const change = sentWrite(memory, 'create') ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged'
      return { status: 'done', change, outputs: { projectId, roleName } }
    }
    if (role !== undefined && params.ifExists === 'fail') throw differs(roleName)
    const name = role === undefined ? 'create' : 'update'
    const doing = role === undefined ? 'creating the database role' : 'updating the database role'
    const waiting = { status: 'waiting', doing, checkAgainInMs: READ_BACK_AFTER_MS } as const
    if (isJustSent({ memory, name, now })) return waiting
    const body = roleRequest(wanted)
    const groupId = projectId
    const send = () =>
      role === undefined
        ? atlas.call('createGroupCustomDbRoleRole', { path: { groupId }, body: { roleName, ...body } })
        : atlas.call('updateGroupCustomDbRoleRole', { path: { groupId, roleName }, body })
    try {
      await sendWrite({ memory, name, what: `database role ${roleName}`, now, send })
    } catch (error) {
      if (!hasCode(error, 'ATLAS_CUSTOM_ROLE_NAME_ALREADY_EXISTS', 'ATLAS_CUSTOM_ROLE_NOT_FOUND'))
        return waitOut({ error, memory, write: name, now })
      // Made or deleted since the look, or reads lag: the next look decides.
      rememberWrite({ memory, name: 'missed', now })
      if ((sentWrite(memory, 'missed')?.times ?? 0) > MOST_TIMES_MISSED) throw error
      return { ...waiting, checkAgainInMs: MISSED_AGAIN_IN_MS }
    }
    forgetRefusals({ memory, write: name })
    return { ...waiting, checkAgainInMs: 500 }
  },
})

function differs(roleName: string): ActionError {
  return new ActionError({
    code: 'DATABASE_ROLE_DIFFERS',
    message: `role-name: a role \`${roleName}\` exists that is not as described, and it may be somebody else's. Nothing was changed.`,
    hint: 'Say `if-exists: update` to change it, or choose another role-name.',
  })
}
