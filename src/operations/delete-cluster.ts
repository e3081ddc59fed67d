import { sentDeletion } from './deletion.ts'
import { defineOperation } from './operation.ts'
import { flag, withDefault } from './param.ts'
import { findCluster } from './subject/cluster.ts'
import { deletionOf, refuseProtected, stepClusterDeletion } from './subject/cluster-deletion.ts'
import { checkClusterReference, clusterReference, readClusterReference } from './subject/cluster-reference.ts'
import { isAnotherCluster, onlyOurs, refuseNotOurs, whyProtected } from './subject/only-ours.ts'
import { findProjectId, isProjectGone } from './subject/project.ts'

export const deleteCluster = defineOperation({
  name: 'delete-cluster',
  summary: 'Ensure that a cluster does not exist, and wait until it is gone.',
  effect: 'destroy',
  subject: 'cluster',
  params: {
    ...clusterReference,
    force: withDefault(
      false,
      flag({
        describe:
          'Lift termination protection even if this action has not set it, which it says by the tag `protected-by`.',
      }),
    ),
    onlyOurs,
    retainBackups: withDefault(false, flag({ describe: 'Keep the snapshots of the cluster.' })),
    wait: withDefault(true, flag({ describe: 'Wait until the cluster is gone.' })),
  },
  outputs: { clusterName: { describe: 'Name of the cluster.' } },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory, owner }) {
    const { clusterName, ...reference } = readClusterReference(params)
    const sent = sentDeletion(memory, deletionOf({ name: clusterName }))
    const gone = { status: 'done', change: sent ? 'deleted' : 'unchanged', outputs: { clusterName } } as const
    try {
      const projectId = await findProjectId({ atlas, params: reference, memory })
      if (projectId === undefined) return gone
      const cluster = await findCluster({ atlas, projectId, clusterName })
      if (cluster === undefined) return gone
      if (!params.wait && cluster.state === 'DELETING') return gone
      if (params.onlyOurs && isAnotherCluster({ cluster, memory })) return gone
      // Recorded: what is being deleted bears no tags any more.
      if (params.onlyOurs && cluster.state !== 'DELETING') {
        const named = { tags: cluster.tags, what: `cluster ${clusterName}` }
        refuseNotOurs({ ...named, owner, code: 'CLUSTER_NOT_OURS' })
        const why = whyProtected(named)
        if (why !== undefined) return { status: 'skipped', why }
      }
      refuseProtected({ cluster, owner, force: params.force })
      return await stepClusterDeletion({ atlas, cluster, memory, retainBackups: params.retainBackups })
    } catch (error) {
      if (isProjectGone(error)) return gone
      throw error
    }
  },
})
