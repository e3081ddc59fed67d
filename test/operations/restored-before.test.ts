import { describe, expect, test } from 'vitest'
import { backupStage } from './support/backup-stage.ts'
import type { StageOptions } from './support/stage.ts'
import { outputsOf, told } from './support/told.ts'

const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }

/** Of all restores from `prod` the second fails; the list has the newest first. */
const secondFails: NonNullable<StageOptions['interposed']> = async ({ method, path }, real) => {
  if (method !== 'GET' || !path.endsWith('/backup/restoreJobs')) return undefined
  const { status, json } = await real()
  if (typeof json !== 'object' || json === null || !('results' in json) || !Array.isArray(json.results))
    return undefined
  const { length } = json.results
  const results = json.results.map((job: object, index) => {
    if (length - index !== 2 || !('finishedAt' in job)) return job
    const { finishedAt: _, ...others } = job
    return { ...others, failed: true }
  })
  return { status, json: { ...json, results } }
}

describe('what restore-snapshot has done before counts', () => {
  test('only until another snapshot was restored over it', async () => {
    const world = await backupStage()
    const [older, newer] = [await world.snapshot(), await world.snapshot()]
    const restore = async (id: string) =>
      told((await world.run('restore-snapshot', { ...COPY, 'snapshot-id': id })).state)
    expect([await restore(older), await restore(older)]).toEqual(['done updated', 'done unchanged'])
    expect([await restore(newer), await restore(newer)]).toEqual(['done updated', 'done unchanged'])
    expect([await restore(older), await restore(older)]).toEqual(['done updated', 'done unchanged'])
    expect(await world.jobs()).toHaveLength(3)
  })

  test('only until a restore has failed, which may have left half of the data', async () => {
    const world = await backupStage({ interposed: secondFails })
    await world.snapshot()
    const restore = async (more: object) => told((await world.run('restore-snapshot', { ...COPY, ...more })).state)
    expect(await restore({})).toBe('done updated')
    expect(await restore({ force: 'true' })).toMatch(/^failed RESTORE_FAILED: /)
    expect([await restore({}), await restore({})]).toEqual(['done updated', 'done unchanged'])
  })

  test('for `once` whatever came after it: the data of today are not to be lost', async () => {
    const world = await backupStage({ interposed: secondFails })
    await world.snapshot()
    await world.run('restore-snapshot', COPY)
    await world.run('restore-snapshot', { ...COPY, force: 'true' })
    const outcome = await world.run('restore-snapshot', { ...COPY, once: 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', ['PATCH /groups/…/clusters/copy 200']])
  })
})

test('restore-snapshot hands on no control characters with the snapshot of a job that it finds', async () => {
  const world = await backupStage({
    async interposed({ method, path }, real) {
      if (method !== 'GET' || !path.endsWith('/backup/restoreJobs')) return undefined
      const { status, json } = await real()
      return { status, json: JSON.parse(JSON.stringify(json).replace(/"snapshotId":"/g, '$&\\u001b[2J\\r\\n')) }
    },
  })
  const id = await world.snapshot()
  await world.call('POST', `/groups/${world.id}/clusters/prod/backup/restoreJobs`, {
    deliveryType: 'automated',
    snapshotId: id,
    targetGroupId: world.id,
    targetClusterName: 'copy',
  })
  world.clock.turn(3_600_000)
  const outcome = await world.run('restore-snapshot', { ...COPY, once: 'true' })
  expect(told(outcome.state)).toBe('done unchanged')
  expect(String(outputsOf(outcome)['snapshot-id'])).not.toMatch(/\p{Cc}/u)
})
