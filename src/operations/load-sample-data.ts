import { AtlasError } from '../atlas/atlas-error.ts'
import type { Atlas } from '../atlas/client.ts'
import { ActionError } from '../base/errors.ts'
import { isJustSent, sendWrite, sentWrite } from './memory.ts'
import { defineOperation, type Memory } from './operation.ts'
import { flag, withDefault } from './param.ts'
import type { Cluster } from './subject/cluster.ts'
import { checkClusterReference, clusterReference } from './subject/cluster-reference.ts'
import { changeCluster, isSettled, waitingFor, waitOutBusy } from './subject/cluster-write.ts'
import { mergeTags } from './subject/ownership.ts'
import { type Waiting, waitOut } from './subject/passing-refusal.ts'
import { refusePaused } from './subject/refuse-paused.ts'
import { requireCluster } from './subject/require-cluster.ts'
import { findLoad, loadIdIn, loadTag, requestLoad, type SampleLoad } from './subject/sample-load.ts'

/** A load takes less than a minute (recorded). After it, a second request of the same can no longer run beside the first. */
const SURELY_OVER_MS = 120_000

export const loadSampleData = defineOperation({
  name: 'load-sample-data',
  summary: 'Ensure that the sample databases of MongoDB are in a cluster, and wait until they are.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    force: withDefault(
      false,
      flag({
        describe:
          'Load even if the tag `sample-data` of the cluster says that it was done; a free cluster bears no tag, and is asked in every run. Atlas loads nothing while one of the sample databases is there: drop them first.',
      }),
    ),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    loadId: { describe: 'Id of the load.' },
    state: { describe: '`completed`, or `present` when the sample databases were there already.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory })
    const now = atlas.now()
    const waitFor = (doing: string) => waitingFor({ cluster, doing, memory, write: 'load', now })
    if (cluster.state === 'DELETING') return waitFor('waiting for the cluster to go')
    const { projectId, name: clusterName } = cluster
    const own = memory.found?.['load']
    const loadId = own ?? (params.force ? undefined : loadIdIn(cluster.tags))
    if (loadId === undefined) return beginLoad({ atlas, cluster, memory })
    const load = await findLoad({ atlas, projectId, loadId })
    if (own === undefined && isUseless({ load, cluster })) return beginLoad({ atlas, cluster, memory })
    if (own !== undefined && load === undefined) return lookFor({ cluster, memory, now })
    if (load !== undefined) refuseFailed({ load, memory, force: params.force })
    if (cluster.kind !== 'free' && loadIdIn(cluster.tags) !== loadId) {
      const body = { tags: mergeTags(cluster.tags, [loadTag(loadId)]) }
      return changeCluster({ atlas, cluster, memory, write: 'tag', body, doing: 'marking the cluster' })
    }
    if (load?.state === 'in-progress') return waitFor('loading the sample data')
    if (sentWrite(memory, 'tag') && !isSettled({ cluster, memory, write: 'tag', now })) {
      return waitFor('marking the cluster')
    }
    // Atlas forgets a load some day; the cluster still bears the tag that only an accepted load gives it.
    const state = load?.state ?? 'completed'
    const requests = sentWrite(memory, 'load')?.times ?? 0
    const loaded = state === 'completed' ? requests > 0 : requests > 1
    return {
      status: 'done',
      change: loaded ? 'updated' : 'unchanged',
      outputs: { projectId, clusterName, loadId, state },
    }
  },
})

/** The tag may have been copied from another cluster, or tell of a load that has failed. */
function isUseless({ load, cluster }: { load: SampleLoad | undefined; cluster: Cluster }): boolean {
  return load !== undefined && (load.clusterName !== cluster.name || load.state === 'failed')
}

function lookFor({ cluster, memory, now }: { cluster: Cluster; memory: Memory; now: Date }): Waiting {
  if (isJustSent({ memory, name: 'load', now })) {
    return waitingFor({ cluster, doing: 'loading the sample data', memory, write: 'load', now })
  }
  throw new ActionError({
    code: 'SAMPLE_DATA_LOST',
    message: `cluster ${cluster.name}: Atlas accepted to load the sample data, and knows nothing of it any more.`,
    hint: 'Run it again.',
  })
}

/** A request whose answer was lost may have loaded the data, which then are in the way of the one after it. */
function refuseFailed({ load, memory, force }: { load: SampleLoad; memory: Memory; force: boolean }): void {
  const asked = sentWrite(memory, 'load')?.times ?? 0
  const inTheWay = load.state === 'present' && force && asked === 1
  if (load.state !== 'failed' && !inTheWay) return
  throw new ActionError({
    code: 'SAMPLE_DATA_FAILED',
    message: `cluster ${load.clusterName}: Atlas could not load the sample data: ${load.why}`,
    hint: 'Drop the databases whose names begin with `sample_` if some are there, see that the cluster has room for the data, and run it again.',
  })
}

async function beginLoad({
  atlas,
  cluster,
  memory,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
}): Promise<Waiting> {
  const now = atlas.now()
  refusePaused(cluster)
  if (cluster.state !== 'IDLE') {
    return waitingFor({ cluster, doing: 'waiting until the cluster is ready', memory, write: 'load', now })
  }
  const sent = sentWrite(memory, 'load')
  const over = (sent?.lastAt ?? 0) + SURELY_OVER_MS - now.getTime()
  if (sent !== undefined && over > 0) {
    const doing = 'waiting since it is not known whether the sample data are being loaded: the answer was lost'
    return { status: 'waiting', doing, checkAgainInMs: over }
  }
  try {
    const what = `the sample data of cluster ${cluster.name}`
    const send = async () => {
      const { id } = await requestLoad({ atlas, cluster })
      memory.found = { ...memory.found, load: id }
    }
    await sendWrite({ memory, name: 'load', what, now, send })
  } catch (error) {
    // A load that is under way already may be refused with 409; which code it has is not documented.
    const underWay = error instanceof AtlasError && error.status === 409
    if (underWay) return waitOut({ error, memory, write: 'load', now, because: 'state' })
    return waitOutBusy({ atlas, cluster, error, memory, write: 'load' })
  }
  return { status: 'waiting', doing: 'loading the sample data', checkAgainInMs: 1_000 }
}
