import { ActionError } from '../base/errors.ts'
import { defineOperation } from './operation.ts'
import { optional, secretText, text } from './param.ts'
import {
  checkClusterReference,
  clusterReference,
  safeConnectionString,
  shownState,
} from './subject/cluster-reference.ts'
import { connectionStringWithCredentials, credentialsUri, uriDatabase } from './subject/credentials-uri.ts'
import { username } from './subject/database-user.ts'
import { keepPassword } from './subject/database-user-password.ts'
import { endpointString, peeringStrings } from './subject/private-connection.ts'
import { requireCluster } from './subject/require-cluster.ts'

export const connectionString = defineOperation({
  name: 'connection-string',
  summary: 'Give the connection strings of a cluster, public and private, without credentials and with them.',
  effect: 'read',
  subject: 'cluster',
  params: {
    ...clusterReference,
    privateEndpoint: optional(
      text({
        describe: 'Id of a private endpoint, as the cloud provider names it, whose connection string is wanted.',
        expected: 'the id of a private endpoint such as `vpce-0123456789abcdef0`',
        pattern: /^[^\s\p{Cc}]{1,500}$/u,
      }),
    ),
    username: optional({ ...username, describe: 'Name of the database user to log in as; goes with password.' }),
    password: optional(
      secretText({
        describe: 'Password of the database user.',
        expected: 'a password without control characters',
        pattern: /^[^\p{Cc}\p{Cs}]{1,512}$/u,
      }),
    ),
    database: uriDatabase,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    connectionString: { describe: 'Connection string (SRV) without credentials.' },
    connectionStringStandard: {
      describe: 'Connection string with host names, for clients that cannot look up SRV records.',
    },
    connectionStringPrivate: {
      describe: 'Connection string (SRV) for a peered network without credentials, if the cluster has one.',
    },
    connectionStringPrivateStandard: { describe: 'As connection-string-private, with host names.' },
    connectionStringPrivateEndpoint: {
      describe: 'Connection string for the private endpoint that is named, without credentials.',
    },
    connectionStringWithCredentials,
  },
  check({ given }) {
    const issues = checkClusterReference(given)
    if (given('username') !== given('password'))
      issues.push({ message: 'username and password go together.', hint: 'Give both, or neither.' })
    if (given('database') && !given('username'))
      issues.push({
        message: 'database: it is for the connection string with credentials, and there are none.',
        hint: 'Add username and password, or leave it out.',
      })
    return issues
  },
  async step({ atlas, params, memory, policy, secrets }) {
    if (params.password !== undefined) keepPassword({ password: params.password, secrets })
    const cluster = await requireCluster({ atlas, params, memory })
    const srv = safeConnectionString(cluster.connectionStrings.standardSrv)
    const standard = safeConnectionString(cluster.connectionStrings.standard)
    const peering = peeringStrings(cluster)
    const { privateEndpoint: endpointId, username, password, database } = params
    const endpoint = endpointId === undefined ? undefined : endpointString({ cluster, endpointId })
    const chosen = endpoint ?? srv ?? standard ?? peering.srv ?? peering.standard
    if (chosen === undefined) {
      throw new ActionError({
        code: 'NO_CONNECTION_STRING',
        message: `cluster ${cluster.name} has no connection string yet (${shownState(cluster)}).`,
        hint: 'Wait with wait-for-cluster first.',
      })
    }
    const login =
      username !== undefined && password !== undefined && ({ authType: 'scram', username, password } as const)
    const { cloud } = policy
    return {
      status: 'done',
      change: 'unchanged',
      outputs: {
        projectId: cluster.projectId,
        clusterName: cluster.name,
        ...(srv !== undefined && { connectionString: srv }),
        ...(standard !== undefined && { connectionStringStandard: standard }),
        ...(peering.srv !== undefined && { connectionStringPrivate: peering.srv }),
        ...(peering.standard !== undefined && { connectionStringPrivateStandard: peering.standard }),
        ...(endpoint !== undefined && { connectionStringPrivateEndpoint: endpoint }),
        ...(login && {
          connectionStringWithCredentials: credentialsUri({ connectionString: chosen, login, database, cloud }),
        }),
      },
    }
  },
})
