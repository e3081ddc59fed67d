import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { DEDICATED, FLEX, FREE, outputsOf, told } from './support/told.ts'

const MAIN = { cluster: 'shop:main' }
const SNAPSHOTS = (id: string) => `/groups/${id}/clusters/main/backup/snapshots`

describe('list-snapshots', () => {
  test.for(['REPLICASET', 'SHARDED'])('shows those of a %s cluster, the newest first', async (clusterType) => {
    const world = await clusterStage({ ...DEDICATED('main', { backupEnabled: true }), clusterType })
    for (const description of ['first', 'second', 'third']) {
      await world.call('POST', SNAPSHOTS(world.id), { description, retentionInDays: 1 })
      if (description !== 'third') world.clock.turn(3_600_000)
    }
    const outcome = await world.run('list-snapshots', MAIN)
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
    const [third, second, first] = outputsOf(outcome)['snapshots'] as Record<string, string>[]
    const id = expect.stringMatching(/^[0-9a-f]{24}$/)
    const time = expect.stringMatching(/^2026-08-1\dT\d\d:\d\d:\d\dZ$/)
    const shown = { 'snapshot-id': id, 'expires-at': time, type: 'on-demand' }
    expect(third).toEqual({ ...shown, state: 'queued', description: 'third' })
    expect(second).toEqual({ ...shown, 'created-at': time, state: 'completed', description: 'second' })
    expect(first).toEqual({ ...shown, 'created-at': time, state: 'completed', description: 'first' })
    expect(outputsOf(outcome)).toMatchObject({ count: 3, 'latest-snapshot-id': second?.['snapshot-id'] })
  })

  test('shows those that Atlas takes of a flex cluster every day, in the same words', async () => {
    const world = await clusterStage(FLEX('main'), { ageMs: 2 * 24 * 3_600_000 })
    const outcome = await world.run('list-snapshots', MAIN)
    const { snapshots, count, 'latest-snapshot-id': latest } = outputsOf(outcome)
    const time = expect.stringMatching(/^2026-08-\d\dT\d\d:\d\d:\d\dZ$/)
    const daily = { 'snapshot-id': expect.stringMatching(/^[0-9a-f]{24}$/), 'created-at': time, 'expires-at': time }
    const shown = { ...daily, state: 'completed', type: 'scheduled', description: '' }
    // The simulator takes the first ten minutes after the creation.
    expect([snapshots, count]).toEqual([[shown, shown], 2])
    const [first, second] = snapshots as Record<string, string>[]
    expect(latest).toBe(first?.['snapshot-id'])
    expect(Date.parse(first?.['created-at'] ?? '') - Date.parse(second?.['created-at'] ?? '')).toBe(24 * 3_600_000)
  })

  test('shows none of a cluster that has none, nor of a free one, which has no backup', async () => {
    for (const body of [DEDICATED('main', { backupEnabled: true }), FREE('main')]) {
      const world = await clusterStage(body)
      const outcome = await world.run('list-snapshots', MAIN)
      expect(outputsOf(outcome)).toEqual({ 'project-id': world.id, 'cluster-name': 'main', snapshots: [], count: 0 })
    }
  })

  test('says that there is no such cluster', async () => {
    const world = await clusterStage()
    const outcome = await world.run('list-snapshots', { cluster: 'shop:other' })
    expect(told(outcome.state)).toMatch(/^failed CLUSTER_NOT_FOUND: /)
  })
})
