import type { Cluster } from '../clusters/cluster.ts'
import type { World } from '../world.ts'
import { daysMs } from './snapshot.ts'

/** A snapshot of a flex cluster, which Atlas takes daily by itself. Milliseconds since 1970. */
export interface FlexSnapshot {
  readonly id: string
  readonly clusterId: string
  readonly scheduledAt: number
}

/** Recorded: begun half a minute after its time, over within two, and kept for eight days from its time. */
const START_MS = 27_000
const FINISH_MS = 106_000
const KEPT_MS = daysMs(8)

export function flexTimes({ scheduledAt }: FlexSnapshot): { start: number; finish: number; expiration: number } {
  return { start: scheduledAt + START_MS, finish: scheduledAt + FINISH_MS, expiration: scheduledAt + KEPT_MS }
}

export type FlexStatus = 'PENDING' | 'RUNNING' | 'FAILED' | 'COMPLETED'

export function flexStatus(snapshot: FlexSnapshot, now: number): FlexStatus {
  const { start, finish } = flexTimes(snapshot)
  return now >= finish ? 'COMPLETED' : now >= start ? 'RUNNING' : 'PENDING'
}

/** Adds the snapshots whose time has come since the last one, and leaves out those that expired. */
export function dailySnapshots(
  cluster: Cluster,
  { before, now, world }: { before: readonly FlexSnapshot[]; now: number; world: World },
): readonly FlexSnapshot[] {
  const snapshots = before.filter(({ clusterId }) => clusterId === cluster.id)
  const last = snapshots.at(-1)
  let scheduledAt = last ? last.scheduledAt + daysMs(1) : cluster.createdAt + world.quirks.flexFirstSnapshotMs
  for (; scheduledAt <= now && cluster.phase.doing !== 'deleting'; scheduledAt += daysMs(1)) {
    snapshots.push({ id: world.random.objectId(), clusterId: cluster.id, scheduledAt })
  }
  return snapshots.filter((snapshot) => now < flexTimes(snapshot).expiration)
}
