import { ActionError } from '../base/errors.ts'
import { defineOperation } from './operation.ts'
import {
  checkClusterReference,
  clusterReference,
  safeConnectionString,
  shownState,
} from './subject/cluster-reference.ts'
import { requireCluster } from './subject/require-cluster.ts'

export const connectionString = defineOperation({
  name: 'connection-string',
  summary: 'Give the connection strings of a cluster, without credentials.',
  effect: 'read',
  subject: 'cluster',
  params: clusterReference,
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    connectionString: { describe: 'Connection string (SRV) without credentials.' },
    connectionStringStandard: {
      describe: 'Connection string with host names, for clients that cannot look up SRV records.',
    },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    const srv = safeConnectionString(cluster.connectionStrings.standardSrv)
    const standard = safeConnectionString(cluster.connectionStrings.standard)
    if (srv === undefined && standard === undefined) {
      throw new ActionError({
        code: 'NO_CONNECTION_STRING',
        message: `cluster ${cluster.name} has no connection string yet (${shownState(cluster)}).`,
        hint: 'Wait with wait-for-cluster first.',
      })
    }
    return {
      status: 'done',
      change: 'unchanged',
      outputs: {
        projectId: cluster.projectId,
        clusterName: cluster.name,
        ...(srv !== undefined && { connectionString: srv }),
        ...(standard !== undefined && { connectionStringStandard: standard }),
      },
    }
  },
})
