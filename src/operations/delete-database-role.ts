import { hasCode } from '../atlas/atlas-error.ts'
import { isDeletionDue } from './deletion.ts'
import { sendWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { required } from './param.ts'
import { findDatabaseRole, ROLE_ABSENT, roleName } from './subject/database-role.ts'
import { waitOut } from './subject/passing-refusal.ts'
import { checkProjectReference, findProjectId, isProjectGone, projectReference } from './subject/project.ts'

export const deleteDatabaseRole = defineOperation({
  name: 'delete-database-role',
  summary: 'Ensure that a custom database role does not exist. One that is in use is refused.',
  effect: 'destroy',
  subject: 'database-role',
  lane: 'database-roles',
  params: { ...projectReference, roleName: required(roleName) },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    roleName: { describe: 'Name of the role that is gone.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory }) {
    const { roleName } = params
    const change = () => (sentWrite(memory, 'delete') ? 'deleted' : 'unchanged')
    const gone = () => ({ status: 'done', change: change(), outputs: { roleName } }) as const
    try {
      const projectId = await findProjectId({ atlas, params, memory })
      if (projectId === undefined) return gone()
      const role = await findDatabaseRole({ atlas, projectId, roleName })
      if (role === undefined) return { ...gone(), outputs: { projectId, roleName } }
      const now = atlas.now()
      const waiting = { status: 'waiting', doing: 'deleting the database role', checkAgainInMs: 1_000 } as const
      const what = `database role ${roleName}`
      if (!isDeletionDue({ memory, write: 'delete', what, now })) return { ...waiting, checkAgainInMs: 3_000 }
      const send = () => atlas.call('deleteGroupCustomDbRoleRole', { path: { groupId: projectId, roleName } })
      try {
        await sendWrite({ memory, name: 'delete', what, now, send })
      } catch (error) {
        // Gone since the look, which the next one will see.
        if (!hasCode(error, ...ROLE_ABSENT)) return waitOut({ error, memory, write: 'delete', now })
      }
      return waiting
    } catch (error) {
      if (isProjectGone(error)) return gone()
      throw error
    }
  },
})
