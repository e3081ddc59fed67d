import { describe, expect, test } from 'vitest'
import { isRecord, listOf } from './recording.ts'
import { dedicated, field, outcome, type Started, started } from './started.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const backedUp = (name: string, more = {}) => dedicated(name, { cluster: { backupEnabled: true, ...more } })

async function withCluster(world: Started, body: object = backedUp('main')): Promise<string> {
  const project = await world.project()
  await world.post(`${project}/clusters`, body, '2024-10-23')
  world.clock.turn(30 * MINUTE)
  return `${project}/clusters/main`
}

describe('a snapshot on demand', () => {
  test('is queued, then in progress with ever more keys, then completed, and expires from its end on', async () => {
    const world = await started({ quirks: { snapshotMs: 100_000 } })
    const path = `${await withCluster(world)}/backup/snapshots`
    const taken = await world.post(path, { description: 'before the release', retentionInDays: 1 })
    expect(taken.status).toBe(200)
    expect(taken.json).toMatchObject({
      description: 'before the release',
      expiresAt: '2026-08-11T03:30:00Z',
      frequencyType: 'ondemand',
      snapshotType: 'onDemand',
      status: 'queued',
      storageSizeBytes: 0,
    })
    const one = `${path}/${field(taken, 'id')}`
    const look = async () => {
      const { json } = await world.get(one)
      const shown = isRecord(json) ? json : {}
      return [shown['status'], ...['mongodVersion', 'cloudProvider', 'createdAt'].filter((key) => key in shown)]
    }
    world.clock.turn(4000)
    expect(await look()).toEqual(['inProgress'])
    world.clock.turn(4000)
    expect(await look()).toEqual(['inProgress', 'mongodVersion'])
    world.clock.turn(60_000)
    expect(await look()).toEqual(['inProgress', 'mongodVersion', 'cloudProvider'])
    world.clock.turn(32_000)
    expect(await look()).toEqual(['completed', 'mongodVersion', 'cloudProvider', 'createdAt'])
    expect((await world.get(one)).json).toMatchObject({ expiresAt: '2026-08-11T03:31:40Z' })
    world.clock.turn(DAY)
    expect(outcome(await world.get(one))).toBe('404 SNAPSHOT_NOT_FOUND')
  })

  test('is the only one under way, and cannot be deleted or kept longer until it is over', async () => {
    const world = await started()
    const path = `${await withCluster(world)}/backup/snapshots`
    const one = `${path}/${field(await world.post(path, {}), 'id')}`
    const longer = { retentionUnit: 'WEEKS', retentionValue: 2 }
    expect(outcome(await world.post(path, {}))).toBe('400 UNFINISHED_ON_DEMAND_SNAPSHOT')
    expect(outcome(await world.remove(one))).toBe('400 CANNOT_DELETE_IN_PROGRESS_SNAPSHOT')
    expect(outcome(await world.patch(one, longer))).toBe('400 CANNOT_MODIFY_IN_PROGRESS_SNAPSHOT_RETENTION')
    world.clock.turn(5 * MINUTE)
    expect((await world.patch(one, longer)).json).toMatchObject({ expiresAt: '2026-08-24T03:35:00Z' })
    expect(outcome(await world.remove(one))).toBe('204')
    expect(outcome(await world.get(one))).toBe('404 SNAPSHOT_NOT_FOUND')
  })

  test('needs backups, and a cluster that exists, runs and is not being deleted', async () => {
    const world = await started()
    const project = await world.project()
    const take = async (name: string) => outcome(await world.post(`${project}/clusters/${name}/backup/snapshots`, {}))
    expect(await take('none')).toBe('404 CLUSTER_NOT_FOUND')
    await world.post(`${project}/clusters`, dedicated('plain'), '2024-10-23')
    await world.post(`${project}/clusters`, backedUp('main'), '2024-10-23')
    expect(await take('plain')).toBe('404 BACKUP_CONFIG_NOT_FOUND')
    expect(await take('main')).toBe('400 ATLAS_GENERAL_ERROR')
    world.clock.turn(30 * MINUTE)
    await world.patch(`${project}/clusters/main`, { paused: true }, '2024-10-23')
    expect(await take('main')).toBe('400 ATLAS_GENERAL_ERROR')
    await world.remove(`${project}/clusters/main`)
    expect(await take('main')).toBe('400 CLUSTER_ALREADY_REQUESTED_DELETION')
  })

  test('goes with its cluster, unless the deletion says that backups are retained', async () => {
    const world = await started()
    const cluster = await withCluster(world)
    const project = cluster.replace('/clusters/main', '')
    const path = `${cluster}/backup/snapshots`
    await world.post(path, {})
    world.clock.turn(5 * MINUTE)
    await world.remove(cluster)
    world.clock.turn(10 * MINUTE)
    expect(outcome(await world.get(path))).toBe('404 CLUSTER_NOT_FOUND')
    await world.post(`${project}/clusters`, backedUp('main'), '2024-10-23')
    world.clock.turn(30 * MINUTE)
    expect((await world.get(path)).json).toMatchObject({ totalCount: 0 })
    await world.post(path, {})
    world.clock.turn(5 * MINUTE)
    await world.remove(`${cluster}?retainBackups=true`)
    world.clock.turn(10 * MINUTE)
    expect((await world.get(path)).json).toMatchObject({ totalCount: 1 })
    expect((await world.get(`${project}/clusters`)).json).toMatchObject({ totalCount: 0 })
    const left = await world.get(`${project}/clusters?includeDeletedWithRetainedBackups=true`)
    expect(left.json).toMatchObject({ totalCount: 1, results: [{ name: 'main' }] })
    expect(outcome(await world.remove(project))).toBe('409 CANNOT_CLOSE_GROUP_ACTIVE_BACKUP')
    world.clock.turn(8 * DAY)
    expect(outcome(await world.remove(project))).toBe('202')
  })

  test('may be taken of a paused cluster, and outlive its project, where the quirks say so', async () => {
    const world = await started({ quirks: { snapshotWhilePaused: 'accept', closeWithRetainedBackups: 'accept' } })
    const cluster = await withCluster(world)
    await world.patch(cluster, { paused: true }, '2024-10-23')
    world.clock.turn(5 * MINUTE)
    expect((await world.post(`${cluster}/backup/snapshots`, {})).status).toBe(200)
    await world.remove(`${cluster}?retainBackups=true`)
    world.clock.turn(10 * MINUTE)
    expect(outcome(await world.remove(cluster.replace('/clusters/main', '')))).toBe('202')
  })

  test('may be taken of a cluster that is being created only where the quirk says so', async () => {
    for (const [snapshotWhileCreating, said] of [
      ['refuse', '400 ATLAS_GENERAL_ERROR'],
      ['accept', '200'],
    ] as const) {
      const world = await started({ quirks: { snapshotWhileCreating } })
      const project = await world.project()
      await world.post(`${project}/clusters`, backedUp('main'), '2024-10-23')
      expect(outcome(await world.post(`${project}/clusters/main/backup/snapshots`, {}))).toBe(said)
    }
  })

  test('of a sharded cluster is found under the paths for those, with one member for each shard', async () => {
    const world = await started()
    const body = backedUp('main', { clusterType: 'SHARDED' })
    const cluster = await withCluster(world, { ...body, replicationSpecs: [0, 1].flatMap(() => body.replicationSpecs) })
    const path = `${cluster}/backup/snapshots`
    const id = field(await world.post(path, {}), 'id')
    world.clock.turn(5 * MINUTE)
    expect(outcome(await world.get(`${path}/${id}`))).toBe('404 SNAPSHOT_NOT_FOUND')
    const { json } = await world.get(`${path}/shardedCluster/${id}`)
    expect(json).toMatchObject({ type: 'shardedCluster', status: 'completed' })
    expect(isRecord(json) ? listOf(json['members']) : []).toHaveLength(2)
    expect((await world.get(`${path}/shardedClusters`)).json).toMatchObject({ totalCount: 1 })
    expect((await world.get(path)).json).toMatchObject({ totalCount: 0 })
  })

  test('may fail, where the quirk says so, and cannot be restored then', async () => {
    const world = await started({ quirks: { snapshotsFail: 1 } })
    const cluster = await withCluster(world)
    const path = `${cluster}/backup/snapshots`
    const id = field(await world.post(path, {}), 'id')
    world.clock.turn(5 * MINUTE)
    expect(field(await world.get(`${path}/${id}`), 'status')).toBe('failed')
    const body = {
      deliveryType: 'automated',
      snapshotId: id,
      targetClusterName: 'main',
      targetGroupId: groupOf(cluster),
    }
    expect(outcome(await world.post(`${cluster}/backup/restoreJobs`, body))).toBe(
      '409 CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT',
    )
  })
})

const groupOf = (path: string) => path.split('/')[2] ?? ''
