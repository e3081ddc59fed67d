import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, outputsOf, told } from './support/told.ts'

const WAIT = { cluster: 'shop:main' }

describe('wait-for-cluster', () => {
  test.for([
    { kind: 'dedicated', body: DEDICATED('main'), ms: 16 * 60_000 },
    { kind: 'flex', body: FLEX('main'), ms: 8_000 },
  ])('waits until a $kind cluster serves', async ({ body, ms }) => {
    const world = await clusterStage(body, { ageMs: 0 })
    const outcome = await world.run('wait-for-cluster', WAIT)
    expect(told(outcome.state)).toBe('done unchanged')
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'IDLE', 'connection-string': expect.any(String) })
    // Polls come at a twentieth of the time waited, between 3 and 20 s.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(ms)
    expect(outcome.tookMs).toBeLessThanOrEqual(ms + 20_000)
  })

  test('waits until a cluster is paused, and does not take one that is being paused for it', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(2_000)
    const outcome = await world.run('wait-for-cluster', { ...WAIT, until: 'paused' })
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'PAUSED' })
    expect(outcome.tookMs).toBeGreaterThanOrEqual(170_000)
  })

  test('does not take a paused cluster for one that serves', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('wait-for-cluster', WAIT, { timeoutMs: 600_000 })
    expect(told(outcome.state)).toContain('failed TIMED_OUT')
    expect(told(outcome.state)).toContain('PAUSED')
  })

  test('waits until a cluster is gone', async () => {
    const world = await clusterStage()
    await world.call('DELETE', `/groups/${world.id}/clusters/main`)
    const outcome = await world.run('wait-for-cluster', { ...WAIT, until: 'deleted' })
    expect(told(outcome.state)).toBe('done unchanged')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(180_000)
  })

  test.for([
    { by: 'name', params: { cluster: 'shop:main' } },
    { by: 'id', params: { 'project-id': 'a'.repeat(24), 'cluster-name': 'main' } },
  ])('takes a cluster for gone with its project, named by $by', async ({ params }) => {
    const world = await stage()
    const outcome = await world.run('wait-for-cluster', { ...params, until: 'deleted' })
    expect(told(outcome.state)).toBe('done unchanged')
  })

  test('fails when the cluster that it waits for does not exist', async () => {
    const world = await clusterStage()
    const outcome = await world.run('wait-for-cluster', { cluster: 'shop:other' })
    expect(told(outcome.state)).toContain('failed CLUSTER_NOT_FOUND')
  })

  test('sits through an outage of Atlas of a minute', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    world.fault({ match: { method: 'GET', times: 15 }, action: { kind: 'status', when: 'before', status: 503 } })
    const outcome = await world.run('wait-for-cluster', WAIT)
    expect(told(outcome.state)).toBe('done unchanged')
  })
})
