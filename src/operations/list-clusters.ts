import { safeText } from '../base/text.ts'
import { defineOperation } from './operation.ts'
import { listClusters as listAll } from './subject/cluster.ts'
import { shownState } from './subject/cluster-reference.ts'
import { checkProjectReference, projectIdOf, projectReference } from './subject/project.ts'

export const listClusters = defineOperation({
  name: 'list-clusters',
  summary: 'List every cluster of a project: free, flex and dedicated.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    clusters: { describe: 'List of { name, kind, state, tier, provider, region, mongodb-version }.' },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, policy }) {
    const projectId = await projectIdOf({ atlas, params, memory })
    const found = await listAll({ atlas, projectId, withFlex: policy.cloud === 'commercial' })
    const clusters = found.map((cluster) => ({
      name: safeText(cluster.name),
      kind: cluster.kind,
      state: shownState(cluster),
      tier: cluster.tier,
      provider: cluster.provider,
      region: cluster.region,
      'mongodb-version': cluster.version,
    }))
    return { status: 'done', change: 'unchanged', outputs: { clusters, count: clusters.length } }
  },
})
