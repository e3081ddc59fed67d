import { describe, expect, test } from 'vitest'
import { SHOP } from './support/run-plan.ts'
import { BLOG, stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const projectsOf = (simulator: { orgId: string }) => `/orgs/${simulator.orgId}/groups`

describe('create-project', () => {
  test('creates the project with our tags and without default alerts, and says which it is', async () => {
    const world = await stage()
    const { orgId } = world.simulator
    const outcome = await world.run('create-project', { 'org-id': orgId, 'project-name': 'shop', tags: 'team: red' })
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.writes).toEqual(['POST /groups 201'])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      orgId,
      name: 'shop',
      tags: [{ key: 'team', value: 'red' }, ...SHOP.tags],
      withDefaultAlertsSettings: false,
    })
    const [id] = await listed(world, projectsOf(world.simulator), 'id')
    expect(outputsOf(outcome)).toEqual({ 'project-id': id, 'project-name': 'shop', 'org-id': orgId })
  })

  test('finds nothing to do the second time', async () => {
    const world = await stage()
    const params = { 'org-id': world.simulator.orgId, 'project-name': 'shop' }
    await world.run('create-project', params)
    const second = await world.run('create-project', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test.for(LOST)('makes one project although $how', async ({ action }) => {
    const world = await stage()
    world.fault({ match: { method: 'POST', path: '/api/atlas/v2/groups' }, action })
    const outcome = await world.run('create-project', { 'org-id': world.simulator.orgId, 'project-name': 'shop' })
    expect(told(outcome.state)).toBe('done created')
    expect(await listed(world, projectsOf(world.simulator))).toEqual(['shop'])
  })

  test('waits out the moments in which Atlas denies the right to the project that was just created', async () => {
    const world = await stage({ quirks: { newProjectUnauthorizedMs: 20_000 } })
    world.fault({
      match: { method: 'GET', path: '/api/atlas/v2/orgs/{orgId}/groups', nth: 2 },
      action: { kind: 'lag', reads: 1 },
    })
    const outcome = await world.run('create-project', { 'org-id': world.simulator.orgId, 'project-name': 'shop' })
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.tookMs).toBeGreaterThanOrEqual(20_000)
  })

  test.for([
    { whose: 'nobody', tags: [] },
    { whose: 'another repository', tags: BLOG.tags },
  ])('refuses a project of that name that belongs to $whose, and changes nothing', async ({ tags }) => {
    const world = await stage()
    const id = await world.project('shop', { tags })
    const outcome = await world.run('create-project', { 'org-id': world.simulator.orgId, 'project-name': 'shop' })
    expect(told(outcome.state)).toContain('failed PROJECT_NOT_OURS')
    expect(told(outcome.state)).toContain(id)
    expect(outcome.writes).toEqual([])
  })

  test('uses a project of somebody else as it is when told to', async () => {
    const world = await stage()
    const id = await world.project('shop')
    const outcome = await world.run('create-project', {
      'org-id': world.simulator.orgId,
      'project-name': 'shop',
      tags: 'team: red',
      'if-exists': 'reuse',
    })
    expect([told(outcome.state), outputsOf(outcome)['project-id'], outcome.writes]).toEqual(['done unchanged', id, []])
  })

  test('adds tags that are missing to a project of ours, and keeps the others', async () => {
    const world = await stage()
    await world.project('shop', { tags: [...SHOP.tags, { key: 'cost', value: '7' }] })
    const outcome = await world.run('create-project', {
      'org-id': world.simulator.orgId,
      'project-name': 'shop',
      tags: 'team: red',
    })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/… 200']])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      tags: [...SHOP.tags, { key: 'cost', value: '7' }, { key: 'team', value: 'red' }],
    })
  })

  test.for(LOST)('tags a project of ours although $how', async ({ action }) => {
    const world = await stage()
    const id = await world.project('shop', { tags: SHOP.tags })
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('create-project', {
      'org-id': world.simulator.orgId,
      'project-name': 'shop',
      tags: 'team: red',
    })
    expect(told(outcome.state)).toBe('done updated')
    expect((await world.call('GET', `/groups/${id}`)).json).toMatchObject({
      tags: [...SHOP.tags, { key: 'team', value: 'red' }],
    })
  })

  test('takes no project for another whose name begins alike', async () => {
    const world = await stage()
    await world.project('shop-2', { tags: SHOP.tags })
    const outcome = await world.run('create-project', { 'org-id': world.simulator.orgId, 'project-name': 'shop' })
    expect(told(outcome.state)).toBe('done created')
  })

  test('says that the name is taken when the project is out of sight, and does not try for ever', async () => {
    const world = await stage()
    world.fault({
      match: { method: 'POST', path: '/api/atlas/v2/groups', times: 'always' },
      action: { kind: 'status', when: 'before', status: 409, errorCode: 'GROUP_ALREADY_EXISTS' },
    })
    const outcome = await world.run('create-project', { 'org-id': world.simulator.orgId, 'project-name': 'shop' })
    expect(told(outcome.state)).toContain('failed GROUP_ALREADY_EXISTS')
    expect(outcome.writes.length).toBeLessThanOrEqual(5)
  })
})

describe('create-project of two runs at once', () => {
  test('ends with one project and one id where Atlas keeps names apart', async () => {
    const world = await stage()
    const params = { 'org-id': world.simulator.orgId, 'project-name': 'shop' }
    const both = await Promise.all([world.run('create-project', params), world.run('create-project', params)])
    const [one, other] = both.map((outcome) => outputsOf(outcome)['project-id'])
    expect(one).toBe(other)
    expect(await listed(world, projectsOf(world.simulator), 'id')).toEqual([one])
  })

  test('ends with one project and one id where Atlas has let both through', async () => {
    // Atlas has been seen to create two projects of one name for parallel requests. The simulator does not, so the second one gets
    // another name there, and that name is turned back in the answers.
    let posts = 0
    const world = await stage({
      async interposed({ method, path, body }, real) {
        const shown = ({ status, json }: { status: number; json: unknown }) => ({
          status,
          json: JSON.parse(JSON.stringify(json).replaceAll('shop-2nd', 'shop')),
        })
        if (method === 'GET') return shown(await real())
        if (method !== 'POST' || !path.endsWith('/groups')) return undefined
        posts += 1
        return posts === 1
          ? undefined
          : shown(await world.call('POST', '/groups', { ...JSON.parse(body), name: 'shop-2nd' }))
      },
    })
    const params = { 'org-id': world.simulator.orgId, 'project-name': 'shop' }
    const both = await Promise.all([world.run('create-project', params), world.run('create-project', params)])
    const [one, other] = both.map((outcome) => outputsOf(outcome)['project-id'])
    expect(posts).toBe(2)
    expect(one).toBe(other)
    expect(await listed(world, projectsOf(world.simulator), 'id')).toEqual([one])
  })
})

describe('create-project and the regions of a project', () => {
  const GOVERNED = { 'project-name': 'shop', 'region-usage-restrictions': 'GOV_REGIONS_ONLY' }

  test('sends the restriction to Atlas for Government, and finds it there the second time', async () => {
    const world = await stage({ cloud: 'government' })
    const params = { 'org-id': world.simulator.orgId, ...GOVERNED }
    const outcome = await world.run('create-project', params)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      regionUsageRestrictions: 'GOV_REGIONS_ONLY',
    })
    const second = await world.run('create-project', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    const other = await world.run('create-project', {
      ...params,
      'region-usage-restrictions': 'COMMERCIAL_FEDRAMP_REGIONS_ONLY',
    })
    expect(told(other.state)).toContain('failed REGION_RESTRICTION_DIFFERS')
    expect(other.writes).toEqual([])
  })

  test('demands it in Atlas for Government, and refuses it in commercial Atlas, before anything is sent', async () => {
    const government = await stage({ cloud: 'government' })
    const bare = { 'org-id': government.simulator.orgId, 'project-name': 'shop' }
    await expect(government.run('create-project', bare)).rejects.toThrow('region-usage-restrictions')
    const commercial = await stage()
    await expect(commercial.run('create-project', { ...bare, ...GOVERNED })).rejects.toThrow('commercial Atlas refuses')
    expect([...government.sent, ...commercial.sent]).toEqual([])
  })
})
