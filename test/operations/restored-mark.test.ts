import { describe, expect, test } from 'vitest'
import { type BackupStage, backupStage } from './support/backup-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { LOST, outputsOf, told } from './support/told.ts'

const COPY = { cluster: 'shop:prod', 'target-cluster-name': 'copy' }
const ONCE = { ...COPY, once: 'true' }

/** Atlas shows no restore jobs any more, as when it has forgotten them or the source was made anew. */
async function forgetful(options: Parameters<typeof backupStage>[0] = {}) {
  let forgets = false
  const world = await backupStage({
    ...options,
    async interposed({ method, path }) {
      if (!forgets || method !== 'GET' || !path.endsWith('/backup/restoreJobs')) return undefined
      return { status: 200, json: { results: [], totalCount: 0 } }
    },
  })
  return {
    ...world,
    forget() {
      forgets = true
    },
  }
}

async function tagsOf(world: BackupStage, kind = 'clusters'): Promise<{ key: string; value: string }[]> {
  const { json } = await world.call('GET', `/groups/${world.id}/${kind}/copy`)
  return typeof json === 'object' && json !== null ? Reflect.get(json, 'tags') : []
}

describe.for([
  { kind: 'dedicated', path: 'clusters' },
  { kind: 'flex', path: 'flexClusters' },
] as const)('restore-snapshot with `once` into a $kind cluster', ({ kind, path }) => {
  test('restores nothing again when Atlas has forgotten the jobs', async () => {
    const world = await forgetful({ kind, copy: { tags: [...SHOP.tags, { key: 'team', value: 'blue' }] } })
    if (kind === 'dedicated') await world.snapshot()
    const first = await world.run('restore-snapshot', ONCE)
    const snapshotId = outputsOf(first)['snapshot-id']
    expect(outputsOf(first)).toMatchObject({ 'restore-job-id': (await world.jobs())[0], state: 'completed' })
    world.forget()
    const again = await world.run('restore-snapshot', ONCE)
    expect([told(again.state), again.writes]).toEqual(['done unchanged', []])
    expect(outputsOf(again)).toEqual({
      'project-id': world.id,
      'cluster-name': 'prod',
      'target-project-id': world.id,
      'target-cluster-name': 'copy',
      'snapshot-id': snapshotId,
      state: 'completed',
    })
    const mark = { key: 'restored-snapshot', value: snapshotId }
    const tags = [...SHOP.tags, { key: 'team', value: 'blue' }, mark]
    expect(await tagsOf(world, path)).toEqual(expect.arrayContaining(tags))
    expect(await tagsOf(world, path)).toHaveLength(tags.length)
  })
})

describe('the tag of `once`', () => {
  test('comes in the next run, if the first was cut short while Atlas restored', async () => {
    const world = await forgetful()
    await world.snapshot()
    const begun = await world.run('restore-snapshot', { ...ONCE, wait: 'false' })
    expect(outputsOf(begun)['state']).toBe('in-progress')
    expect(await tagsOf(world)).not.toContainEqual(expect.objectContaining({ key: 'restored-snapshot' }))
    const next = await world.run('restore-snapshot', ONCE)
    expect([told(next.state), next.writes]).toEqual(['done unchanged', ['PATCH /groups/…/clusters/copy 200']])
    world.forget()
    expect((await world.run('restore-snapshot', ONCE)).writes).toEqual([])
  })

  test.for(LOST)('is set when of its request $how', async ({ action }) => {
    const world = await backupStage()
    const value = await world.snapshot()
    world.fault({
      match: { method: 'PATCH', path: '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}' },
      action,
    })
    expect(told((await world.run('restore-snapshot', ONCE)).state)).toBe('done updated')
    expect(await tagsOf(world)).toContainEqual({ key: 'restored-snapshot', value })
    expect(await world.jobs()).toHaveLength(1)
  })

  test('is not set by a restore that may be repeated, nor does it keep one from being done', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.run('restore-snapshot', COPY)
    expect(await tagsOf(world)).toEqual(SHOP.tags)
    await world.run('restore-snapshot', ONCE)
    const newer = await world.snapshot()
    const plain = await world.run('restore-snapshot', COPY)
    expect([told(plain.state), outputsOf(plain)['snapshot-id']]).toEqual(['done updated', newer])
  })

  test('is not set on what is not ours', async () => {
    const world = await backupStage({ copy: {} })
    await world.snapshot()
    const outcome = await world.run('restore-snapshot', { ...ONCE, overwrite: 'true' })
    expect([told(outcome.state), await tagsOf(world)]).toEqual(['done updated', []])
  })

  test('does not fail a run that finds a target paused which bears none', async () => {
    const world = await backupStage()
    await world.snapshot()
    await world.run('restore-snapshot', COPY)
    world.clock.turn(3_600_000)
    await world.call('PATCH', `/groups/${world.id}/clusters/copy`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('restore-snapshot', ONCE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })
})
