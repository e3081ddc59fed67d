import { isDeletionRequested } from '../clusters/cluster.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'
import { dailySnapshots } from './flex-snapshot.ts'
import type { RestoreOutcome, RestoreTarget } from './restore.ts'
import { isUnfinished, progressOf } from './snapshot.ts'

/** Brings the backups of some projects to where they are at `now`. The clusters of all must be there already. */
export function settleBackups(some: readonly Project[], { world, now }: { world: World; now: number }): void {
  const { projects } = world.state
  for (const { backups, clusters } of some) {
    const present = new Set(clusters.map(({ id }) => id))
    backups.snapshots = backups.snapshots.filter((snapshot) => {
      if (!snapshot.retained && !present.has(snapshot.clusterId)) return false
      return isUnfinished(snapshot, now) || now < progressOf(snapshot, now).expiresAt
    })
    const before = backups.flexSnapshots
    const flex = clusters.filter(({ kind }) => kind === 'flex')
    backups.flexSnapshots = flex.flatMap((cluster) => dailySnapshots(cluster, { before, now, world }))
    backups.restores = backups.restores.map((restore) => {
      const target = restore.delivery.type === 'download' ? undefined : restore.delivery.target
      return { ...restore, outcome: outcomeAt(now, { ...restore, target, projects }) }
    })
    backups.flexRestores = backups.flexRestores.map((restore) => ({
      ...restore,
      outcome: outcomeAt(now, { ...restore, projects }),
    }))
  }
}

/** A restore ends in its time; it fails at once when its target is deleted. */
function outcomeAt(
  now: number,
  {
    outcome,
    until,
    fails,
    target,
    projects,
  }: {
    outcome: RestoreOutcome
    until: number
    fails: boolean
    target: Pick<RestoreTarget, 'groupId' | 'clusterId'> | undefined
    projects: readonly Project[]
  },
): RestoreOutcome {
  if (outcome.how !== 'running') return outcome
  if (now >= until) return { how: fails ? 'failed' : 'finished', at: until }
  if (!target) return outcome
  const clusters = projects.find(({ id }) => id === target.groupId)?.clusters ?? []
  const cluster = clusters.find(({ id }) => id === target.clusterId)
  return cluster && !isDeletionRequested(cluster) ? outcome : { how: 'failed', at: now }
}
