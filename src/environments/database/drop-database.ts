import { renderDuration } from '../../base/duration.ts'
import { ActionError } from '../../base/errors.ts'
import { rememberWrite, sentWrite } from '../../operations/memory.ts'
import { defineOperation, type Memory, type Operation, type Progress } from '../../operations/operation.ts'
import { flag, optional, required, secretText, text, withDefault } from '../../operations/param.ts'
import { findCluster } from '../../operations/subject/cluster.ts'
import { clusterName } from '../../operations/subject/cluster-name.ts'
import { projectReference } from '../../operations/subject/project.ts'
import { awaitDeletionKnown } from './await-deletion-known.ts'
import { DatabaseError, type Patience, withDatabases } from './database-driver.ts'
import { readDatabaseUri } from './database-uri.ts'

/** A new user takes seconds on the cluster, and so does a new entry of the network access list. */
const GIVE_UP_AFTER_MS = 60_000
const AGAIN_AFTER_MS = 3_000
/** The name under which it is remembered when the first try failed. */
const TROUBLE = 'trouble'

/**
 * Drops the database of an environment. It is no part of plans that people write, and the names that it takes are those of
 * environments only.
 */
export const dropDatabase: Operation = createDropDatabase({ connectMs: 8_000, answerMs: 30_000 })

/** As `dropDatabase`, with other time for each try. */
export function createDropDatabase(patience: Patience): Operation {
  return defineOperation({
    name: 'drop-database',
    summary:
      "Ensure that an environment's database is not on the cluster; where there is no connection, say what is left.",
    effect: 'destroy',
    subject: 'nothing',
    params: {
      connectionString: required(
        secretText({
          describe: 'Connection string with the credentials of a user that may drop the database.',
          expected: 'a connection string with credentials',
          pattern: /^mongodb(?:\+srv)?:\/\//,
        }),
      ),
      database: required(
        text({
          describe: 'Name of the database, which is the name of the environment.',
          expected: 'the name of an environment such as `pr-42-0123abcd`',
          pattern: /^pr-\d+-[0-9a-f]{8}$/,
        }),
      ),
      projectId: projectReference.projectId,
      clusterName: optional({ ...clusterName, describe: 'Cluster that the database is on, with project-id.' }),
      afterDeletion: withDefault(
        false,
        flag({ describe: 'Wait until that cluster knows of the users that were deleted before.' }),
      ),
    },
    outputs: { database: { describe: 'Name of the database that is gone.' } },
    check({ params }) {
      const place = params.connectionString && readDatabaseUri(params.connectionString.reveal())
      return place !== undefined && 'message' in place ? [place] : []
    },
    async step({ atlas, params, memory }) {
      const { database, projectId, clusterName } = params
      const place = projectId !== undefined && clusterName !== undefined ? { atlas, projectId, clusterName } : undefined
      const pending = params.afterDeletion && place && (await awaitDeletionKnown({ ...place, memory }))
      if (pending) return pending
      const uri = params.connectionString.reveal()
      try {
        const change = await withDatabases({
          uri,
          patience,
          // Sent in any case, since the list leaves out what the user may not see; the answer does not tell whether there was one.
          async work(databases) {
            const isSeen = await databases.sees(database)
            const wasThere = isSeen !== false || sentWrite(memory, 'drop') !== undefined
            if (wasThere) rememberWrite({ memory, name: 'drop', now: atlas.now() })
            await databases.drop(database)
            return wasThere ? 'deleted' : 'unchanged'
          },
        })
        return { status: 'done', change, outputs: { database } }
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error
        const what = nameOf({ database, uri })
        if (error.trouble === 'unreachable' && place) await refusePaused({ place, what })
        return afterTrouble({ error, what, memory, now: atlas.now() })
      }
    },
  })
}

/** Time mends it, so that whatever the data are found by has to stay. */
async function refusePaused({
  place,
  what,
}: {
  place: Parameters<typeof findCluster>[0]
  what: string
}): Promise<void> {
  if ((await findCluster(place))?.paused !== true) return
  throw new ActionError({
    code: 'DATABASE_CLUSTER_PAUSED',
    message: `${what}: it could not be dropped, since the cluster ${place.clusterName} is paused. Its user stays, by which it is found again.`,
    hint: 'Resume the cluster and run down again, or run the sweep at a time when the cluster is not paused.',
  })
}

function nameOf({ database, uri }: { database: string; uri: string }): string {
  const place = readDatabaseUri(uri)
  return `database \`${database}\`${'host' in place ? ` of ${place.host}` : ''}`
}

/** What follows from a try that failed: another one, an end without the database, or a failure (`ActionError`). */
function afterTrouble({
  error: { trouble, message },
  what,
  memory,
  now,
}: {
  error: DatabaseError
  what: string
  memory: Memory
  now: Date
}): Progress<never> {
  rememberWrite({ memory, name: TROUBLE, now })
  const again = (doing: string) => ({ status: 'waiting', doing, checkAgainInMs: AGAIN_AFTER_MS }) as const
  const isOver = now.getTime() - (sentWrite(memory, TROUBLE)?.firstAt ?? 0) >= GIVE_UP_AFTER_MS
  if (trouble === 'unreachable') {
    if (!isOver) return again(`waiting for a connection to the cluster (${message})`)
    const was = sentWrite(memory, 'drop') ? 'may be left' : 'was left'
    return {
      status: 'skipped',
      why: `${what} ${was}: there is no connection from here to the cluster (${message}). Drop it by hand, or run down from where the cluster can be reached.`,
    }
  }
  if (trouble === 'unauthenticated') {
    if (!isOver) return again(`waiting for the cluster to let the user in (${message})`)
    throw new ActionError({
      code: 'DATABASE_LOGIN_REFUSED',
      message: `${what}: the cluster has refused the login for ${renderDuration(GIVE_UP_AFTER_MS)} (${message}).`,
      hint: 'Run down again; if it stays, see in the Atlas console whether the user may log in to this cluster.',
    })
  }
  if (trouble === 'passing' && !isOver) return again(`trying again to drop the database (${message})`)
  if (trouble === 'unauthorized')
    throw new ActionError({
      code: 'DATABASE_DROP_FORBIDDEN',
      message: `${what}: the user may not drop it (${message}).`,
      hint: 'It needs the role `dbAdmin` on this database. Run down again, which gives it.',
    })
  throw new ActionError({
    code: 'DATABASE_DROP_FAILED',
    message: `${what}: it could not be dropped (${message}).`,
    hint: 'Run down again; if it stays, drop the database by hand.',
  })
}
