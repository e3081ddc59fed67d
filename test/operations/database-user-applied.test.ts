import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { APP, addUser, revealed } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, outputsOf, told } from './support/told.ts'

/** Of the simulator, and how often whoever waits looks again while the wait is young. */
const APPLIED_AFTER_MS = 15_000
const LOOK_MS = 3_000

function expectWaited(tookMs: number, atLeast: number): void {
  expect(tookMs).toBeGreaterThanOrEqual(atLeast)
  // A second until the first look, and the look that comes too late by almost one interval.
  expect(tookMs).toBeLessThanOrEqual(atLeast + LOOK_MS + 1_000)
}

describe('create-database-user waits until the user works', () => {
  test.for([
    { kind: 'dedicated', body: DEDICATED('main'), quirks: {} },
    { kind: 'free', body: FREE('main'), quirks: {} },
    { kind: 'flex, whose status is refused', body: FLEX('main'), quirks: { flexChangeStatus: 'refuse' } },
    { kind: 'flex, whose status is told', body: FLEX('main'), quirks: { flexChangeStatus: 'accept' } },
  ] as const)('on a cluster that is $kind, named or not', async ({ body, quirks }) => {
    for (const named of [{}, { 'cluster-name': 'main' }]) {
      const world = await clusterStage(body, { quirks })
      const outcome = await world.run('create-database-user', { ...APP, ...named })
      expect(told(outcome.state)).toBe('done created')
      expectWaited(outcome.tookMs, APPLIED_AFTER_MS)
      expect(outcome.doing).toContain('waiting until the user works on main')
    }
  })

  test('not at all without a cluster, and not when told so', async () => {
    const world = await stage()
    await world.project()
    expect((await world.run('create-database-user', APP)).tookMs).toBeLessThanOrEqual(2_000)
    const other = await clusterStage()
    const outcome = await other.run('create-database-user', { ...APP, 'cluster-name': 'main', wait: 'false' })
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.tookMs).toBeLessThanOrEqual(2_000)
    expect(revealed(outcome, 'connection-string-with-credentials')).toContain('mongodb+srv://app:')
  })

  test('also for what an earlier run has left unfinished', async () => {
    const world = await clusterStage()
    await world.run('create-database-user', { ...APP, wait: 'false' })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done unchanged')
    expect(outcome.tookMs).toBeGreaterThan(APPLIED_AFTER_MS - 2_000)
  })

  test('and does not believe the status that comes before Atlas has begun', async () => {
    let reads = 0
    const world = await clusterStage(undefined, {
      interposed: ({ path }) =>
        path.endsWith('/status') && reads++ < 2 ? { status: 200, json: { changeStatus: 'APPLIED' } } : undefined,
    })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done created')
    expectWaited(outcome.tookMs, APPLIED_AFTER_MS)
  })

  test('ten seconds where Atlas never says that it is at work', async () => {
    const world = await clusterStage(undefined, { quirks: { userDeployMs: 0 } })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done created')
    expectWaited(outcome.tookMs, 10_000)
  })

  test('on the clusters alone that it may log in to', async () => {
    const world = await clusterStage(DEDICATED('main'), { quirks: { flexChangeStatus: 'accept' } })
    await world.call('POST', `/groups/${world.id}/clusters`, DEDICATED('side'))
    world.clock.turn(3_600_000)
    const outcome = await world.run('create-database-user', { ...APP, clusters: 'side' })
    expect(told(outcome.state)).toBe('done created')
    const asked = new Set(outcome.sent.map(({ url }) => url).filter((url) => url.endsWith('/status')))
    expect([...asked]).toEqual([`/api/atlas/v2/groups/${world.id}/clusters/side/status`])
  })

  test('not for a paused cluster, which applies it when it is resumed', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    for (const named of [{}, { 'cluster-name': 'main' }]) {
      const outcome = await world.run('create-database-user', { ...APP, ...named })
      expect(told(outcome.state)).toMatch(/^done /)
      expect(outcome.tookMs).toBeLessThanOrEqual(2_000)
    }
  })
})

describe('create-database-user and a cluster that is being created', () => {
  test('wait for each other only where the cluster is named', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    const free = await world.run('create-database-user', APP)
    expect(told(free.state)).toBe('done created')
    expect(free.tookMs).toBeLessThanOrEqual(2_000)
    const named = await world.run('create-database-user', { ...APP, 'cluster-name': 'main' })
    expect(told(named.state)).toBe('done unchanged')
    // The recorded time of a dedicated cluster.
    expect(named.tookMs).toBeGreaterThan(15 * 60_000)
    expect(outputsOf(named)['connection-string']).toMatch(/^mongodb\+srv:/)
  })

  test('go side by side in one plan', async () => {
    const world = await stage()
    await world.project()
    const outcome = await world.plan(`
cluster:
  create-cluster: { project-name: shop, cluster-name: main, tier: M10, region: US_EAST_1 }
user:
  create-database-user: { project-name: shop, username: app, roles: [readWrite@app] }
named:
  create-database-user: { project-name: shop, username: web, roles: [readWrite@app], cluster-name: main }
`)
    const { cluster, user, named } = outcome.states
    if (!cluster || !user || !named) throw new TypeError('a step is missing')
    expect([cluster, user, named].map(told)).toEqual(['done created', 'done created', 'done created'])
    expect(user.startedAt).toBe(cluster.startedAt)
    expect(user.endedAt - user.startedAt).toBeLessThanOrEqual(5_000)
    expect(named.endedAt).toBeGreaterThanOrEqual(cluster.startedAt + 15 * 60_000)
  })

  test('give up after a minute when there is no such cluster', async () => {
    const world = await stage()
    const id = await world.project()
    await addUser(world, id)
    const outcome = await world.run('create-database-user', { ...APP, 'cluster-name': 'nowhere' })
    expect(told(outcome.state)).toContain('failed CLUSTER_NOT_FOUND: there is no cluster nowhere')
    expectWaited(outcome.tookMs, 60_000)
  })
})
