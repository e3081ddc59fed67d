import { describe, expect, test } from 'vitest'
import { isRecord, listOf, textOf } from './recording.ts'
import { free, outcome, type Started, started } from './started.ts'

async function existing({ get, simulator }: Started): Promise<string> {
  const { json } = await get(`/orgs/${simulator.orgId}/groups`)
  return `/groups/${textOf(isRecord(json) ? listOf(json['results'])[0]?.['id'] : '')}`
}

describe('a credential', () => {
  test('that only reads is refused every write', async () => {
    const at = await started({ roles: ['ORG_READ_ONLY'], projects: ['a'] })
    const path = await existing(at)
    expect((await at.get(path)).status).toBe(200)
    expect(outcome(await at.patch(path, { name: 'b' }))).toBe('401 USER_UNAUTHORIZED')
    expect(outcome(await at.post(`${path}/clusters`, free('c')))).toBe('401 USER_UNAUTHORIZED')
    expect(outcome(await at.remove(path))).toBe('401 USER_UNAUTHORIZED')
    const refused = await at.post('/groups', { name: 'b', orgId: at.simulator.orgId })
    expect(outcome(refused)).toBe('401 NOT_ORG_GROUP_CREATOR')
    expect(refused.headers['www-authenticate']).toBeUndefined()
  })

  test('that may create projects can use them', async () => {
    const at = await started({ roles: ['ORG_GROUP_CREATOR'] })
    const path = await at.project()
    expect((await at.post(`${path}/clusters`, free('c'))).status).toBe(201)
  })

  test('that may create projects does not reach those that others created', async () => {
    const at = await started({ roles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'], projects: ['a'] })
    const path = await existing(at)
    expect((await at.get(path)).status).toBe(200)
    expect(outcome(await at.patch(path, { name: 'b' }))).toBe('401 USER_UNAUTHORIZED')
    const alone = await started({ seed: 1, roles: ['ORG_GROUP_CREATOR'], projects: ['a'] })
    // The same seed gives the same ids.
    const theirs = await existing(await started({ seed: 1, projects: ['a'] }))
    expect(outcome(await alone.get(theirs))).toBe('401 NOT_IN_GROUP')
    expect(outcome(await alone.post(`${theirs}/clusters`, free('c')))).toBe('401 NOT_IN_GROUP')
    expect(outcome(await alone.get('/groups/byName/a'))).toBe('404 GROUP_NAME_NOT_FOUND')
    expect((await alone.get(`/orgs/${alone.simulator.orgId}/groups`)).json).toMatchObject({ totalCount: 0 })
    const taken = await alone.post('/groups', { name: 'a', orgId: alone.simulator.orgId })
    expect(outcome(taken)).toBe('409 GROUP_ALREADY_EXISTS')
  })

  test('does not reach what belongs to others', async () => {
    const { simulator, get, post } = await started()
    const { organizationId, projectId } = simulator.foreign
    expect(outcome(await get(`/groups/${projectId}`))).toBe('401 NOT_IN_GROUP')
    expect(outcome(await get(`/orgs/${organizationId}`))).toBe('401 USER_CANNOT_ACCESS_ORG')
    expect(outcome(await post('/groups', { name: 'a', orgId: organizationId }))).toBe('401 USER_CANNOT_ACCESS_ORG')
    expect(outcome(await get('/groups/xyz'))).toBe('404 INVALID_GROUP_ID')
    expect(outcome(await get(`/groups/${'1'.repeat(24)}`))).toBe('404 GROUP_NOT_FOUND')
    expect(outcome(await get('/orgs/xyz'))).toBe('404 INVALID_ORG_ID')
  })

  test('works only from addresses on the access list of the API, when there has to be one', async () => {
    const empty = await started({ apiAccessList: [] })
    expect(outcome(await empty.get('/groups'))).toBe('403 ORG_REQUIRES_ACCESS_LIST')
    const other = await started({ apiAccessList: ['203.0.113.7', '10.0.0.0/8'] })
    const refused = await other.get('/groups')
    expect(outcome(refused)).toBe('403 IP_ADDRESS_NOT_ON_ACCESS_LIST')
    expect(refused.json).toMatchObject({ parameters: ['127.0.0.1'] })
    const right = await started({ apiAccessList: ['127.0.0.0/8'] })
    expect((await right.get('/groups')).status).toBe(200)
  })
})
