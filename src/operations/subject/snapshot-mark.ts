import type { Owner } from '../operation.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The mark at the end of a snapshot's description, by which its run, or a later one, knows it again: a snapshot has no tags. With a
 * name it is the same for every run of a repository; without one each snapshot of each run has its own.
 */
export function markOf({
  snapshotName,
  owner,
  snapshots,
}: {
  snapshotName: string | undefined
  owner: Owner
  snapshots: readonly Snapshot[]
}): string {
  if (snapshotName !== undefined) {
    const repository = owner.tags.find(({ key }) => key === 'repository')?.value
    return `[snapshot-name ${snapshotName}${repository === undefined ? '' : ` of ${repository}`}]`
  }
  const taken = snapshots.filter(({ description }) => description.includes(`[run ${owner.mark} `)).map(ordinalOf)
  return `[run ${owner.mark} #${Math.max(0, ...taken) + 1}]`
}

function ordinalOf({ description }: Snapshot): number {
  return Number(/ #(\d{1,6})\]$/.exec(description)?.[1] ?? 0)
}

export function markedDescription({ description, mark }: { description: string | undefined; mark: string }): string {
  return description === undefined ? mark : `${description} ${mark}`
}

export function isMarked({ description }: Snapshot, mark: string): boolean {
  return description.endsWith(mark)
}
