import { describe, expect, test } from 'vitest'
import { backupStage } from './support/backup-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { DEDICATED, LOST, outputsOf, told } from './support/told.ts'

const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }
const RESTORE = 'POST /groups/…/clusters/prod/backup/restoreJobs 200'
/** The tag that says that something was restored. */
const MARK = 'PATCH /groups/…/clusters/copy 200'
const HOUR = 3_600_000

describe('restore-snapshot', () => {
  test('restores the latest snapshot and waits until the target has its data', async () => {
    const world = await backupStage()
    await world.snapshot()
    const latest = await world.snapshot()
    const outcome = await world.run('restore-snapshot', COPY)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [RESTORE]])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      deliveryType: 'automated',
      snapshotId: latest,
      targetGroupId: world.id,
      targetClusterName: 'copy',
    })
    expect(outputsOf(outcome)).toEqual({
      'project-id': world.id,
      'cluster-name': 'prod',
      'target-project-id': world.id,
      'target-cluster-name': 'copy',
      'snapshot-id': latest,
      'restore-job-id': (await world.jobs())[0],
      state: 'completed',
    })
    // The simulator takes 4.5 minutes; recorded are 4 to 5.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(270_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(291_000)
    const second = await world.run('restore-snapshot', COPY)
    expect([told(second.state), second.writes, outputsOf(second)]).toEqual(['done unchanged', [], outputsOf(outcome)])
  })

  test('waits until the target is IDLE where Atlas shows its restore late or not at all', async () => {
    const world = await backupStage({ quirks: { clusterWhileRestored: 'IDLE' } })
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', COPY)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [RESTORE]])
    expect(outcome.tookMs).toBeGreaterThanOrEqual(270_000)
  })

  test('restores one that is named, into a cluster of another project', async () => {
    const world = await backupStage()
    const first = await world.snapshot()
    await world.snapshot()
    const other = await world.project('other')
    await world.call('POST', `/groups/${other}/clusters`, DEDICATED('copy', { tags: SHOP.tags }))
    world.clock.turn(HOUR)
    const named = { ...COPY, 'target-project-name': 'other', 'snapshot-id': first }
    const outcome = await world.run('restore-snapshot', named)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [RESTORE]])
    expect(outputsOf(outcome)).toMatchObject({ 'target-project-id': other, 'snapshot-id': first })
    const byId = await world.run('restore-snapshot', { ...COPY, 'target-project-id': other, 'snapshot-id': first })
    expect([told(byId.state), byId.writes]).toEqual(['done unchanged', []])
    const here = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': first })
    expect([told(here.state), here.writes]).toEqual(['done updated', [RESTORE]])
  })

  test('restores a flex cluster into another one', async () => {
    const world = await backupStage({ kind: 'flex' })
    const outcome = await world.run('restore-snapshot', COPY)
    const restore = 'POST /groups/…/flexClusters/prod/backup/restoreJobs 200'
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [restore]])
    expect(outputsOf(outcome)).toMatchObject({ 'restore-job-id': (await world.jobs())[0], state: 'completed' })
    const second = await world.run('restore-snapshot', COPY)
    expect([told(second.state), second.writes, outputsOf(second)]).toEqual(['done unchanged', [], outputsOf(outcome)])
  })

  test('restores a newer snapshot once there is one, unless it is to be done only once', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.run('restore-snapshot', COPY)
    const newer = await world.snapshot()
    const once = await world.run('restore-snapshot', { ...COPY, once: 'true' })
    expect([told(once.state), once.writes]).toEqual(['done unchanged', [MARK]])
    const outcome = await world.run('restore-snapshot', COPY)
    expect([told(outcome.state), outputsOf(outcome)['snapshot-id']]).toEqual(['done updated', newer])
  })

  test('restores once for a target that nothing was restored into yet', async () => {
    const world = await backupStage()
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', { ...COPY, once: 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [RESTORE, MARK]])
  })

  test('restores again when it is forced to, and only once in a run', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.run('restore-snapshot', COPY)
    const forced = await world.run('restore-snapshot', { ...COPY, force: 'true' })
    expect([told(forced.state), forced.writes]).toEqual(['done updated', [RESTORE]])
    expect(outputsOf(forced)['restore-job-id']).toBe((await world.jobs())[0])
  })

  test('restores again into a target that was made anew under its name', async () => {
    const world = await backupStage()
    await world.snapshot()
    const { 'snapshot-id': snapshotId } = outputsOf(await world.run('restore-snapshot', COPY))
    await world.call('DELETE', `/groups/${world.id}/clusters/copy`)
    world.clock.turn(HOUR)
    await world.run('create-cluster', {
      'project-id': world.id,
      'cluster-name': 'copy',
      tier: 'M10',
      region: 'US_EAST_1',
    })
    const outcome = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': String(snapshotId) })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', [RESTORE]])
  })

  test('ends at once with `wait: false`, and the next run waits for the same restore', async () => {
    const world = await backupStage()
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', { ...COPY, wait: 'false' })
    expect([told(outcome.state), outputsOf(outcome)['state']]).toEqual(['done updated', 'in-progress'])
    const next = await world.run('restore-snapshot', COPY)
    expect([told(next.state), next.writes, outputsOf(next)['state']]).toEqual(['done unchanged', [], 'completed'])
    expect(next.tookMs).toBeGreaterThan(200_000)
  })

  test('waits until the snapshot that is named is complete', async () => {
    const world = await backupStage()
    const taken = await world.run('take-snapshot', { cluster: 'shop:prod', wait: 'false' })
    const id = String(outputsOf(taken)['snapshot-id'])
    for (const snapshotId of [id, 'latest']) {
      const outcome = await world.run('restore-snapshot', { ...COPY, 'snapshot-id': snapshotId })
      expect(outputsOf(outcome)['snapshot-id']).toBe(id)
    }
  })

  test('says that a restore has failed, and restores anew in the next run', async () => {
    const world = await backupStage({ quirks: { restoresFail: 1 } })
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', COPY)
    expect(told(outcome.state)).toMatch(/^failed RESTORE_FAILED: cluster copy: .* has failed\. /)
    const next = await world.run('restore-snapshot', COPY)
    expect([told(next.state), next.writes]).toEqual(['done updated', [RESTORE]])
  })

  test('sends nothing in a dry run', async () => {
    const world = await backupStage()
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', COPY, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: create: POST .*\/restoreJobs \{.*"targetClusterName":"copy"\}$/)
    expect(outcome.writes).toEqual([])
  })
})

describe.for(['dedicated', 'flex'] as const)('restore-snapshot of a %s cluster overwrites once', (kind) => {
  test.for(LOST)('when of its request $how', async ({ action }) => {
    const world = await backupStage({ kind })
    if (kind === 'dedicated') await world.snapshot()
    const path =
      kind === 'flex' ? 'flexClusters/{name}/backup/restoreJobs' : 'clusters/{clusterName}/backup/restoreJobs'
    world.fault({ match: { method: 'POST', path: `/api/atlas/v2/groups/{groupId}/${path}` }, action })
    const outcome = await world.run('restore-snapshot', { ...COPY, force: 'true' })
    expect(told(outcome.state)).toBe('done updated')
    expect(await world.jobs()).toHaveLength(1)
  })
})
