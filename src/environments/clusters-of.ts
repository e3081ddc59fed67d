import type { Atlas } from '../atlas/client.ts'
import type { Cloud } from '../atlas/cloud.ts'
import { type Cluster, listClusters } from '../operations/subject/cluster.ts'
import type { Environment } from './find-environments.ts'

/** The clusters of an environment: those of its projects, or what was found as its own. One on a shared cluster has none. */
export async function clustersOf({
  atlas,
  cloud,
  environment: { holdings },
}: {
  atlas: Atlas
  cloud: Cloud
  environment: Environment
}): Promise<Cluster[]> {
  const clusters = await Promise.all(
    holdings.map((holding) => {
      if (holding.kind === 'cluster') return [holding.cluster]
      if (holding.kind === 'user') return []
      return listClusters({ atlas, projectId: holding.projectId, withFlex: cloud === 'commercial' })
    }),
  )
  return clusters.flat()
}
