import { isDeletionRequested } from '../clusters/cluster.ts'
import type { Project } from '../state.ts'
import type { Restore } from './restore.ts'
import { isUnfinished, progressOf } from './snapshot.ts'

/** Brings the backups of all projects to where they are at `now`. The clusters must be there already. */
export function settleBackups(projects: readonly Project[], now: number): void {
  for (const project of projects) {
    const { backups, clusters } = project
    const present = new Set(clusters.map(({ id }) => id))
    backups.snapshots = backups.snapshots.filter((snapshot) => {
      if (!snapshot.retained && !present.has(snapshot.clusterId)) return false
      return isUnfinished(snapshot, now) || now < progressOf(snapshot, now).expiresAt
    })
    backups.restores = backups.restores.map((restore) => settleRestore(restore, projects, now))
  }
}

/** A restore ends in its time; it fails at once when its target is deleted. */
function settleRestore(restore: Restore, projects: readonly Project[], now: number): Restore {
  const { outcome, delivery, until, fails } = restore
  if (outcome.how !== 'running') return restore
  if (now >= until) return { ...restore, outcome: { how: fails ? 'failed' : 'finished', at: until } }
  if (delivery.type === 'download') return restore
  const { groupId, clusterId } = delivery.target
  const clusters = projects.find(({ id }) => id === groupId)?.clusters ?? []
  const target = clusters.find(({ id }) => id === clusterId)
  return target && !isDeletionRequested(target) ? restore : { ...restore, outcome: { how: 'failed', at: now } }
}
