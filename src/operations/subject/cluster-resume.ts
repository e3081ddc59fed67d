import { hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError } from '../../base/errors.ts'
import { sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { changeCluster, waitingFor, waitOutBusy } from './cluster-write.ts'
import { type Waiting, waitOut } from './passing-refusal.ts'

/** One step of resuming a dedicated cluster that is paused, or is being paused; remembered as `resume`. */
export async function resumePaused({
  atlas,
  cluster,
  memory,
}: {
  atlas: Atlas
  cluster: Cluster
  memory: Memory
}): Promise<Waiting> {
  const now = atlas.now()
  if (cluster.state !== 'IDLE')
    return waitingFor({ cluster, doing: 'waiting until it can be resumed', memory, write: 'resume', now })
  const sent = sentWrite(memory, 'resume')
  try {
    const body = { paused: false }
    return await changeCluster({ atlas, cluster, memory, write: 'resume', body, doing: 'resuming the cluster' })
  } catch (error) {
    // Resumed already, by this run or another, though reads do not show it yet; the code of that refusal is not documented.
    if (sent === undefined) return waitOutBusy({ atlas, cluster, error, memory, write: 'resume' })
    return waitOut({ error, memory, write: 'resume', now, because: 'state' })
  }
}

/** Rejects with `CLUSTER_PAUSED` for a paused cluster that is not to be resumed from here: Atlas's own doing, or somebody else's. */
export function refuseResume({ cluster, ours }: { cluster: Cluster; ours: boolean }): void {
  const [why, hint] =
    cluster.kind !== 'dedicated'
      ? [
          `is a ${cluster.kind} cluster that Atlas has paused itself, and only the Atlas console resumes it`,
          'Resume it there, or delete the cluster first with delete-cluster.',
        ]
      : ['is paused, and was not created by this action for this repository', 'Resume it with resume-cluster.']
  if (cluster.kind === 'dedicated' && ours) return
  throw new ActionError({
    code: 'CLUSTER_PAUSED',
    message: `resume: cluster ${cluster.name} ${why}. Nothing was changed.`,
    hint,
  })
}

/**
 * Waits after a refusal of a change for the pause of the cluster, which somebody has begun since the look, or which reads do not show
 * yet. Rejects with every other refusal.
 */
export function waitOutPause({ error, memory, now }: { error: unknown; memory: Memory; now: Date }): Waiting {
  if (!hasCode(error, 'CANNOT_UPDATE_PAUSED_CLUSTER')) throw error
  return waitOut({ error, memory, write: 'update', now, because: 'state' })
}
