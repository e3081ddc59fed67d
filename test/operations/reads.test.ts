import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, outputsOf, told } from './support/told.ts'

describe('check-access', () => {
  test('says what answered, with which credentials, and what they may do', async () => {
    const world = await stage()
    const outcome = await world.run('check-access', {})
    expect(told(outcome.state)).toBe('done unchanged')
    expect(outputsOf(outcome)).toEqual({
      'application-name': 'MongoDB Atlas',
      build: expect.stringMatching(/^[0-9a-f]{40}$/),
      'credential-kind': 'api-key',
      roles: [{ role: 'ORG_OWNER', 'org-id': world.simulator.orgId }],
      organizations: 1,
    })
  })

  test('tells the access list of the Admin API from that of the project, and names the address', async () => {
    const world = await stage({ apiAccessList: ['198.51.100.0/24'] })
    const outcome = await world.run('check-access', {})
    expect(told(outcome.state)).toContain('failed IP_ADDRESS_NOT_ON_ACCESS_LIST')
    expect(outcome.state).toMatchObject({
      error: { hint: expect.stringMatching(/Admin API access list.*127\.0\.0\.1/s) },
    })
  })
})

describe('list-organizations', () => {
  test('lists ids and names', async () => {
    const world = await stage()
    const outcome = await world.run('list-organizations', {})
    expect(outputsOf(outcome)).toEqual({
      organizations: [{ id: world.simulator.orgId, name: 'Simulated organization' }],
      count: 1,
    })
  })
})

describe('list-projects', () => {
  test('lists all that can be seen, or those of one organization, with their tags', async () => {
    const world = await stage({ projects: ['first', 'second'] })
    await world.project('third', { tags: [{ key: 'team', value: 'red' }] })
    for (const params of [{}, { 'org-id': world.simulator.orgId }]) {
      const outcome = await world.run('list-projects', params)
      expect(outputsOf(outcome)).toMatchObject({
        count: 3,
        projects: expect.arrayContaining([
          expect.objectContaining({ name: 'first', 'cluster-count': 0, tags: {} }),
          expect.objectContaining({ name: 'third', 'org-id': world.simulator.orgId, tags: { team: 'red' } }),
        ]),
      })
    }
  })

  test('reads every page, as far as there is a next one', async () => {
    const total = 1_203
    const all = Array.from({ length: total }, (_, index) => ({
      id: index.toString(16).padStart(24, '0'),
      name: `project-${index}`,
      orgId: 'a'.repeat(24),
    }))
    const pages: number[] = []
    const world = await stage({
      interposed({ path, query }) {
        if (!path.endsWith('/groups')) return undefined
        const [page, size] = [Number(query.get('pageNum')), Number(query.get('itemsPerPage'))]
        pages.push(page)
        const results = all.slice((page - 1) * size, page * size)
        const next = page * size < total ? [{ rel: 'next', href: 'http://192.0.2.1/elsewhere' }] : []
        // The count may be approximate, as Atlas's description says.
        return { status: 200, json: { results, links: next, totalCount: 1 } }
      },
    })
    const outcome = await world.run('list-projects', {})
    expect(outputsOf(outcome)).toMatchObject({ count: total })
    expect(pages).toEqual([1, 2, 3])
  })

  test('fails for an organization that does not exist', async () => {
    const world = await stage()
    const outcome = await world.run('list-projects', { 'org-id': 'a'.repeat(24) })
    expect(told(outcome.state)).toContain('failed ORG_NOT_FOUND')
  })
})

describe('find-project', () => {
  test.for(['name', 'id', 'name and organization'])('finds it by %s', async (by) => {
    const world = await stage()
    const id = await world.project('shop')
    await world.project('shop-2')
    const params = {
      name: { 'project-name': 'shop' },
      id: { 'project-id': id },
      'name and organization': { 'project-name': 'shop', 'org-id': world.simulator.orgId },
    }[by]
    const outcome = await world.run('find-project', params ?? {})
    expect(outputsOf(outcome)).toEqual({ 'project-id': id, 'project-name': 'shop', 'org-id': world.simulator.orgId })
  })

  test('fails clearly when there is none, and when it is out of reach', async () => {
    const world = await stage()
    const absent = await world.run('find-project', { 'project-name': 'sho', 'org-id': world.simulator.orgId })
    expect(told(absent.state)).toBe('failed PROJECT_NOT_FOUND: there is no project sho.')
    const foreign = await world.run('find-project', { 'project-id': world.simulator.foreign.projectId })
    expect(told(foreign.state)).toContain('failed NOT_IN_GROUP')
    expect(foreign.state).toMatchObject({ error: { hint: expect.stringContaining('no role in it') } })
  })
})

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

describe('list-ip-access', () => {
  test('lists entries of every kind with comment and end', async () => {
    const world = await stage({ quirks: { vpcPeering: true } })
    const id = await world.project()
    await world.call('POST', `/groups/${id}/accessList`, [
      { ipAddress: '203.0.113.7', comment: 'office', deleteAfterDate: '2026-08-10T18:00:00Z' },
      { cidrBlock: '198.51.100.0/24' },
      { awsSecurityGroup: 'sg-0123' },
    ])
    const outcome = await world.run('list-ip-access', { 'project-id': id })
    expect(outputsOf(outcome)).toEqual({
      count: 3,
      entries: expect.arrayContaining([
        { entry: '203.0.113.7', comment: 'office', 'expires-at': '2026-08-10T18:00:00Z' },
        { entry: '198.51.100.0/24', comment: '' },
        { entry: 'sg-0123', comment: '' },
      ]),
    })
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

describe('every read', () => {
  test.for(['check-access', 'list-organizations', 'list-projects'])(
    '%s repeats what was lost on the way',
    async (name) => {
      const world = await stage()
      world.fault({ match: { method: 'GET' }, action: { kind: 'reset', when: 'before' } })
      world.fault({ match: { method: 'GET', nth: 2 }, action: { kind: 'truncate' } })
      world.fault({ match: { method: 'GET', nth: 3 }, action: { kind: 'html', status: 503 } })
      expect(told((await world.run(name, {})).state)).toBe('done unchanged')
    },
  )
})
