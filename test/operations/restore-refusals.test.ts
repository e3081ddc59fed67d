import { describe, expect, test } from 'vitest'
import { type BackupStage, backupStage } from './support/backup-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { BLOG } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, told } from './support/told.ts'

const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }
const ID = '0123456789abcdef01234567'
const HOUR = 3_600_000

async function addCluster(world: BackupStage, body: object): Promise<void> {
  const kind = 'providerSettings' in body ? 'flexClusters' : 'clusters'
  const { status, text } = await world.call('POST', `/groups/${world.id}/${kind}`, body)
  if (status !== 201) throw new TypeError(text)
  world.clock.turn(HOUR)
}

describe('restore-snapshot refuses before anything is sent', () => {
  test.for([
    { what: 'the source itself', params: { ...COPY, 'target-cluster-name': 'prod' } },
    {
      what: 'it by its parts',
      params: { 'project-id': ID, 'cluster-name': 'prod', 'target-project-id': ID, 'target-cluster-name': 'prod' },
    },
    {
      what: 'it by the name of its project',
      params: { cluster: 'shop:prod', 'target-project-name': 'shop', 'target-cluster-name': 'prod' },
    },
  ])('$what as target', async ({ params }) => {
    const world = await backupStage()
    await expect(world.run('restore-snapshot', params)).rejects.toThrow(
      /target-cluster-name: prod is the source itself\./,
    )
  })

  test('a target project that is named twice', async () => {
    const world = await backupStage()
    const params = { ...COPY, 'target-project-id': ID, 'target-project-name': 'other' }
    await expect(world.run('restore-snapshot', params)).rejects.toThrow(/are given at once/)
  })

  test('once together with force', async () => {
    const world = await backupStage()
    await expect(world.run('restore-snapshot', { ...COPY, once: 'true', force: 'true' })).rejects.toThrow(
      /once and force/,
    )
  })
})

describe('restore-snapshot overwrites nothing', () => {
  test('when source and target turn out to be one cluster', async () => {
    const world = await backupStage()
    const params = { cluster: 'shop:prod', 'target-project-id': world.id, 'target-cluster-name': 'prod' }
    const outcome = await world.run('restore-snapshot', params)
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed SOURCE_IS_TARGET: /), []])
  })

  test.for([
    { whose: 'nobody’s', copy: {}, owner: SHOP },
    { whose: 'another repository’s', copy: { tags: SHOP.tags }, owner: BLOG },
  ])('that is $whose, unless it is told to', async ({ copy, owner }) => {
    const world = await backupStage({ copy })
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', COPY, { owner })
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed TARGET_NOT_OURS: /), []])
    const permitted = await world.run('restore-snapshot', { ...COPY, overwrite: 'true' }, { owner })
    expect(told(permitted.state)).toBe('done updated')
  })

  test('that is paused, and says how to resume it', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.call('PATCH', `/groups/${world.id}/clusters/copy`, { paused: true })
    world.clock.turn(HOUR)
    const { state, writes } = await world.run('restore-snapshot', COPY)
    expect([told(state), writes]).toEqual([expect.stringMatching(/^failed CLUSTER_PAUSED: /), []])
    expect(state.status === 'failed' && 'hint' in state.error ? state.error.hint : '').toMatch(/resume-cluster/)
  })

  test.for([
    { of: 'a free cluster', body: FREE('third') },
    { of: 'a flex cluster', body: FLEX('third') },
  ])('of another kind: $of cannot take data of a dedicated one', async ({ body }) => {
    const world = await backupStage()
    await world.snapshot()
    await addCluster(world, body)
    const params = { ...COPY, 'target-cluster-name': 'third', overwrite: 'true' }
    const outcome = await world.run('restore-snapshot', params)
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed RESTORE_UNSUPPORTED: /), []])
  })

  test('from a free cluster, which has no snapshots', async () => {
    const world = await backupStage()
    await addCluster(world, FREE('third'))
    const outcome = await world.run('restore-snapshot', { ...COPY, cluster: 'shop:third' })
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed RESTORE_UNSUPPORTED: /), []])
  })

  test.for([
    { which: 'no snapshot at all', params: COPY },
    { which: 'no such snapshot', params: { ...COPY, 'snapshot-id': ID } },
  ])('when there is $which', async ({ params }) => {
    const world = await backupStage()
    const outcome = await world.run('restore-snapshot', params)
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed SNAPSHOT_NOT_FOUND: /), []])
  })

  test('when the snapshot has failed', async () => {
    const world = await backupStage({ quirks: { snapshotsFail: 1 } })
    const outcome = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': await world.snapshot() })
    expect([told(outcome.state), outcome.writes]).toEqual([expect.stringMatching(/^failed SNAPSHOT_FAILED: /), []])
  })

  test('when the target does not exist', async () => {
    const world = await backupStage()
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', { ...COPY, 'target-cluster-name': 'third' })
    expect(told(outcome.state)).toMatch(/^failed CLUSTER_NOT_FOUND: there is no cluster third /)
  })

  test('that is smaller than the source: Atlas says so, and the hint what to do', async () => {
    const world = await backupStage()
    await addCluster(world, DEDICATED('big', { size: 'M30', backupEnabled: true }))
    await world.run('take-snapshot', { cluster: 'shop:big' })
    const { state } = await world.run('restore-snapshot', { ...COPY, cluster: 'shop:big' })
    expect(told(state)).toMatch(/^failed CANNOT_RESTORE_TO_TARGET: /)
    expect(state.status === 'failed' && 'hint' in state.error ? state.error.hint : '').toMatch(/tier/)
  })
})

describe('restore-snapshot waits', () => {
  test('until the target is created', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.call('POST', `/groups/${world.id}/clusters`, DEDICATED('third', { tags: SHOP.tags }))
    const outcome = await world.run('restore-snapshot', { ...COPY, 'target-cluster-name': 'third' })
    expect(told(outcome.state)).toBe('done updated')
  })

  test('until a restore that somebody else has begun is over', async () => {
    const world = await backupStage()
    const first = await world.snapshot()
    const latest = await world.snapshot()
    const into = { deliveryType: 'automated', targetGroupId: world.id, targetClusterName: 'copy' }
    await world.call('POST', `/groups/${world.id}/clusters/prod/backup/restoreJobs`, { ...into, snapshotId: first })
    const outcome = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': latest })
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done updated',
      ['POST /groups/…/clusters/prod/backup/restoreJobs 200'],
    ])
    const again = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': latest })
    expect(told(again.state)).toBe('done unchanged')
  })

  test('while Atlas refuses, since a restore from elsewhere is under way that it does not show', async () => {
    const world = await backupStage({ quirks: { clusterWhileRestored: 'IDLE' } })
    await world.snapshot()
    await addCluster(world, DEDICATED('third', { backupEnabled: true }))
    const taken = await world.run('take-snapshot', { cluster: 'shop:third' })
    await world.run('restore-snapshot', { ...COPY, cluster: 'shop:third', wait: 'false' })
    const outcome = await world.run('restore-snapshot', COPY)
    const restore = 'POST /groups/…/clusters/prod/backup/restoreJobs'
    expect([told(taken.state), told(outcome.state)]).toEqual(['done created', 'done updated'])
    expect(new Set(outcome.writes)).toEqual(new Set([`${restore} 409`, `${restore} 200`]))
  })

  test('for the same restore, rather than to begin it twice', async () => {
    const world = await backupStage()
    const snapshotId = await world.snapshot()
    const into = { deliveryType: 'automated', targetGroupId: world.id, targetClusterName: 'copy', snapshotId }
    await world.call('POST', `/groups/${world.id}/clusters/prod/backup/restoreJobs`, into)
    const outcome = await world.run('restore-snapshot', { ...COPY, force: 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })
})

describe('restore-snapshot in Atlas for Government', () => {
  test('restores within one kind of project', async () => {
    const world = await backupStage({ cloud: 'government' })
    await world.snapshot()
    expect(told((await world.run('restore-snapshot', COPY)).state)).toBe('done updated')
    expect(told((await world.run('restore-snapshot', COPY)).state)).toBe('done unchanged')
  })

  test('does not restore across the two kinds of project', async () => {
    const world = await backupStage({ cloud: 'government' })
    await world.snapshot()
    const other = await world.project('other', { regionUsageRestrictions: 'GOV_REGIONS_ONLY' })
    const body = DEDICATED('copy', { size: 'M20', tags: SHOP.tags })
    const [spec] = body.replicationSpecs
    const regionConfigs = spec?.regionConfigs.map((config) => ({ ...config, regionName: 'US_GOV_WEST_1' }))
    await world.call('POST', `/groups/${other}/clusters`, { ...body, replicationSpecs: [{ regionConfigs }] })
    world.clock.turn(HOUR)
    const outcome = await world.run('restore-snapshot', { ...COPY, 'target-project-id': other })
    expect([told(outcome.state), outcome.writes]).toEqual([
      expect.stringMatching(/^failed REGION_RESTRICTED: .*`COMMERCIAL_FEDRAMP_REGIONS_ONLY`.*`GOV_REGIONS_ONLY`/),
      [],
    ])
  })
})
