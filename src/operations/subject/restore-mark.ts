import type { Atlas } from '../../atlas/client.ts'
import type { Memory, Owner } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { changeCluster } from './cluster-write.ts'
import { isOurs, mergeTags, tagIn } from './ownership.ts'
import type { Waiting } from './passing-refusal.ts'
import { HEX_ID } from './project.ts'
import type { RestoreJob } from './restore-job.ts'

const TAG_KEY = 'restored-snapshot'
const UNKNOWN = 'unknown'

/**
 * What was restored into the cluster in its beginning: the id of the snapshot, or another word where Atlas has not told it. The list of
 * restore jobs belongs to the source, and goes with it; the tag stays as long as the data, and a cluster made anew has none.
 */
export function restoredInto({ tags }: Cluster): string | undefined {
  return tagIn(tags, TAG_KEY)
}

/** Only what is ours is marked, and Atlas changes nothing in a paused cluster. */
export function lacksMark({ target, owner }: { target: Cluster; owner: Owner }): boolean {
  return isOurs({ tags: target.tags, owner }) && !target.paused && restoredInto(target) === undefined
}

/** Sets the tag; rejects as `changeCluster` does. */
export function markRestored({
  atlas,
  target,
  job,
  memory,
}: {
  atlas: Atlas
  target: Cluster
  job: RestoreJob
  memory: Memory
}): Promise<Waiting> {
  const { snapshotId } = job
  const value = snapshotId !== undefined && HEX_ID.test(snapshotId) ? snapshotId : UNKNOWN
  memory.found = { ...memory.found, job: job.id }
  const body = { tags: mergeTags(target.tags, [{ key: TAG_KEY, value }]) }
  return changeCluster({ atlas, cluster: target, memory, write: 'mark', body, doing: 'marking the cluster' })
}
