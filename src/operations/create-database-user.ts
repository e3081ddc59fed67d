import type { Issue } from '../base/errors.ts'
import { safeText } from '../base/text.ts'
import { sentWrite } from './memory.ts'
import { defineOperation } from './operation.ts'
import { choice, duration, flag, optional, required, secretText, textList, withDefault } from './param.ts'
import { clusterName } from './subject/cluster-name.ts'
import { wait } from './subject/cluster-reference.ts'
import { connectionStringWithCredentials, uriDatabase } from './subject/credentials-uri.ts'
import { findDatabaseUser, username } from './subject/database-user.ts'
import { AUTH_TYPES, authKind, checkUsername, isX509 } from './subject/database-user-auth.ts'
import { checkPassword, keepPassword } from './subject/database-user-password.ts'
import { checkRoles, ROLE } from './subject/database-user-roles.ts'
import { loginOutputs, settleUser } from './subject/database-user-settle.ts'
import { ensureUser } from './subject/database-user-write.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

const WEEK = { ms: 7 * 86_400_000, words: '`7d`' }
const SHORTEST_MS = 60_000
const CLUSTER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/

export const createDatabaseUser = defineOperation({
  name: 'create-database-user',
  summary: 'Ensure that a database user exists as described, and wait until it can log in.',
  effect: 'write',
  subject: 'database-user',
  params: {
    ...projectReference,
    username: required(username),
    roles: required(
      textList({
        describe:
          'What the user may do: `readWrite@app` on a database, `readWrite@app.orders` on a collection; custom roles and roles for everything, such as `readAnyDatabase`, without a database.',
        expected: 'a list of roles such as `readWrite@app`, `read@app.orders` or `readAnyDatabase`',
        pattern: ROLE,
      }),
    ),
    authType: withDefault(
      'scram',
      choice({
        describe:
          'How the user logs in: with a password (`scram`), a certificate that Atlas or you manage, an IAM user or role of AWS, as a group of people or as a workload of an OIDC provider.',
        words: AUTH_TYPES,
      }),
    ),
    clusters: optional(
      textList({
        describe:
          'Names of the clusters that the user may log in to. Left out, it may log in to every cluster of the project.',
        expected: 'a list of cluster names',
        pattern: CLUSTER_NAME,
      }),
    ),
    expiresAfter: optional(
      duration({
        describe:
          'When Atlas is to delete the user by itself, counted from now; not for X.509. Each run extends it. Left out, a user that is there keeps its end; one without an end keeps having none.',
        most: WEEK,
      }),
    ),
    password: optional(
      secretText({
        describe:
          'Password of a `scram` user; left out, one is made. A user that is there keeps the password that it has, which nobody can read: say rotate-password to set this one.',
        expected: 'at least 8 characters without control characters',
        pattern: /^[^\p{Cc}\p{Cs}]{8,512}$/u,
      }),
    ),
    rotatePassword: withDefault(
      false,
      flag({ describe: 'Give a user that is there the password given here, or a new one. Open connections live on.' }),
    ),
    clusterName: optional({
      ...clusterName,
      describe: 'Cluster whose connection strings are wanted. The step waits until it is ready, too.',
    }),
    database: uriDatabase,
    ifExists: withDefault(
      'fail',
      choice({
        describe:
          'What to do with a user of this name that this action did not create: `reuse` gives it the roles, clusters and end described here, and leaves its description alone.',
        words: ['fail', 'reuse'],
      }),
    ),
    wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    username: { describe: 'Name of the database user.' },
    authDatabase: { describe: 'Database to log in to: `admin` or `$external`.' },
    expiresAt: { describe: 'When Atlas deletes the user by itself, if it does.' },
    password: {
      describe:
        'Password, if this run knows it: it was given, or this run has created the user or rotated its password.',
      secret: true,
    },
    clusterName: { describe: 'Name of the cluster, if one is named.' },
    connectionString: { describe: 'Connection string (SRV) of that cluster without credentials.' },
    connectionStringWithCredentials,
  },

  check({ params, given }) {
    const issues: Issue[] = [...checkProjectReference(given), ...checkRoles({ name: 'roles', texts: params.roles })]
    issues.push(...checkUsername(params), ...checkPassword(params))
    const { authType, clusters, clusterName } = params
    if (params.roles?.length === 0)
      issues.push({ message: 'roles: a user needs at least one.', hint: 'Add one, such as `readWrite@app`.' })
    if (authType !== undefined && authType !== 'scram') {
      const names = { password: given('password'), 'rotate-password': params.rotatePassword === true }
      for (const [name, isGiven] of Object.entries(names)) {
        if (isGiven)
          issues.push({
            message: `${name}: a user of \`auth-type: ${authType}\` has no password.`,
            hint: 'Leave it out.',
          })
      }
    }
    if (authType !== undefined && isX509(authType) && given('expiresAfter'))
      issues.push({ message: 'expires-after: Atlas does not expire users with certificates.', hint: 'Leave it out.' })
    if (params.expiresAfter !== undefined && params.expiresAfter < SHORTEST_MS)
      issues.push({ message: 'expires-after: too short to be of use.', hint: 'Give `1m` or more.' })
    if (clusters?.length === 0)
      issues.push({
        message: 'clusters: an empty list would mean every cluster.',
        hint: 'Name some, or leave it out for all.',
      })
    else if (clusters !== undefined && clusterName !== undefined && !clusters.includes(clusterName))
      issues.push({
        message: `cluster-name: the user may not log in to \`${clusterName}\`.`,
        hint: 'Add it to clusters.',
      })
    if (given('database') && !given('clusterName'))
      issues.push({
        message: 'database: it is for the connection string, and no cluster is named.',
        hint: 'Add cluster-name.',
      })
    return issues
  },

  async step({ atlas, params, memory, owner, policy, secrets }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const { database } = authKind(params.authType)
    if (params.password !== undefined) keepPassword({ password: params.password, secrets })
    const user = await findDatabaseUser({ atlas, projectId, database, username: params.username })
    const { password, rotatePassword: rotate, ifExists } = params
    const change = { atlas, projectId, user, wanted: params, password, rotate, ifExists, owner, memory, secrets }
    const pending = await ensureUser(change)
    if (pending) return pending
    const settled = await settleUser({ atlas, projectId, params, memory, withFlex: policy.cloud === 'commercial' })
    if ('waiting' in settled) return settled.waiting
    return {
      status: 'done',
      change: sentWrite(memory, 'create') ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged',
      outputs: {
        projectId,
        username: params.username,
        authDatabase: database,
        ...(user?.expiresAt !== undefined && { expiresAt: safeText(user.expiresAt) }),
        ...loginOutputs({ ...settled, params, cloud: policy.cloud, memory, secrets }),
      },
    }
  },
})
