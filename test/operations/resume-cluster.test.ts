import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { DEDICATED, FLEX, FREE, LOST, outputsOf, told } from './support/told.ts'

const RESUME = { cluster: 'shop:main' }

/** A project whose cluster has been paused for an hour. */
async function paused(options = {}) {
  const world = await clusterStage(DEDICATED('main'), options)
  await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
  world.clock.turn(3_600_000)
  return world
}

describe('resume-cluster', () => {
  test('resumes, and waits until the cluster is neither paused nor being changed', async () => {
    const world = await paused()
    const outcome = await world.run('resume-cluster', RESUME)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ paused: false })
    expect(outputsOf(outcome)).toMatchObject({
      'cluster-state': 'IDLE',
      'connection-string': expect.stringContaining('mongodb+srv://main.'),
    })
    // The simulator resumes for 5 minutes.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(300_000)
    const second = await world.run('resume-cluster', RESUME)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('is not over while Atlas goes on showing an idle cluster after the request', async () => {
    const world = await paused({ quirks: { patchLagMs: 12_000 } })
    const outcome = await world.run('resume-cluster', RESUME)
    expect(outcome.tookMs).toBeGreaterThanOrEqual(300_000)
  })

  test.for(LOST)('converges although $how', async ({ action }) => {
    const world = await paused()
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('resume-cluster', RESUME)
    expect(told(outcome.state)).toBe('done updated')
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'IDLE' })
  })

  test('waits for a pause to end before it resumes', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(2_000)
    const outcome = await world.run('resume-cluster', RESUME)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
  })

  test.for([
    { kind: 'free', body: FREE('main') },
    { kind: 'flex', body: FLEX('main') },
  ])('skips a $kind cluster and says why', async ({ kind, body }) => {
    const world = await clusterStage(body)
    const outcome = await world.run('resume-cluster', RESUME)
    const why = `main is a ${kind} cluster, and Atlas can pause and resume dedicated clusters only.`
    expect([told(outcome.state), outcome.writes]).toEqual([`skipped: ${why}`, []])
  })

  test('does not fail on its own repeat while Atlas goes on showing the paused cluster', async () => {
    let stale = -1
    const world = await clusterStage(DEDICATED('main'), {
      quirks: { resumeRunning: 'refuse' },
      async interposed({ method, path }, real) {
        if (method === 'PATCH' && stale < 0) stale = 10
        if (method !== 'GET' || !path.endsWith('/clusters/main') || stale <= 0) return undefined
        stale -= 1
        const { status, json } = await real()
        return { status, json: { ...Object(json), paused: true, stateName: 'IDLE' } }
      },
    })
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('resume-cluster', RESUME)
    expect(told(outcome.state)).toBe('done updated')
    const patches = outcome.sent.filter(({ method }) => method === 'PATCH')
    expect(patches.map(({ status }) => status).slice(0, 2)).toEqual([200, 409])
    for (const [index, { at }] of patches.slice(1).entries())
      expect(at - (patches[index]?.at ?? 0)).toBeGreaterThanOrEqual(15_000)
  })

  test('skips a free cluster that Atlas itself has paused, and says what wakes it', async () => {
    const world = await clusterStage(DEDICATED('main'), {
      async interposed({ method, path }, real) {
        if (method !== 'GET' || !path.endsWith('/clusters/main')) return undefined
        const { status, json } = await real()
        const region = { providerName: 'TENANT', backingProviderName: 'AWS', regionName: 'US_EAST_1' }
        const specs = [{ regionConfigs: [{ ...region, electableSpecs: { instanceSize: 'M0' } }] }]
        return { status, json: { ...Object(json), paused: true, replicationSpecs: specs } }
      },
    })
    const outcome = await world.run('resume-cluster', RESUME)
    expect(told(outcome.state)).toContain('skipped: main is a free cluster')
    expect(outcome.writes).toEqual([])
  })

  test('fails when there is no such project', async () => {
    const world = await clusterStage()
    const outcome = await world.run('resume-cluster', { cluster: 'store:main' })
    expect(told(outcome.state)).toBe('failed PROJECT_NOT_FOUND: there is no project store.')
  })
})
