import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { DEDICATED, FLEX, FREE, LOST, outputsOf, told } from './support/told.ts'

const PAUSE = { cluster: 'shop:main' }

describe('pause-cluster', () => {
  test('sends nothing but the pause, and waits until it is over', async () => {
    const world = await clusterStage()
    const outcome = await world.run('pause-cluster', PAUSE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ paused: true })
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'PAUSED', 'project-id': world.id })
    // The simulator pauses for 3 minutes.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(180_000)
    const second = await world.run('pause-cluster', PAUSE)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('is not over while Atlas goes on showing an idle cluster after the pause', async () => {
    const world = await clusterStage(DEDICATED('main'), { quirks: { patchLagMs: 12_000 } })
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(180_000)
  })

  test('does not wait when told so', async () => {
    const world = await clusterStage()
    const outcome = await world.run('pause-cluster', { ...PAUSE, wait: 'false' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.tookMs).toBeLessThan(10_000)
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await clusterStage()
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe('done updated')
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'PAUSED' })
  })

  test.for([
    { kind: 'free', body: FREE('main') },
    { kind: 'flex', body: FLEX('main') },
  ])('skips a $kind cluster and says why', async ({ kind, body }) => {
    const world = await clusterStage(body)
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe(`skipped: main is a ${kind} cluster, and Atlas can pause dedicated clusters only.`)
    expect(outcome.writes).toEqual([])
  })

  test('is put off, and no failure, for a cluster that was resumed a moment ago', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: false })
    world.clock.turn(600_000)
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toContain('deferred: main was resumed less than 60 minutes ago')
    expect(told(outcome.state)).toMatch(/at \d\d:\d\d UTC at the latest\.$/)
    const until = outcome.state.status === 'deferred' ? outcome.state.until.getTime() : 0
    // Resumed 10 minutes ago, and 60 have to pass.
    expect(until - outcome.state.endedAt).toBeGreaterThanOrEqual(50 * 60_000)
    expect(until - outcome.state.endedAt).toBeLessThanOrEqual(60 * 60_000)
  })

  test('waits for a change that is under way, even while Atlas does not show it yet', async () => {
    const world = await clusterStage(DEDICATED('main'), { quirks: { patchLagMs: 5_000 } })
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { tags: [{ key: 'team', value: 'red' }] })
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes.at(0)).toBe('PATCH /groups/…/clusters/main 409')
    expect(outcome.writes.at(-1)).toBe('PATCH /groups/…/clusters/main 200')
  })

  test('tries again after Atlas has twice refused because a member lags behind', async () => {
    const world = await clusterStage()
    world.fault({
      match: { method: 'PATCH', times: 2 },
      action: { kind: 'status', when: 'before', status: 400, errorCode: 'OPERATION_INVALID_MEMBER_REPLICATION_LAG' },
    })
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes).toHaveLength(3)
  })

  test('fails when there is no such cluster', async () => {
    const world = await clusterStage()
    const outcome = await world.run('pause-cluster', { cluster: 'shop:other' })
    expect(told(outcome.state)).toBe('failed CLUSTER_NOT_FOUND: there is no cluster other in project shop.')
  })

  test('fails for a cluster on local disks, which Atlas cannot pause', async () => {
    const world = await clusterStage(DEDICATED('main', { size: 'M40_NVME' }))
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toContain('failed CANNOT_PAUSE_NVME_CLUSTER')
  })

  test('waits for a cluster that is being created', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    const outcome = await world.run('pause-cluster', PAUSE)
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(19 * 60_000)
  })
})
