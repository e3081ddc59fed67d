// Loaded beforehand: the jumping clock takes loading for idleness.
import '../../src/operations/subject/api-step.ts'
import { describe, expect, test } from 'vitest'
import { stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const OFFICE = '[{ipAddress: 203.0.113.7, comment: office}]'

describe('call-api', () => {
  test('creates, reads, changes and deletes by operation id', async () => {
    const world = await stage()
    const params = (more = '') => `{groupId: ${id}${more}}`
    const created = await world.run('call-api', {
      'operation-id': 'createGroup',
      body: JSON.stringify({ name: 'shop', orgId: world.simulator.orgId }),
    })
    expect(told(created.state)).toBe('done created')
    const { status, response } = outputsOf(created) as { status: number; response: { id: string } }
    const { id } = response
    expect([status, response]).toMatchObject([201, { name: 'shop' }])

    const updated = await world.run('call-api', {
      'operation-id': 'updateGroup',
      parameters: params(),
      body: 'name: depot',
    })
    expect([told(updated.state), updated.writes]).toEqual(['done updated', ['PATCH /groups/… 200']])
    const read = await world.run('call-api', { 'operation-id': 'getGroup', parameters: params() })
    expect([told(read.state), outputsOf(read)]).toMatchObject([
      'done unchanged',
      { status: 200, response: { name: 'depot' } },
    ])
    await world.run('call-api', { 'operation-id': 'createGroupAccessListEntry', parameters: params(), body: OFFICE })
    const entry = { 'operation-id': 'deleteGroupAccessListEntry', parameters: params(', entryValue: 203.0.113.7/32') }
    const deleted = await world.run('call-api', entry)
    expect([told(deleted.state), deleted.writes]).toEqual([
      'done deleted',
      ['DELETE /groups/…/accessList/203.0.113.7%2F32 204'],
    ])
    const again = await world.run('call-api', entry)
    expect([told(again.state), outputsOf(again)]).toEqual(['done unchanged', { status: 404 }])
  })

  test('does the same by method and path, filled or with names', async () => {
    const world = await stage()
    const id = await world.project()
    const path = '/groups/{groupId}/accessList'
    const named = await world.run('call-api', { method: 'post', path, parameters: `groupId=${id}`, body: OFFICE })
    expect([told(named.state), named.writes]).toEqual(['done created', ['POST /groups/…/accessList 201']])
    const filled = await world.run('call-api', { method: 'GET', path: `/api/atlas/v2/groups/${id}/accessList` })
    expect(outputsOf(filled)).toMatchObject({ count: 1, response: [{ comment: 'office' }] })
    const root = await world.run('call-api', { method: 'GET', path: '/' })
    expect(outputsOf(root)).toMatchObject({ response: { appName: 'MongoDB Atlas' } })
  })

  test('reads every page of a long list', async () => {
    const world = await stage()
    const names = Array.from({ length: 5 }, (_, index) => `project-${index}`)
    for (const name of names) await world.project(name)
    const all = await world.run('call-api', { 'operation-id': 'listGroups' })
    expect(outputsOf(all)).toMatchObject({ count: 5 })
    const page = await world.run('call-api', { 'operation-id': 'listGroups', parameters: 'pageNum=2\nitemsPerPage=2' })
    expect(outputsOf(page)).toMatchObject({ count: 2 })
  })

  test('in a dry run reads, and prints what it would write', async () => {
    const world = await stage()
    const id = await world.project()
    const read = await world.run(
      'call-api',
      { 'operation-id': 'getGroup', parameters: `groupId=${id}` },
      { dryRun: true },
    )
    expect(told(read.state)).toBe('done unchanged')
    const call = { 'operation-id': 'createGroupAccessListEntry', parameters: `groupId=${id}`, body: OFFICE }
    const write = await world.run('call-api', call, { dryRun: true })
    expect([told(write.state), write.writes]).toEqual([
      `planned: create: POST /api/atlas/v2/groups/${id}/accessList [{"ipAddress":"203.0.113.7","comment":"office"}]`,
      [],
    ])
  })

  test('takes outputs of other steps into path, query and body', async () => {
    const world = await stage()
    const { states } = await world.plan(`
shop:
  create-project: { org-id: ${world.simulator.orgId}, project-name: shop }
door:
  call-api:
    operation-id: createGroupAccessListEntry
    parameters: { groupId: "\${shop.project-id}" }
    body: [{ ipAddress: 203.0.113.7, comment: "for \${shop.project-name}" }]
look:
  call-api: { operation-id: listGroupAccessListEntries, parameters: { groupId: "\${shop.project-id}" } }
  needs: [door]
`)
    expect(states['look']).toMatchObject({ outputs: { count: 1, response: [{ comment: 'for shop' }] } })
  })
})

describe('call-api deletes what is not there with success, but not at a wrong address', () => {
  test.for([
    [
      'deleteGroup',
      '{groupId: 0123456789abcdef01234567}',
      /^(?:done unchanged|failed (?:NOT_IN_GROUP|USER_UNAUTHORIZED))/,
    ],
    ['deleteGroupCluster', '{groupId: 0123456789abcdef01234567, clusterName: main}', /^failed /],
  ] as const)('%s', async ([id, parameters, end]) => {
    const world = await stage()
    const outcome = await world.run('call-api', { 'operation-id': id, parameters })
    expect(told(outcome.state)).toMatch(end)
  })
})

describe('call-api and a lost answer', () => {
  const path = '/api/atlas/v2/groups/{groupId}/accessList'

  test.for(LOST)('a POST is sent once, and fails with what to do, when $how', async ({ action }) => {
    const world = await stage()
    const id = await world.project()
    world.fault({ match: { method: 'POST', path }, action })
    const call = { 'operation-id': 'createGroupAccessListEntry', parameters: `groupId=${id}`, body: OFFICE }
    const outcome = await world.run('call-api', call)
    expect(told(outcome.state)).toMatch(/^failed OUTCOME_UNKNOWN: POST .*It may have taken effect all the same/)
    expect(outcome.state).toMatchObject({ error: { hint: expect.stringMatching(/^Look at what is there/) } })
    const sent = world.sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/accessList'))
    expect(sent.length).toBeLessThanOrEqual(1)
  })

  test.for(LOST)('a DELETE is sent again until it is done, when $how', async ({ action }) => {
    const world = await stage()
    const id = await world.project()
    await world.call('POST', `/groups/${id}/accessList`, [{ ipAddress: '203.0.113.7' }])
    world.fault({ match: { method: 'DELETE', path: `${path}/{entryValue}` }, action })
    const parameters = `groupId=${id}\nentryValue=203.0.113.7`
    const outcome = await world.run('call-api', { 'operation-id': 'deleteGroupAccessListEntry', parameters })
    expect(told(outcome.state)).toBe('done deleted')
    expect(await listed(world, `/groups/${id}/accessList`, 'ipAddress')).toEqual([])
  })

  test('a POST that Atlas has refused for now is sent again', async () => {
    const world = await stage()
    const id = await world.project()
    world.fault({ match: { method: 'POST', path }, action: { kind: 'status', when: 'before', status: 429 } })
    const call = { 'operation-id': 'createGroupAccessListEntry', parameters: `groupId=${id}`, body: OFFICE }
    expect(told((await world.run('call-api', call)).state)).toBe('done created')
  })
})
