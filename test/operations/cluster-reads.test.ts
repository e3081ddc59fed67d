import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, outputsOf, told } from './support/told.ts'

describe('list-clusters', () => {
  test('lists clusters of all three kinds', async () => {
    const world = await clusterStage()
    await world.call('POST', `/groups/${world.id}/clusters`, FREE('tiny'))
    await world.call('POST', `/groups/${world.id}/flexClusters`, FLEX('side'))
    const outcome = await world.run('list-clusters', { 'project-name': 'shop' })
    const at = { provider: 'AWS', region: 'US_EAST_1' }
    expect(outputsOf(outcome)).toMatchObject({
      count: 3,
      clusters: [
        { name: 'main', kind: 'dedicated', state: 'IDLE', tier: 'M10', ...at },
        { name: 'tiny', kind: 'free', state: 'CREATING', tier: 'free', ...at },
        { name: 'side', kind: 'flex', state: 'CREATING', tier: 'flex', ...at },
      ],
    })
  })

  test('asks for no flex clusters in Atlas for Government, which has none', async () => {
    const world = await stage({ cloud: 'government' })
    const id = await world.project()
    const outcome = await world.run('list-clusters', { 'project-id': id })
    expect(outputsOf(outcome)).toEqual({ clusters: [], count: 0 })
    expect(outcome.sent.some(({ url }) => url.includes('flex'))).toBe(false)
  })
})

describe('find-cluster', () => {
  test.for([
    { kind: 'dedicated', body: DEDICATED('main'), tier: 'M10' },
    { kind: 'free', body: FREE('main'), tier: 'free' },
    { kind: 'flex', body: FLEX('main'), tier: 'flex' },
  ])('finds a $kind cluster', async ({ body, tier }) => {
    const world = await clusterStage(body)
    for (const params of [{ cluster: `${world.id}:main` }, { 'project-id': world.id, 'cluster-name': 'main' }]) {
      const outcome = await world.run('find-cluster', params)
      expect(outputsOf(outcome)).toEqual({
        'project-id': world.id,
        'cluster-name': 'main',
        'cluster-state': 'IDLE',
        tier,
        provider: 'AWS',
        region: 'US_EAST_1',
        'mongodb-version': expect.stringMatching(/^8\.0\.\d+$/),
        'connection-string': expect.stringMatching(/^mongodb\+srv:\/\/[^@]+$/),
      })
    }
  })

  test('says PAUSED where Atlas says IDLE', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('find-cluster', { cluster: 'shop:main' })
    expect(outputsOf(outcome)).toMatchObject({ 'cluster-state': 'PAUSED' })
  })

  test('fails clearly when there is none', async () => {
    const world = await clusterStage()
    const outcome = await world.run('find-cluster', { cluster: 'shop:other' })
    expect(told(outcome.state)).toBe('failed CLUSTER_NOT_FOUND: there is no cluster other in project shop.')
  })
})

describe('connection-string', () => {
  test('gives both forms, without credentials', async () => {
    const world = await clusterStage()
    const outcome = await world.run('connection-string', { cluster: 'shop:main' })
    expect(outputsOf(outcome)).toEqual({
      'project-id': world.id,
      'cluster-name': 'main',
      'connection-string': expect.stringMatching(/^mongodb\+srv:\/\/main\.[a-z0-9]+\.mongodb\.net$/),
      'connection-string-standard': expect.stringMatching(/^mongodb:\/\/main-shard-00-00\.[^@]*replicaSet=[^@]*$/),
    })
  })

  test('fails while the cluster has none, and says to wait', async () => {
    const world = await clusterStage(DEDICATED('main'), { ageMs: 0 })
    const outcome = await world.run('connection-string', { cluster: 'shop:main' })
    expect(told(outcome.state)).toBe(
      'failed NO_CONNECTION_STRING: cluster main has no connection string yet (CREATING).',
    )
  })
})
