import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, outputsOf, told } from './support/told.ts'

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

  test('fails at once for a paused cluster that nobody resumes, and says what does', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('wait-for-cluster', WAIT)
    expect(told(outcome.state)).toContain('failed CLUSTER_PAUSED')
    expect(outcome.state).toMatchObject({ error: { hint: expect.stringContaining('resume-cluster') } })
    expect(outcome.tookMs).toBeLessThan(30_000)
  })

  test('waits for a cluster that is being resumed', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: false })
    const outcome = await world.run('wait-for-cluster', WAIT)
    expect(told(outcome.state)).toBe('done unchanged')
  })

  test.for([
    { kind: 'free', body: FREE('main') },
    { kind: 'flex', body: FLEX('main') },
  ])('fails at once when a $kind cluster is to be paused', async ({ kind, body }) => {
    const world = await clusterStage(body)
    const outcome = await world.run('wait-for-cluster', { ...WAIT, until: 'paused' })
    expect(told(outcome.state)).toContain(`failed NEVER_PAUSED: cluster main is a ${kind} cluster`)
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
