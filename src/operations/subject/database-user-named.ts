import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { safeText } from '../../base/text.ts'
import { type DatabaseUser, findDatabaseUser, listDatabaseUsers } from './database-user.ts'

/**
 * The user of that name in one of the two databases that users log in to, or in the given one; `undefined` if there is none. Rejects
 * with `DATABASE_USER_AMBIGUOUS` if both have one.
 */
export async function findNamedUser({
  atlas,
  projectId,
  username,
  database,
}: {
  atlas: Atlas
  projectId: string
  username: string
  database: string | undefined
}): Promise<DatabaseUser | undefined> {
  if (database !== undefined) return findDatabaseUser({ atlas, projectId, database, username })
  const users = (await listDatabaseUsers({ atlas, projectId })).filter((user) => user.username === username)
  if (users.length < 2) return users[0]
  const kinds = users.map(({ authType, database }) => `${safeText(authType)} in ${safeText(database)}`).join(', ')
  throw new ActionError({
    code: 'DATABASE_USER_AMBIGUOUS',
    message: `username: several users are called \`${safeText(username, { longest: 80 })}\` (${kinds}). Nothing was changed.`,
    hint: 'Say which one with auth-type.',
  })
}
