import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { BLOG, stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, LOST, listed, outputsOf, told } from './support/told.ts'

const DELETE = { cluster: 'shop:main' }
const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' }
const protectedBy = (tags: readonly object[]) => DEDICATED('main', { tags, terminationProtectionEnabled: true })

describe('delete-cluster', () => {
  test.for([
    { kind: 'dedicated', body: DEDICATED('main'), write: 'DELETE /groups/…/clusters/main 202', tookMs: 180_000 },
    { kind: 'free', body: FREE('main'), write: 'DELETE /groups/…/clusters/main 202', tookMs: 30_000 },
    { kind: 'flex', body: FLEX('main'), write: 'DELETE /groups/…/flexClusters/main 204', tookMs: 38_000 },
  ])('asks for the end of a $kind cluster once, and is done when it is gone', async ({ body, write, tookMs }) => {
    const world = await clusterStage(body)
    const outcome = await world.run('delete-cluster', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', [write]])
    expect(outputsOf(outcome)).toEqual({ 'cluster-name': 'main' })
    expect(outcome.sent.at(-1)).toMatchObject({ method: 'GET', status: 404 })
    expect(outcome.tookMs).toBeGreaterThanOrEqual(tookMs)
    const second = await world.run('delete-cluster', DELETE)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('keeps the snapshots when told so', async () => {
    const world = await clusterStage()
    const outcome = await world.run('delete-cluster', { ...DELETE, 'retain-backups': 'true' })
    expect(outcome.writes).toEqual(['DELETE /groups/…/clusters/main?retainBackups=true 202'])
  })

  test('does not wait for the end when told so', async () => {
    const world = await clusterStage()
    const outcome = await world.run('delete-cluster', { ...DELETE, wait: 'false' })
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.tookMs).toBeLessThan(30_000)
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await clusterStage()
    world.fault({ match: { method: 'DELETE' }, action })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(await listed(world, `/groups/${world.id}/clusters`)).toEqual([])
  })

  test('asks again, 15 seconds later at the earliest, when Atlas has dropped the request', async () => {
    const world = await clusterStage()
    world.fault({ match: { method: 'DELETE', times: 3 }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    const times = outcome.sent.filter(({ method }) => method === 'DELETE').map(({ at }) => at)
    expect(times).toHaveLength(4)
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(15_000)
  })

  test('asks four times at most, and then says that Atlas drops the requests', async () => {
    const world = await clusterStage()
    world.fault({ match: { method: 'DELETE', times: 'always' }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toContain('failed DELETE_DROPPED: cluster main: Atlas accepted 4 requests')
    expect(outcome.writes).toHaveLength(4)
  })

  test('takes over a deletion that somebody else has asked for', async () => {
    const world = await clusterStage()
    await world.call('DELETE', `/groups/${world.id}/clusters/main`)
    const outcome = await world.run('delete-cluster', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
    expect(outcome.tookMs).toBeGreaterThanOrEqual(180_000)
  })

  test('counts a deletion that was asked for already as asked for', async () => {
    const world = await clusterStage()
    world.fault({
      match: { method: 'DELETE' },
      action: { kind: 'status', when: 'after', status: 400, errorCode: 'CLUSTER_ALREADY_REQUESTED_DELETION' },
    })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes).toHaveLength(1)
  })
})

describe('delete-cluster and termination protection', () => {
  test('lifts a protection of ours', async () => {
    const world = await clusterStage(protectedBy([...SHOP.tags, PROTECTED_BY]))
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes).toEqual(['PATCH /groups/…/clusters/main 200', 'DELETE /groups/…/clusters/main 202'])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ terminationProtectionEnabled: false })
  })

  test.for([
    { whose: 'somebody else', tags: [] },
    { whose: 'somebody else on a cluster of ours', tags: SHOP.tags },
    { whose: 'another repository', tags: [...BLOG.tags, PROTECTED_BY] },
  ])('leaves a protection of $whose alone', async ({ tags }) => {
    const world = await clusterStage(protectedBy(tags))
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toContain('failed TERMINATION_PROTECTED')
    expect(outcome.writes).toEqual([])
  })

  test('lifts the protection that create-cluster has switched on', async () => {
    const world = await stage()
    const id = await world.project()
    const described = { 'project-id': id, 'cluster-name': 'main', tier: 'flex', region: 'US_EAST_1' }
    await world.run('create-cluster', { ...described, 'termination-protection': 'true' })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
  })

  test('lifts any protection when forced', async () => {
    const world = await clusterStage(protectedBy([]))
    const outcome = await world.run('delete-cluster', { ...DELETE, force: 'true' })
    expect(told(outcome.state)).toBe('done deleted')
  })

  test('resumes a paused cluster of ours to lift its protection', async () => {
    const world = await clusterStage(protectedBy([...SHOP.tags, PROTECTED_BY]))
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
  })
})

describe('delete-cluster without a project', () => {
  test.for([
    { by: 'name', params: { cluster: 'shop:main' } },
    { by: 'id', params: { 'project-id': 'a'.repeat(24), 'cluster-name': 'main' } },
  ])('named by $by has nothing to do', async ({ params }) => {
    const world = await stage()
    const outcome = await world.run('delete-cluster', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })
})
