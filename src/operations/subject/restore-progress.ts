import { ActionError } from '../../base/errors.ts'
import { sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import type { RestoreJob } from './restore-job.ts'

/** How the restore into the target stands, by the jobs of the source that Atlas lists. */
export type RestoreProgress =
  | { readonly kind: 'none' }
  /** `matches`: it restores the snapshot that is wanted. */
  | { readonly kind: 'running'; readonly job: RestoreJob; readonly matches: boolean }
  | { readonly kind: 'finished'; readonly job: RestoreJob }

export function restoreProgress({
  jobs,
  target,
  snapshotId,
  memory,
  force,
}: {
  jobs: readonly RestoreJob[]
  target: Cluster
  /** Only the last restore tells what is in the target. `undefined`: any restore of any snapshot will do, whatever came after it. */
  snapshotId: string | undefined
  memory: Memory
  /** What earlier runs have restored does not count. */
  force: boolean
}): RestoreProgress {
  const intoTarget = jobs.filter(
    (job) => job.targetProjectId === target.projectId && job.targetClusterName === target.name,
  )
  const matches = (job: RestoreJob) => snapshotId === undefined || job.snapshotId === snapshotId
  const matching = intoTarget.filter(matches)
  const before =
    memory.found?.['ended before'] ??
    matching
      .filter(hasEnded)
      .map(({ id }) => id)
      .join(' ')
  memory.found = { ...memory.found, 'ended before': before }
  const own = ownAmong({ matching, before: before.split(' '), memory })
  if (own !== undefined) refuseFailed({ job: own, target })
  const running = intoTarget.find((job) => !hasEnded(job))
  if (running !== undefined) return { kind: 'running', job: running, matches: matches(running) }
  const lasting = snapshotId === undefined ? intoTarget : intoTarget.filter(hasEnded).toSorted(newestFirst).slice(0, 1)
  const earlier = lasting.filter(matches).find((job) => job.state === 'completed' && isOfThis({ job, target }))
  const job = own ?? (force ? undefined : earlier)
  return job === undefined ? { kind: 'none' } : { kind: 'finished', job }
}

/** The job that this run has asked for; without its id, which was lost, one that had not ended when the run began. */
function ownAmong({
  matching,
  before,
  memory,
}: {
  matching: readonly RestoreJob[]
  before: readonly string[]
  memory: Memory
}): RestoreJob | undefined {
  const id = memory.found?.['job']
  if (id !== undefined) return matching.find((job) => job.id === id)
  return matching.find((job) => !before.includes(job.id))
}

function hasEnded({ state }: RestoreJob): boolean {
  return state !== 'in-progress'
}

/** An ObjectId begins with the second in which it was made. Recorded: for a restore job that is when it was asked for. */
function newestFirst(a: RestoreJob, b: RestoreJob): number {
  return b.id.localeCompare(a.id)
}

/** A target that was deleted and made anew since holds nothing of the restore. Where a date is missing, nothing is overwritten. */
function isOfThis({ job, target }: { job: RestoreJob; target: Cluster }): boolean {
  const finishedAt = Date.parse(job.finishedAt ?? '')
  const createdAt = Date.parse(target.createdAt ?? '')
  return Number.isNaN(finishedAt) || Number.isNaN(createdAt) || createdAt <= finishedAt
}

function refuseFailed({ job, target }: { job: RestoreJob; target: Cluster }): void {
  if (job.state === 'in-progress' || job.state === 'completed') return
  throw new ActionError({
    code: 'RESTORE_FAILED',
    message: `cluster ${target.name}: Atlas says that restore job ${job.id} has ${WORDS[job.state]}. Its data may be incomplete.`,
    hint: 'Look at the cluster in the Atlas console, then run it again: it restores anew.',
  })
}

const WORDS = { failed: 'failed', cancelled: 'been cancelled', expired: 'expired' } as const

/** A job that this run has asked for, and that is not in the list any more: overwriting the target again would be a guess. */
export function refuseLost({ target, memory }: { target: Cluster; memory: Memory }): void {
  const id = memory.found?.['job']
  if (id === undefined || sentWrite(memory, 'restore') === undefined) return
  throw new ActionError({
    code: 'RESTORE_LOST',
    message: `cluster ${target.name}: Atlas accepted restore job ${id}, and does not list it.`,
    hint: 'Look at the restore history in the Atlas console, and run it again if the data are not there.',
  })
}
