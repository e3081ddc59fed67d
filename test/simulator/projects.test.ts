import { describe, expect, test } from 'vitest'
import { isRecord, listOf } from './recording.ts'
import { field, free, outcome, started } from './started.ts'

const names = (json: unknown) => (isRecord(json) ? listOf(json['results']).map(({ name }) => name) : [])

describe('a project', () => {
  test('is created once per name, read by id and by name, changed and deleted', async () => {
    const { simulator, get, post, patch, remove } = await started()
    const body = { name: "it's-pr.42", orgId: simulator.orgId, tags: [{ key: 'a', value: 'b' }] }
    const created = await post('/groups', body)
    expect(created.status).toBe(201)
    expect(created.headers['location']).toBe(`${simulator.url}//api/atlas/v1.0`)
    expect(outcome(await post('/groups', body))).toBe('409 GROUP_ALREADY_EXISTS')
    const path = `/groups/${field(created, 'id')}`
    expect((await get(`/groups/byName/${encodeURIComponent(body.name)}`)).json).toEqual((await get(path)).json)
    expect((await patch(path, { tags: [] })).json).toMatchObject({ name: body.name, tags: [] })
    const deleted = await remove(path)
    expect([deleted.status, deleted.json]).toEqual([202, {}])
    expect(outcome(await get(path))).toBe('404 GROUP_NOT_FOUND')
    expect(outcome(await get('/groups/byName/gone'))).toBe('404 GROUP_NAME_NOT_FOUND')
    expect((await post('/groups', body)).status).toBe(201)
  })

  test('is refused for its name, for what is missing, and for attributes that there are not', async () => {
    const { simulator, post } = await started()
    const { orgId } = simulator
    expect(outcome(await post('/groups', { name: 'with space', orgId }))).toBe('400 INVALID_GROUP_NAME')
    expect(outcome(await post('/groups', { name: 'x'.repeat(65), orgId }))).toBe('400 INVALID_GROUP_NAME')
    expect(outcome(await post('/groups', { name: 'feature/x', orgId }))).toBe('400 INVALID_GROUP_NAME')
    expect((await post('/groups', { orgId })).json).toMatchObject({
      detail: 'The required attribute name was not specified.',
      errorCode: 'MISSING_ATTRIBUTE',
      parameters: ['name'],
    })
    expect(outcome(await post('/groups', { name: 1, orgId }))).toBe('400 INVALID_JSON_ATTRIBUTE')
    expect(outcome(await post('/groups', { name: 'a', orgId, colour: 'red' }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post('/groups', { name: 'a', orgId, clusterCount: 0 }))).toBe('400 ATTRIBUTE_READ_ONLY')
    expect(outcome(await post('/groups', { name: 'a', orgId: '1'.repeat(24) }))).toBe('404 ORG_NOT_FOUND')
    expect(outcome(await post('/groups', { name: 'a', orgId, tags: [{ key: '', value: 'b' }] }))).toBe(
      '400 INVALID_ATTRIBUTE',
    )
    expect(outcome(await post('/groups', '{"name":'))).toBe('400 MALFORMED_JSON')
  })

  test('cannot be deleted while a cluster exists, though it be in deletion', async () => {
    const { clock, post, remove, project } = await started()
    const path = await project()
    await post(`${path}/clusters`, free('one'))
    expect(outcome(await remove(path))).toBe('409 CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS')
    expect((await remove(`${path}/clusters/one`)).status).toBe(202)
    expect(outcome(await remove(path))).toBe('409 CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS')
    clock.turn(30_000)
    expect((await remove(path)).status).toBe(202)
  })

  test('is one of 250 at most', async () => {
    const projects = Array.from({ length: 250 }, (_, index) => `p${index}`)
    const { simulator, post } = await started({ projects })
    const refused = await post('/groups', { name: 'one-more', orgId: simulator.orgId })
    expect(outcome(refused)).toBe('400 MAX_GROUPS_PER_ORG_EXCEEDED')
  })

  test('can be out of reach for a while after its creation, or readable for a while after its deletion', async () => {
    const { clock, get, remove, project } = await started({
      quirks: { newProjectUnauthorizedMs: 1000, projectDeleteLagMs: 1000 },
    })
    const path = await project()
    expect(outcome(await get(path))).toBe('401 USER_UNAUTHORIZED')
    clock.turn(1000)
    expect((await get(path)).status).toBe(200)
    await remove(path)
    expect((await get(path)).status).toBe(200)
    expect(outcome(await remove(path))).toBe('404 GROUP_NOT_FOUND')
    clock.turn(1000)
    expect(outcome(await get(path))).toBe('404 GROUP_NOT_FOUND')
  })
})

describe('lists of projects', () => {
  test('are paged, with links in the recorded order of parameters', async () => {
    const { simulator, get } = await started({ projects: ['a', 'b', 'c'] })
    const url = `${simulator.url}/api/atlas/v2/groups?includeCount=true`
    const first = await get('/groups?itemsPerPage=2')
    expect(first.json).toMatchObject({
      links: [
        { href: `${url}&pageNum=1&itemsPerPage=2`, rel: 'self' },
        { href: `${url}&itemsPerPage=2&pageNum=2`, rel: 'next' },
      ],
      totalCount: 3,
    })
    const second = await get('/groups?itemsPerPage=2&pageNum=2&includeCount=false')
    expect(second.json).not.toHaveProperty('totalCount')
    expect([...names(first.json), ...names(second.json)]).toEqual(['a', 'b', 'c'])
  })

  test.each(['itemsPerPage=0', 'itemsPerPage=501', 'pageNum=0', 'includeCount=yes', 'page=2'])(
    'refuse %s',
    async (query) => {
      const { get } = await started()
      expect(outcome(await get(`/groups?${query}`))).toBe('400 INVALID_QUERY_PARAMETER')
    },
  )

  test('of an organization can be narrowed to a prefix, in any case', async () => {
    const { simulator, get } = await started({ projects: ['pr-1', 'PR-12', 'main'] })
    expect(names((await get(`/orgs/${simulator.orgId}/groups?name=pr-1`)).json)).toEqual(['pr-1', 'PR-12'])
  })

  test('can be wrapped and laid out', async () => {
    const { get } = await started({ projects: ['a'] })
    expect((await get('/groups?envelope=true')).json).toMatchObject({ status: 200, totalCount: 1 })
    expect((await get('/orgs?envelope=true&pretty=true')).text).toContain('\n  "status": 200')
  })
})
