import { describe, expect, test } from 'vitest'
import { stage } from './support/stage.ts'
import { outputsOf, told } from './support/told.ts'

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
      'organization-count': 1,
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
