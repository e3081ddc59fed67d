import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { DEDICATED, told } from './support/told.ts'

const DELETE = { cluster: 'shop:main' }
const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' }
const protectedBy = (tags: readonly object[]) => DEDICATED('main', { tags, terminationProtectionEnabled: true })

describe('delete-cluster of a cluster that is', () => {
  test.for(['accept', 'refuse'] as const)('paused, where Atlas does %s that', async (deleteWhilePaused) => {
    const world = await clusterStage(DEDICATED('main'), { quirks: { deleteWhilePaused } })
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
  })

  test.for(['accept', 'refuse'] as const)('being created, where Atlas does %s that', async (deleteWhileCreating) => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0, quirks: { deleteWhileCreating } })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes.length).toBeLessThanOrEqual(2)
  })

  test.for(['accept', 'refuse'] as const)('being created and protected, where Atlas does %s that', async (quirk) => {
    const quirks = { updateWhileBusy: quirk, deleteWhileCreating: quirk }
    const world = await clusterStage(protectedBy([...SHOP.tags, PROTECTED_BY]), { ageMs: 0, quirks })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes).toEqual(['PATCH /groups/…/clusters/main 200', 'DELETE /groups/…/clusters/main 202'])
  })

  test('being created, where Atlas takes the request and deletes it only afterwards', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0, quirks: { deleteWhileCreating: 'later' } })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes.length).toBeLessThanOrEqual(4)
    // Created for 16 minutes, then deleted for 3: longer than Atlas has to delete one that is not busy.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(19 * 60_000)
  })

  test('being created, asked again afterwards when Atlas has dropped all that was sent before', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    world.fault({ match: { method: 'DELETE', times: 5 }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(outcome.writes).toHaveLength(6)
  })

  test('being created, when the credentials may not delete it: said at once', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    world.fault({
      match: { method: 'DELETE', times: 'always' },
      action: {
        kind: 'status',
        when: 'before',
        status: 403,
        errorCode: 'ATLAS_RESOURCE_POLICIES_VIOLATION_NOT_AUTHORIZED',
      },
    })
    const outcome = await world.run('delete-cluster', DELETE)
    expect(told(outcome.state)).toContain('failed ATLAS_RESOURCE_POLICIES_VIOLATION_NOT_AUTHORIZED')
    expect(outcome.writes).toHaveLength(1)
  })

  test('being created, in a dry run: planned', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    const outcome = await world.run('delete-cluster', DELETE, { dryRun: true })
    expect(told(outcome.state)).toContain('planned: delete: DELETE /api/atlas/v2/groups/')
    expect(outcome.writes).toEqual([])
  })

  test('being changed', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { tags: [{ key: 'team', value: 'red' }] })
    world.clock.turn(2_000)
    const outcome = await world.run('delete-cluster', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', ['DELETE /groups/…/clusters/main 202']])
  })
})
