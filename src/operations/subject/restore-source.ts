import { ActionError } from '../../base/errors.ts'
import type { Cluster } from './cluster.ts'
import { isUnfinished, type Snapshot } from './snapshot.ts'

/** Only flex and dedicated clusters have snapshots. */
export function refuseSource({ name, kind }: Cluster): void {
  if (kind !== 'free') return
  throw new ActionError({
    code: 'RESTORE_UNSUPPORTED',
    message: `cluster ${name} is a free cluster, and Atlas takes no snapshots of such a one.`,
    hint: 'Restore from a flex or a dedicated cluster.',
  })
}

/**
 * The snapshot that is meant, if it can be restored already; `undefined` while Atlas is still taking it, or the first one. Rejects if
 * there is none, or it has failed.
 */
export function chooseSnapshot({
  snapshots,
  wanted,
  source,
}: {
  snapshots: readonly Snapshot[]
  /** An id, or `latest`. */
  wanted: string
  source: Cluster
}): Snapshot | undefined {
  const isWanted = ({ id, state }: Snapshot) => (wanted === 'latest' ? state === 'completed' : id === wanted)
  const found = snapshots.find(isWanted)
  if (found?.state === 'completed') return found
  if (found?.state === 'failed') {
    throw new ActionError({
      code: 'SNAPSHOT_FAILED',
      message: `snapshot ${found.id} of cluster ${source.name} has failed, so there is nothing to restore.`,
      hint: 'Choose another one; list-snapshots shows what is there.',
    })
  }
  if (found !== undefined || (wanted === 'latest' && snapshots.some(isUnfinished))) return undefined
  throw new ActionError({
    code: 'SNAPSHOT_NOT_FOUND',
    message: `cluster ${source.name} has no ${wanted === 'latest' ? 'snapshot that is complete' : `snapshot ${wanted}`}.`,
    hint:
      wanted === 'latest' && source.kind === 'dedicated'
        ? 'Take one with take-snapshot.'
        : 'Check snapshot-id; list-snapshots shows what is there. Atlas takes the first snapshot of a flex cluster within a day.',
  })
}
