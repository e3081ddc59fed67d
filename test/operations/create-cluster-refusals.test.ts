import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { BLOG, stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, told } from './support/told.ts'

const M10 = { 'cluster-name': 'main', tier: 'M10', provider: 'AWS', region: 'US_EAST_1' }
const FLEXIBLE = { ...M10, tier: 'flex' }
const OURS = { tags: SHOP.tags }

describe('create-cluster leaves alone', () => {
  test.for([
    { differs: 'tier', params: { tier: 'M20' }, says: 'tier M10 instead of M20' },
    { differs: 'region', params: { region: 'EU_WEST_1' }, says: 'region US_EAST_1 instead of EU_WEST_1' },
    { differs: 'kind', params: { tier: 'flex' }, says: 'tier M10 instead of flex' },
    { differs: 'version', params: { 'mongodb-version': '7.0' }, says: 'mongodb-version' },
    { differs: 'disk', params: { 'disk-size-gb': '99' }, says: 'disk-size-gb' },
  ])('a cluster of another $differs, at once, even while it is being created', async ({ params, says }) => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', OURS))
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10, ...params })
    expect(told(outcome.state)).toContain('failed CLUSTER_DIFFERS')
    expect(told(outcome.state)).toContain(says)
    expect(outcome.writes).toEqual([])
    expect(outcome.tookMs).toBeLessThan(60_000)
  })

  test.for([
    { whose: 'nobody', tags: [] },
    { whose: 'another repository', tags: BLOG.tags },
  ])('a cluster of $whose, which it uses when it fits', async ({ tags }) => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags }))
    world.clock.turn(3_600_000)
    const fitting = await world.run('create-cluster', { 'project-id': id, ...M10, tags: 'team: red' })
    expect([told(fitting.state), fitting.writes]).toEqual(['done unchanged', []])
    const protecting = { 'project-id': id, ...M10, 'termination-protection': 'true' }
    const differing = await world.run('create-cluster', protecting)
    expect(told(differing.state)).toContain('was not created by this action')
    expect(differing.writes).toEqual([])
  })

  test.for([
    { whose: 'of ours', tags: SHOP.tags },
    { whose: 'of somebody else', tags: [] },
  ])('the pause of a cluster $whose, and says so where that stands in the way', async ({ tags }) => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags }))
    world.clock.turn(3_600_000)
    await world.call('PATCH', `/groups/${id}/clusters/main`, { paused: true })
    world.clock.turn(3_600_000)
    const fitting = await world.run('create-cluster', { 'project-id': id, ...M10 })
    expect([told(fitting.state), fitting.writes]).toEqual(['done unchanged', []])
    const differing = await world.run('create-cluster', { 'project-id': id, ...M10, backup: 'true' })
    expect(told(differing.state)).toContain('failed CLUSTER_DIFFERS')
    expect(told(differing.state)).toContain('differs in backupEnabled')
    expect(differing.writes).toEqual([])
  })
})

describe('create-cluster says what is wrong', () => {
  test('with a name that begins like another', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/flexClusters`, FLEX('preview-feature-branches-1'))
    const outcome = await world.run('create-cluster', {
      'project-id': id,
      ...FLEXIBLE,
      'cluster-name': 'preview-feature-branches-2',
    })
    expect(told(outcome.state)).toContain('failed DUPLICATE_CLUSTER_NAME_PREFIX')
    expect(outcome.state).toMatchObject({ error: { hint: expect.stringContaining('first 23 characters') } })
  })

  test('with a second free cluster', async () => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/clusters`, FREE('first'))
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10, tier: 'free' })
    expect(told(outcome.state)).toContain('failed CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API')
    expect(outcome.state).toMatchObject({ error: { hint: expect.stringContaining('one free cluster') } })
  })

  test('with a name that is taken by something that no API shows, without trying for ever', async () => {
    const world = await stage()
    const id = await world.project()
    world.fault({
      match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/clusters', times: 'always' },
      action: { kind: 'status', when: 'before', status: 400, errorCode: 'DUPLICATE_CLUSTER_NAME' },
    })
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10 })
    expect(told(outcome.state)).toContain('failed DUPLICATE_CLUSTER_NAME')
    expect(outcome.writes.length).toBeLessThanOrEqual(4)
  })

  test('with a region where Atlas is out of capacity, at once', async () => {
    const world = await stage()
    const id = await world.project()
    world.fault({
      match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/clusters' },
      action: { kind: 'status', when: 'before', status: 409, errorCode: 'OUT_OF_CAPACITY' },
    })
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M10 })
    expect(told(outcome.state)).toContain('failed OUT_OF_CAPACITY')
    expect(outcome.writes).toHaveLength(1)
  })

  test.for([
    {
      wrong: 'a disk for a flex cluster',
      params: { tier: 'flex', 'disk-size-gb': '20' },
      says: 'disk-size-gb: a flex',
    },
    { wrong: 'a version for a free one', params: { tier: 'free', 'mongodb-version': '8.0' }, says: 'mongodb-version' },
    { wrong: 'the spelling of the provider', params: { region: 'us-east-1' }, says: 'US_EAST_1' },
    { wrong: 'a short name that ends in a hyphen', params: { 'cluster-name': 'pr-42-' }, says: 'the end of a shorter' },
    { wrong: 'a name of the kind of Atlas', params: { 'cluster-name': 'atlas-a1b2c3' }, says: 'six letters' },
    { wrong: 'the 23rd character a hyphen', params: { 'cluster-name': `${'a'.repeat(22)}-b` }, says: '23rd' },
  ])('before anything is sent: $wrong', async ({ params, says }) => {
    const world = await stage()
    const given = { 'project-name': 'shop', ...M10, ...params }
    await expect(world.run('create-cluster', given)).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })
})

describe('create-cluster in Atlas for Government', () => {
  const M20 = { ...M10, tier: 'M20', region: 'US_GOV_WEST_1' }

  test('creates where the restriction of the project allows it', async () => {
    const world = await stage({ cloud: 'government' })
    const id = await world.project('shop', { regionUsageRestrictions: 'GOV_REGIONS_ONLY' })
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M20 })
    expect(told(outcome.state)).toBe('done created')
  })

  test('refuses a region outside the restriction of the project, and sends no creation', async () => {
    const world = await stage({ cloud: 'government' })
    const id = await world.project('shop', { regionUsageRestrictions: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' })
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M20 })
    expect(told(outcome.state)).toContain('does not fit the project')
    expect(outcome.state).toMatchObject({ error: { hint: expect.stringContaining('US_EAST_1') } })
    expect(outcome.writes).toEqual([])
  })

  test('takes a project that names no restriction for one of the default kind, as a restore does', async () => {
    const world = await stage({
      cloud: 'government',
      interposed: async ({ method, path }, real) => {
        if (method !== 'GET' || !/\/groups\/[0-9a-f]{24}$/.test(path)) return undefined
        const { status, json } = await real()
        return { status, json: { ...Object(json), regionUsageRestrictions: undefined } }
      },
    })
    const id = await world.project('shop')
    const outcome = await world.run('create-cluster', { 'project-id': id, ...M20 })
    expect(told(outcome.state)).toContain(
      'was created with region-usage-restrictions `COMMERCIAL_FEDRAMP_REGIONS_ONLY`',
    )
    expect(outcome.writes).toEqual([])
  })
})
