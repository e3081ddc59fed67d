import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord } from './recording.ts'
import { dedicated, field, outcome, type Started, started } from './started.ts'

const MINUTE = 60_000
const groupOf = (path: string) => path.split('/')[2] ?? ''
const has = ({ json }: Received, key: string) => isRecord(json) && key in json

/** A project with the cluster `from`, whose snapshot is complete, and the cluster `onto`. */
async function scene(
  world: Started,
  { onto = {}, from = {} }: { onto?: Parameters<typeof dedicated>[1]; from?: Parameters<typeof dedicated>[1] } = {},
) {
  const project = await world.project()
  const cluster = { backupEnabled: true, ...from?.cluster }
  await world.post(`${project}/clusters`, dedicated('from', { ...from, cluster }), '2024-10-23')
  await world.post(`${project}/clusters`, dedicated('onto', onto), '2024-10-23')
  world.clock.turn(30 * MINUTE)
  const path = `${project}/clusters/from/backup`
  const snapshotId = field(await world.post(`${path}/snapshots`, {}), 'id')
  world.clock.turn(5 * MINUTE)
  const body = { deliveryType: 'automated', snapshotId, targetClusterName: 'onto', targetGroupId: groupOf(project) }
  const restore = (more: object = {}) => world.post(`${path}/restoreJobs`, { ...body, ...more })
  return { project, jobs: `${path}/restoreJobs`, body, restore }
}

describe('a restore of a snapshot', () => {
  test('has no status: it is over when it says when it finished', async () => {
    const world = await started()
    const { project, jobs, body, restore } = await scene(world)
    const begun = await restore()
    expect(begun.status).toBe(200)
    const { deliveryType: _, ...named } = body
    expect(begun.json).toMatchObject({
      ...named,
      deliveryType: 'automated',
      cancelled: false,
      expired: false,
      failed: false,
      deliveryUrl: [],
      desiredTimestamp: { date: null, increment: null, time: null },
      targetDeploymentItemName: expect.stringMatching(/^atlas-[a-z0-9]{6}$/),
    })
    expect([has(begun, 'finishedAt'), has(begun, 'status')]).toEqual([false, false])
    const one = `${jobs}/${field(begun, 'id')}`
    expect(outcome(await restore())).toBe('409 ATLAS_CLUSTER_RESTORE_IN_PROGRESS')
    expect(outcome(await world.patch(`${project}/clusters/onto`, { tags: [] }, '2024-10-23'))).toBe(
      '400 CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
    )
    expect(field(await world.get(`${project}/clusters/onto`), 'stateName')).toBe('UPDATING')
    expect(outcome(await world.remove(one))).toBe('400 CANNOT_CANCEL_AUTOMATED_RESTORE')
    world.clock.turn(4.5 * MINUTE)
    expect(field(await world.get(one), 'finishedAt')).toBe('2026-08-10T03:39:30Z')
    expect(field(await world.get(`${project}/clusters/onto`), 'stateName')).toBe('IDLE')
    expect((await world.get(jobs)).json).toMatchObject({ totalCount: 1 })
  })

  test('may go onto the cluster that the snapshot is of', async () => {
    const world = await started()
    const { restore } = await scene(world)
    expect((await restore({ targetClusterName: 'from' })).status).toBe(200)
  })

  test('refuses what is not there, not complete, or not said', async () => {
    const world = await started({}, { deviates: true })
    const { project, restore } = await scene(world)
    expect(outcome(await restore({ snapshotId: 'a'.repeat(24) }))).toBe('404 SNAPSHOT_NOT_FOUND')
    expect(outcome(await restore({ targetClusterName: 'none' }))).toBe('404 CLUSTER_NOT_FOUND')
    expect(outcome(await restore({ targetGroupId: 'b'.repeat(24) }))).toBe('404 GROUP_NOT_FOUND')
    expect(outcome(await restore({ targetGroupId: world.simulator.foreign.projectId }))).toBe('401 NOT_IN_GROUP')
    expect(outcome(await restore({ targetGroupId: undefined }))).toBe('400 MISSING_ATTRIBUTE')
    expect(outcome(await restore({ snapshotId: undefined }))).toBe('400 MISSING_ATTRIBUTE')
    expect(outcome(await restore({ deliveryType: 'mail' }))).toBe('400 INVALID_ENUM_VALUE')
    expect(outcome(await restore({ failed: true }))).toBe('400 ATTRIBUTE_READ_ONLY')
    const second = field(await world.post(`${project}/clusters/from/backup/snapshots`, {}), 'id')
    expect(outcome(await restore({ snapshotId: second }))).toBe(
      '409 CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT',
    )
  })

  test.each([
    ['is paused', { paused: true }, '400 CLUSTER_PAUSED_CANNOT_RESTORE'],
    ['is being changed', { tags: [] }, '403 CANNOT_RESTORE_TO_TARGET'],
  ])('refuses a target that %s', async (_, change, refusal) => {
    const world = await started()
    const { project, restore } = await scene(world)
    await world.patch(`${project}/clusters/onto`, change, '2024-10-23')
    expect(outcome(await restore())).toBe(refusal)
  })

  test('tells it of a busy target in general words where the quirk says so', async () => {
    const world = await started({ quirks: { busyRefusal: 'general' } })
    const { project, restore } = await scene(world)
    await world.patch(`${project}/clusters/onto`, { tags: [] }, '2024-10-23')
    expect(outcome(await restore())).toBe('400 ATLAS_GENERAL_ERROR')
  })

  test('has an id that begins with the second in which it was asked for', async () => {
    const world = await started()
    const { restore } = await scene(world)
    expect(Number.parseInt(field(await restore(), 'id').slice(0, 8), 16)).toBe(
      Date.parse('2026-08-10T03:35:00Z') / 1000,
    )
  })

  const disk = (diskSizeGB: number) => ({
    region: { electableSpecs: { instanceSize: 'M10', nodeCount: 3, diskSizeGB } },
  })
  test.each([
    ['whose disk is smaller', { from: disk(40), onto: disk(20) }],
    ['of a smaller tier', { from: { size: 'M20' }, onto: disk(128) }],
    ['of an older version', { onto: { cluster: { mongoDBMajorVersion: '7.0' } } }],
    ['of another topology', { onto: { cluster: { clusterType: 'SHARDED' } } }],
  ])('refuses a target %s', async (_, clusters) => {
    const world = await started()
    const { restore } = await scene(world, clusters)
    expect(outcome(await restore())).toBe('403 CANNOT_RESTORE_TO_TARGET')
  })

  test('may go onto a smaller tier where the quirk says so', async () => {
    const world = await started({ quirks: { restoreToSmallerTier: 'accept' } })
    const { restore } = await scene(world, { from: { size: 'M20' }, onto: disk(128) })
    expect((await restore()).status).toBe(200)
  })

  test('goes to another project, and fails when its target is deleted meanwhile', async () => {
    const world = await started()
    const { jobs, restore } = await scene(world)
    const other = await world.project('other')
    await world.post(`${other}/clusters`, dedicated('copy'), '2024-10-23')
    world.clock.turn(30 * MINUTE)
    const begun = await restore({ targetGroupId: groupOf(other), targetClusterName: 'copy' })
    expect(begun.status).toBe(200)
    world.clock.turn(MINUTE)
    await world.remove(`${other}/clusters/copy`)
    const ended = await world.get(`${jobs}/${field(begun, 'id')}`)
    expect(ended.json).toMatchObject({ failed: true })
    expect(has(ended, 'finishedAt')).toBe(false)
  })

  test('does not go between the two kinds of Government project', async () => {
    const world = await started({ cloud: 'government' })
    const commercial = await world.project('commercial')
    const government = await world.project('government', { regionUsageRestrictions: 'GOV_REGIONS_ONLY' })
    const cluster = { backupEnabled: true }
    await world.post(`${commercial}/clusters`, dedicated('from', { size: 'M20', cluster }), '2024-10-23')
    const region = { regionName: 'US_GOV_EAST_1' }
    await world.post(`${government}/clusters`, dedicated('onto', { size: 'M20', region }), '2024-10-23')
    world.clock.turn(30 * MINUTE)
    const path = `${commercial}/clusters/from/backup`
    const snapshotId = field(await world.post(`${path}/snapshots`, {}), 'id')
    world.clock.turn(5 * MINUTE)
    const target = { targetGroupId: groupOf(government), targetClusterName: 'onto' }
    const refused = await world.post(`${path}/restoreJobs`, { deliveryType: 'automated', snapshotId, ...target })
    expect(outcome(refused)).toBe('403 CANNOT_RESTORE_TO_TARGET')
  })

  test('as a download gives an address in the end, for four hours, and can be cancelled before', async () => {
    const world = await started()
    const { jobs, body } = await scene(world)
    const download = { deliveryType: 'download', snapshotId: body.snapshotId }
    const first = `${jobs}/${field(await world.post(jobs, download), 'id')}`
    expect(outcome(await world.remove(first))).toBe('204')
    expect((await world.get(first)).json).toMatchObject({ cancelled: true })
    const second = `${jobs}/${field(await world.post(jobs, download), 'id')}`
    world.clock.turn(4.5 * MINUTE)
    expect((await world.get(second)).json).toMatchObject({
      deliveryUrl: [expect.stringMatching(/^http/)],
      expired: false,
    })
    world.clock.turn(240 * MINUTE)
    expect((await world.get(second)).json).toMatchObject({ deliveryUrl: [], expired: true })
  })

  test('of a moment needs continuous backups that reach back to it', async () => {
    const world = await started()
    const pit = { cluster: { pitEnabled: true } }
    const { restore } = await scene(world, { from: pit })
    const moment = (iso: string) => ({
      deliveryType: 'pointInTime',
      snapshotId: undefined,
      pointInTimeUTCSeconds: Date.parse(iso) / 1000,
    })
    expect(outcome(await restore(moment('2026-08-10T02:00:00Z')))).toBe('400 INVALID_PIT_RESTORE_TIME')
    const begun = await restore(moment('2026-08-10T03:20:00Z'))
    expect(begun.json).toMatchObject({ deliveryType: 'pointInTime', pointInTimeUTCSeconds: 1786332000 })
  })

  test('may fail, where the quirk says so', async () => {
    const world = await started({ quirks: { restoresFail: 1, clusterWhileRestored: 'IDLE' } })
    const { project, jobs, restore } = await scene(world)
    const one = `${jobs}/${field(await restore(), 'id')}`
    expect(field(await world.get(`${project}/clusters/onto`), 'stateName')).toBe('IDLE')
    world.clock.turn(4.5 * MINUTE)
    expect((await world.get(one)).json).toMatchObject({ failed: true })
    expect(field(await restore(), 'id')).toMatch(/^[0-9a-f]{24}$/)
  })
})
