import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, LOST, listed, outputsOf, told } from './support/told.ts'

const DELETE = { 'project-name': 'shop' }
const CASCADE = { ...DELETE, cascade: 'true' }

describe('delete-project', () => {
  test('deletes an empty project, and is done when it is gone', async () => {
    const world = await stage({ quirks: { projectDeleteLagMs: 5_000 } })
    const id = await world.project()
    const outcome = await world.run('delete-project', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', ['DELETE /groups/… 202']])
    expect(outputsOf(outcome)).toEqual({ 'project-id': id })
    expect(outcome.sent.at(-1)).toMatchObject({ method: 'GET', status: 404 })
    const second = await world.run('delete-project', DELETE)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test.for([
    { by: 'name', params: DELETE },
    { by: 'id', params: { 'project-id': 'a'.repeat(24) } },
  ])('has nothing to do when there is no project of that $by', async ({ params }) => {
    const world = await stage()
    const outcome = await world.run('delete-project', params)
    expect([told(outcome.state), outcome.writes, outputsOf(outcome)]).toEqual(['done unchanged', [], {}])
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await stage()
    await world.project()
    world.fault({ match: { method: 'DELETE' }, action })
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(await listed(world, '/groups')).toEqual([])
  })

  test('asks again, 15 seconds later at the earliest, when Atlas has dropped the request', async () => {
    const world = await stage()
    await world.project()
    world.fault({ match: { method: 'DELETE', times: 2 }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    const times = outcome.sent.filter(({ method }) => method === 'DELETE').map(({ at }) => at)
    expect(times).toHaveLength(3)
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(15_000)
  })

  test('asks four times at most', async () => {
    const world = await stage()
    await world.project()
    world.fault({ match: { method: 'DELETE', times: 'always' }, action: { kind: 'lose-delete' } })
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toContain('failed DELETE_DROPPED: project shop')
    expect(outcome.writes).toHaveLength(4)
  })

  test('waits and asks again while Atlas counts clusters that it shows no more', async () => {
    const world = await stage()
    await world.project()
    world.fault({
      match: { method: 'DELETE', times: 5 },
      action: { kind: 'status', when: 'before', status: 409, errorCode: 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS' },
    })
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toBe('done deleted')
    const times = outcome.sent.filter(({ method }) => method === 'DELETE').map(({ at }) => at)
    expect(times).toHaveLength(6)
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(30_000)
  })

  test('gives up after half an hour when Atlas counts clusters that it never shows', async () => {
    const world = await stage()
    await world.project()
    world.fault({
      match: { method: 'DELETE', times: 'always' },
      action: { kind: 'status', when: 'before', status: 409, errorCode: 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS' },
    })
    const outcome = await world.run('delete-project', DELETE, { timeoutMs: 3 * 3_600_000 })
    expect(told(outcome.state)).toContain('failed CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(30 * 60_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(32 * 60_000)
  })

  test.for(['delete-project', 'delete-cluster'])('refuses a project of another organization: %s', async (operation) => {
    const world = await stage()
    const id = await world.project()
    const cluster = operation === 'delete-cluster' ? { 'cluster-name': 'main' } : {}
    const outcome = await world.run(operation, { 'project-id': id, 'org-id': 'a'.repeat(24), ...cluster })
    expect(told(outcome.state)).toContain('failed PROJECT_ELSEWHERE')
    expect(outcome.writes).toEqual([])
  })

  test('says at once what else stands in the way', async () => {
    const world = await stage()
    await world.project()
    world.fault({
      match: { method: 'DELETE', times: 'always' },
      action: {
        kind: 'status',
        when: 'before',
        status: 409,
        errorCode: 'CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS',
      },
    })
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toContain('failed CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS')
    expect(outcome.writes).toHaveLength(1)
  })

  test('takes a project that is out of reach for an error, not for gone', async () => {
    const world = await stage()
    const outcome = await world.run('delete-project', { 'project-id': world.simulator.foreign.projectId })
    expect(told(outcome.state)).toContain('failed NOT_IN_GROUP')
  })
})

describe('delete-project with clusters', () => {
  test('refuses without cascade, names them, and deletes nothing', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main'))
    await world.call('POST', `/groups/${id}/flexClusters`, FLEX('side'))
    const outcome = await world.run('delete-project', DELETE)
    expect(told(outcome.state)).toBe(
      'failed PROJECT_NOT_EMPTY: project shop still has main and side. Nothing was deleted.',
    )
    expect(outcome.writes).toEqual([])
  })

  test('deletes clusters of every kind side by side, then the project', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main'))
    await world.call('POST', `/groups/${id}/clusters`, FREE('tiny'))
    await world.call('POST', `/groups/${id}/flexClusters`, FLEX('side'))
    world.clock.turn(3_600_000)
    const outcome = await world.run('delete-project', CASCADE)
    expect(told(outcome.state)).toBe('done deleted')
    expect([...outcome.writes].sort()).toEqual([
      'DELETE /groups/… 202',
      'DELETE /groups/…/clusters/main 202',
      'DELETE /groups/…/clusters/tiny 202',
      'DELETE /groups/…/flexClusters/side 204',
    ])
    expect(outcome.writes.at(-1)).toBe('DELETE /groups/… 202')
    // The slowest takes 3 minutes; one after the other would take more than 4.
    expect(outcome.tookMs).toBeLessThan(220_000)
  })

  test('waits for a cluster that is going already, since it counts as one', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main'))
    await world.call('DELETE', `/groups/${id}/clusters/main`)
    const outcome = await world.run('delete-project', CASCADE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', ['DELETE /groups/… 202']])
    expect(outcome.tookMs).toBeGreaterThanOrEqual(180_000)
  })

  test('touches none of them when one is protected by somebody else', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags: SHOP.tags }))
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('precious', { terminationProtectionEnabled: true }))
    world.clock.turn(3_600_000)
    const outcome = await world.run('delete-project', CASCADE)
    expect(told(outcome.state)).toContain('failed TERMINATION_PROTECTED: cluster precious')
    expect(outcome.writes).toEqual([])
    const forced = await world.run('delete-project', { ...CASCADE, force: 'true' })
    expect(told(forced.state)).toBe('done deleted')
  })

  test('deletes all although the requests for some are dropped, refused or lost', async () => {
    const world = await stage({ quirks: { deleteWhileCreating: 'refuse', deleteWhilePaused: 'refuse' } })
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('paused'))
    world.clock.turn(3_600_000)
    await world.call('PATCH', `/groups/${id}/clusters/paused`, { paused: true })
    world.clock.turn(3_600_000)
    await world.call('POST', `/groups/${id}/flexClusters`, FLEX('side'))
    world.clock.turn(3_600_000)
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('young'))
    world.fault({
      match: { method: 'DELETE', path: '/api/atlas/v2/groups/{groupId}/flexClusters/{name}' },
      action: { kind: 'lose-delete' },
    })
    world.fault({ match: { method: 'PATCH' }, action: { kind: 'reset', when: 'after' } })
    const outcome = await world.run('delete-project', CASCADE)
    expect(told(outcome.state)).toBe('done deleted')
    expect(await listed(world, '/groups')).toEqual([])
  })
})
