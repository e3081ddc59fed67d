import { ActionError } from '../../base/errors.ts'
import type { Cluster } from './cluster.ts'

/** Rejects for a paused cluster: Atlas neither writes to one nor reads from it. */
export function refusePaused(cluster: Cluster): void {
  if (!cluster.paused) return
  throw new ActionError({
    code: 'CLUSTER_PAUSED',
    message: `cluster ${cluster.name} is paused, and Atlas cannot do this to a paused cluster.`,
    hint: 'Resume it first with resume-cluster.',
  })
}
