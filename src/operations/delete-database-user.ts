import { hasCode } from '../atlas/atlas-error.ts'
import { safeText } from '../base/text.ts'
import { isDeletionDue } from './deletion.ts'
import { sendWrite, sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { choice, flag, optional, required, withDefault } from './param.ts'
import { USER_ABSENT, username } from './subject/database-user.ts'
import { AUTH_TYPES, authKind } from './subject/database-user-auth.ts'
import { isUserMadeFor } from './subject/database-user-mark.ts'
import { findNamedUser } from './subject/database-user-named.ts'
import { notOurs } from './subject/only-ours.ts'
import { waitOut } from './subject/passing-refusal.ts'
import { checkProjectReference, findProjectId, isProjectGone, projectReference } from './subject/project.ts'

export const deleteDatabaseUser = defineOperation({
  name: 'delete-database-user',
  summary: 'Ensure that a database user does not exist. Open connections may live on.',
  effect: 'destroy',
  subject: 'database-user',
  params: {
    ...projectReference,
    username: required(username),
    authType: optional(
      choice({
        describe: 'How the user logs in; needed only where two users of different kinds have the same name.',
        words: AUTH_TYPES,
      }),
    ),
    onlyOurs: withDefault(
      false,
      flag({
        describe:
          'Delete it only if its description says that this action has created it for this repository, and for this pull request where both say one; fail otherwise.',
      }),
    ),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    username: { describe: 'Name of the database user that is gone.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, owner }) {
    const { username, authType } = params
    const change = () => (sentWrite(memory, 'delete') ? 'deleted' : 'unchanged')
    const gone = () => ({ status: 'done', change: change(), outputs: { username } }) as const
    try {
      const projectId = await findProjectId({ atlas, params, memory })
      if (projectId === undefined) return gone()
      const database = authType === undefined ? undefined : authKind(authType).database
      const user = await findNamedUser({ atlas, projectId, username, database })
      if (user === undefined) return { ...gone(), outputs: { projectId, username } }
      const what = `database user \`${safeText(username, { longest: 80 })}\``
      if (params.onlyOurs && !isUserMadeFor({ description: user.description, owner })) {
        // Somebody has made another one in the place of ours, which has no id to tell it by.
        if (sentWrite(memory, 'delete') !== undefined) return { ...gone(), outputs: { projectId, username } }
        throw notOurs({ code: 'DATABASE_USER_NOT_OURS', what, says: 'description does' })
      }
      const now = atlas.now()
      const waiting = { status: 'waiting', doing: 'deleting the database user', checkAgainInMs: 1_000 } as const
      if (!isDeletionDue({ memory, write: 'delete', what, now })) return { ...waiting, checkAgainInMs: 3_000 }
      const path = { groupId: projectId, databaseName: user.database, username }
      const send = () => atlas.call('deleteGroupDatabaseUser', { path })
      try {
        await sendWrite({ memory, name: 'delete', what, now, send })
      } catch (error) {
        // Gone since the look, which the next one will see.
        if (!hasCode(error, ...USER_ABSENT)) return waitOut({ error, memory, write: 'delete', now })
      }
      return waiting
    } catch (error) {
      if (isProjectGone(error)) return gone()
      throw error
    }
  },
})
