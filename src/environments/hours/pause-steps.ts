import { pauseCluster } from '../../operations/pause-cluster.ts'
import { resumeCluster } from '../../operations/resume-cluster.ts'
import type { Cluster } from '../../operations/subject/cluster.ts'
import type { BuiltStep } from '../../plan/build.ts'
import type { Environment } from '../find-environments.ts'
import { renderTime } from '../identity.ts'

export type PauseGoal = 'pause' | 'resume'

/** An environment with the clusters that are its own. */
export interface WithClusters {
  readonly environment: Environment
  readonly clusters: readonly Cluster[]
}

/** What pauses or resumes the clusters of an environment, or why there is nothing to do: a pure function of what was found. */
export function pauseSteps({
  goal,
  found: { environment, clusters },
  now,
}: {
  goal: PauseGoal
  found: WithClusters
  now: Date
}): readonly BuiltStep[] | string {
  const { name, expiresAt } = environment
  // It would cost for as long as it takes the next sweep to come by.
  if (goal === 'resume' && expiresAt !== undefined && expiresAt.getTime() <= now.getTime())
    return `it expired ${renderTime(expiresAt)}, and is not resumed any more; a push to its pull request renews it`
  const staying = clusters.filter(({ state }) => state !== 'DELETING')
  if (staying.length === 0) return clusters.length > 0 ? 'its cluster is being deleted' : 'it has no cluster of its own'
  return staying.map((cluster, index) => ({
    id: index === 0 ? name : `${name}-${index + 1}`,
    operation: goal === 'pause' ? pauseCluster : resumeCluster,
    params: { 'project-id': cluster.projectId, 'cluster-name': cluster.name },
  }))
}
