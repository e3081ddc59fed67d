import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { stage } from './support/stage.ts'
import { FLEX, FREE, told } from './support/told.ts'

const MAIN = { cluster: 'shop:main' }

describe('update-cluster', () => {
  test.for([
    { kind: 'free', body: FREE('main'), params: { tags: 'team: red' }, says: 'changes nothing in a free cluster' },
    { kind: 'free', body: FREE('main'), params: { tier: 'M10' }, says: 'main is a free cluster' },
    { kind: 'flex', body: FLEX('main'), params: { tier: 'M10' }, says: 'main is a flex cluster' },
    { kind: 'flex', body: FLEX('main'), params: { labels: 'tool: x' }, says: 'flex clusters have no labels' },
  ])('refuses for a $kind cluster: $says', async ({ body, params, says }) => {
    const world = await clusterStage(body)
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', ...params })
    expect(told(outcome.state)).toContain('failed UPDATE_UNSUPPORTED')
    expect(told(outcome.state)).toContain(says)
    expect(outcome.writes).toEqual([])
  })

  test('refuses for a paused cluster, and says to resume it first', async () => {
    const world = await clusterStage()
    await world.call('PATCH', `/groups/${world.id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const outcome = await world.run('update-cluster', { cluster: 'shop:main', tier: 'M30' })
    expect(told(outcome.state)).toContain('failed CLUSTER_PAUSED')
    expect(outcome.writes).toEqual([])
  })

  test.for([
    { wrong: 'nothing to update', params: { cluster: 'shop:main' }, says: 'nothing to update' },
    { wrong: 'the tier flex', params: { cluster: 'shop:main', tier: 'flex' }, says: 'cannot be made a flex one' },
    { wrong: 'the tier M0', params: { cluster: 'shop:main', tier: 'M0' }, says: 'cannot be made a free one' },
    {
      wrong: 'two names',
      params: { cluster: 'shop:main', 'project-name': 'shop', tier: 'M30' },
      says: 'together with',
    },
  ])('refuses $wrong before anything is sent', async ({ params, says }) => {
    const world = await stage()
    await expect(world.run('update-cluster', params)).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })
})

describe('update-cluster within the limits of a workflow', () => {
  test.for([
    { policy: { allowedRegions: ['EU_WEST_1'] }, says: 'region: `US_EAST_1` is not among allowed-regions' },
    { policy: { allowedProviders: ['GCP'] }, says: 'provider: `AWS` is not among allowed-providers' },
  ])('changes no cluster outside them: $says', async ({ policy, says }) => {
    const world = await clusterStage()
    const outcome = await world.run('update-cluster', { ...MAIN, tier: 'M30' }, { policy })
    expect(told(outcome.state)).toContain(says)
    expect(outcome.writes).toEqual([])
  })
})
