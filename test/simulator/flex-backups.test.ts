import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord, listOf, textOf } from './recording.ts'
import { dedicated, field, flex, outcome, type Started, started } from './started.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
const groupOf = (path: string) => path.split('/')[2] ?? ''
const resultsOf = ({ json }: Received) => (isRecord(json) ? listOf(json['results']) : [])

/** A project with the flex clusters `from`, which has a complete snapshot, and `onto`. */
async function scene(world: Started) {
  const project = await world.project()
  for (const name of ['from', 'onto']) await world.post(`${project}/flexClusters`, flex(name))
  world.clock.turn(HOUR)
  const path = `${project}/flexClusters/from/backup`
  const snapshotId = textOf(resultsOf(await world.get(`${path}/snapshots`))[0]?.['id'])
  const restore = (more: object = {}) =>
    world.post(`${path}/restoreJobs`, { snapshotId, targetDeploymentItemName: 'onto', ...more })
  return { project, path, snapshotId, restore }
}

describe('backups of a flex cluster', () => {
  test('are taken daily from shortly after its creation on, and kept for eight days', async () => {
    const world = await started({ quirks: { flexFirstSnapshotMs: 60 * SECOND } })
    const project = await world.project()
    await world.post(`${project}/flexClusters`, flex('from'))
    const path = `${project}/flexClusters/from/backup/snapshots`
    const shown = async () => resultsOf(await world.get(path)).map(({ status }) => status)
    expect(await shown()).toEqual([])
    world.clock.turn(60 * SECOND)
    expect(await shown()).toEqual(['PENDING'])
    world.clock.turn(30 * SECOND)
    expect(await shown()).toEqual(['RUNNING'])
    world.clock.turn(90 * SECOND)
    const [first] = resultsOf(await world.get(path))
    expect(first).toMatchObject({
      status: 'COMPLETED',
      scheduledTime: '2026-08-10T03:01:00Z',
      expiration: '2026-08-18T03:01:00Z',
      mongoDBVersion: '8.0.29',
    })
    world.clock.turn(30 * DAY)
    expect(await shown()).toEqual(Array(8).fill('COMPLETED'))
    expect(outcome(await world.get(`${path}/${textOf(first?.['id'])}`))).toBe('404 TENANT_SNAPSHOT_NOT_FOUND')
  })

  test('are restored onto another one, with a status that says how far', async () => {
    const world = await started()
    const { project, path, snapshotId, restore } = await scene(world)
    const begun = await restore()
    expect(begun.json).toMatchObject({
      deliveryType: 'RESTORE',
      expirationDate: '2026-08-10T10:00:00Z',
      instanceName: 'from',
      projectId: groupOf(project),
      restoreScheduledDate: '2026-08-10T04:00:00Z',
      snapshotId,
      status: 'PENDING',
      targetDeploymentItemName: 'onto',
      targetProjectId: groupOf(project),
    })
    const one = `${path}/restoreJobs/${field(begun, 'id')}`
    world.clock.turn(4 * SECOND)
    expect(field(await world.get(one), 'status')).toBe('RUNNING')
    expect(outcome(await restore())).toBe('409 ATLAS_CLUSTER_RESTORE_IN_PROGRESS')
    expect(outcome(await world.patch(`${project}/flexClusters/onto`, { tags: [] }))).toBe(
      '400 CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
    )
    world.clock.turn(60 * SECOND)
    expect((await world.get(one)).json).toMatchObject({
      status: 'COMPLETED',
      restoreFinishedDate: '2026-08-10T04:01:04Z',
    })
    expect((await world.get(`${path}/restoreJobs`)).json).toMatchObject({ totalCount: 1 })
    expect(outcome(await world.get(`${path}/restoreJobs/${'a'.repeat(24)}`))).toBe('404 TENANT_RESTORE_NOT_FOUND')
  })

  test('fail to be restored when the target is deleted meanwhile', async () => {
    const world = await started()
    const { project, path, restore } = await scene(world)
    const one = `${path}/restoreJobs/${field(await restore(), 'id')}`
    await world.remove(`${project}/flexClusters/onto`)
    expect(field(await world.get(one), 'status')).toBe('FAILED')
  })

  test('refuse what is not there, not idle, or not a flex cluster', async () => {
    const world = await started()
    const { project, restore } = await scene(world)
    expect(outcome(await restore({ snapshotId: 'a'.repeat(24) }))).toBe('404 TENANT_SNAPSHOT_NOT_FOUND')
    expect(outcome(await restore({ targetDeploymentItemName: 'none' }))).toBe('404 CLUSTER_NOT_FOUND')
    await world.post(`${project}/clusters`, dedicated('big'), '2024-10-23')
    await world.patch(`${project}/flexClusters/onto`, { tags: [] })
    expect(outcome(await restore())).toBe('400 TENANT_RESTORE_DESTINATION_UNAVAILABLE')
    world.clock.turn(HOUR)
    expect(outcome(await restore({ targetDeploymentItemName: 'big' }))).toBe('400 TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY')
  })

  test('go onto a dedicated cluster where the quirk says so, if it is not older', async () => {
    const world = await started({ quirks: { flexOntoDedicated: 'accept' } })
    const { project, restore } = await scene(world)
    await world.post(`${project}/clusters`, dedicated('big'), '2024-10-23')
    await world.post(`${project}/clusters`, dedicated('old', { cluster: { mongoDBMajorVersion: '7.0' } }), '2024-10-23')
    world.clock.turn(HOUR)
    expect((await restore({ targetDeploymentItemName: 'big' })).status).toBe(200)
    expect(outcome(await restore({ targetDeploymentItemName: 'old' }))).toBe('400 TENANT_RESTORE_VERSION_MISMATCH')
  })

  test('can be downloaded from an address', async () => {
    const world = await started()
    const { path, snapshotId } = await scene(world)
    const { json } = await world.post(`${path}/download`, { snapshotId })
    expect(json).toMatchObject({ deliveryType: 'DOWNLOAD', snapshotUrl: expect.stringMatching(/^http/) })
  })

  test('are found under the paths of their own kind of cluster alone', async () => {
    const world = await started()
    const { project } = await scene(world)
    await world.post(`${project}/clusters`, dedicated('big'), '2024-10-23')
    expect(outcome(await world.get(`${project}/clusters/from/backup/snapshots`))).toBe(
      '400 CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
    )
    expect(outcome(await world.get(`${project}/flexClusters/big/backup/snapshots`))).toBe(
      '400 CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API',
    )
  })
})
