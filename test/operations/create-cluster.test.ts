import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, LOST, listed, outputsOf, told } from './support/told.ts'

const M10 = { 'cluster-name': 'main', tier: 'M10', provider: 'AWS', region: 'US_EAST_1' }
const FLEXIBLE = { ...M10, tier: 'flex' }
const OURS = { tags: SHOP.tags }
const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' }

describe('create-cluster asks for', () => {
  test('a dedicated cluster with everything that Atlas demands, and waits until it is IDLE', async () => {
    const world = await stage()
    const id = await world.project()
    const params = { 'project-id': id, ...M10, 'disk-size-gb': '20', 'mongodb-version': '8.0', tags: 'team: red' }
    const outcome = await world.run('create-cluster', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/clusters 201']])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'main',
      clusterType: 'REPLICASET',
      mongoDBMajorVersion: '8.0',
      tags: [{ key: 'team', value: 'red' }, ...SHOP.tags],
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'AWS',
              regionName: 'US_EAST_1',
              priority: 7,
              electableSpecs: { instanceSize: 'M10', nodeCount: 3, diskSizeGB: 20 },
            },
          ],
        },
      ],
    })
    expect(outputsOf(outcome)).toMatchObject({
      'project-id': id,
      'cluster-name': 'main',
      'cluster-state': 'IDLE',
      tier: 'M10',
      'connection-string': expect.stringMatching(/^mongodb\+srv:\/\/main\.[a-z0-9]+\.mongodb\.net$/),
    })
    // The simulator takes the recorded 16 minutes; whoever waits looks again within a twentieth of the time, at most 20 s.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(16 * 60_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(16 * 60_000 + 21_000)
    const second = await world.run('create-cluster', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('a flex cluster at the API of its own', async () => {
    const world = await stage()
    const id = await world.project()
    const outcome = await world.run('create-cluster', { 'project-id': id, ...FLEXIBLE })
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/flexClusters 201']])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'main',
      tags: SHOP.tags,
      providerSettings: { backingProviderName: 'AWS', regionName: 'US_EAST_1' },
    })
    expect(outputsOf(outcome)).toMatchObject({ tier: 'flex', provider: 'AWS', region: 'US_EAST_1' })
    const second = await world.run('create-cluster', { 'project-id': id, ...FLEXIBLE })
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test.for(['free', 'M0'])('a free cluster when the tier is %s', async (tier) => {
    const world = await stage()
    const id = await world.project()
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10, tier })
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/clusters 201']])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      replicationSpecs: [
        {
          regionConfigs: [
            { providerName: 'TENANT', backingProviderName: 'AWS', electableSpecs: { instanceSize: 'M0' }, priority: 7 },
          ],
        },
      ],
    })
    const second = await world.run('create-cluster', { 'project-id': id, ...M10, tier: 'free' })
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('no waiting when told so', async () => {
    const world = await stage()
    const id = await world.project()
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10, wait: 'false' })
    expect(told(outcome.state)).toBe('done created')
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'CREATING' })
    expect(outcome.tookMs).toBeLessThan(10_000)
  })
})

describe('create-cluster converges', () => {
  test.for(
    LOST.flatMap((lost) => [
      { ...lost, kind: 'dedicated', params: M10, path: 'clusters' },
      { ...lost, kind: 'flex', params: FLEXIBLE, path: 'flexClusters' },
    ]),
  )('on one $kind cluster although $how', async ({ action, params, path }) => {
    const world = await stage()
    const id = await world.project()
    world.fault({ match: { method: 'POST', path: `/api/atlas/v2/groups/{groupId}/${path}` }, action })
    const outcome = await world.run('create-cluster', { 'project-id': id, ...params })
    expect(told(outcome.state)).toBe('done created')
    expect(await listed(world, `/groups/${id}/${path}`)).toEqual(['main'])
  })

  test('when another run is faster by a moment', async () => {
    const world = await stage()
    const id = await world.project()
    const params = { 'project-id': id, ...FLEXIBLE }
    const both = await Promise.all([world.run('create-cluster', params), world.run('create-cluster', params)])
    expect(both.map(({ state }) => told(state)).sort()).toEqual(['done created', 'done unchanged'])
    expect(await listed(world, `/groups/${id}/flexClusters`)).toEqual(['main'])
  })

  test('by waiting for an earlier cluster of the name to go', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/flexClusters`, FLEX('main', OURS))
    world.clock.turn(60_000)
    await world.call('DELETE', `/groups/${id}/flexClusters/main`)
    const outcome = await world.run('create-cluster', { 'project-id': id, ...FLEXIBLE })
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/flexClusters 201']])
  })

  test('by taking up a cluster of ours that is being created', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', OURS))
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10 })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'IDLE' })
  })

  test('by changing tags, protection and backup of a cluster of ours, and waiting until that is over', async () => {
    const world = await stage({ quirks: { patchLagMs: 10_000 } })
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', OURS))
    world.clock.turn(3_600_000)
    const params = { 'project-id': id, ...M10, tags: 'team: red', 'termination-protection': 'true', backup: 'true' }
    const outcome = await world.run('create-cluster', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/…/clusters/main 200']])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      tags: [...SHOP.tags, { key: 'team', value: 'red' }, PROTECTED_BY],
      terminationProtectionEnabled: true,
      backupEnabled: true,
    })
    expect(outcome.tookMs).toBeGreaterThanOrEqual(18_000)
  })
})
