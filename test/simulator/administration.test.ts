import { describe, expect, test } from 'vitest'
import { createPeer, type Received } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { API, dedicated, field, flex, free, outcome, started } from './started.ts'

const results = ({ json }: Received) => (isRecord(json) ? listOf(json['results']) : [])
const value = ({ json }: Received, name: string) => (isRecord(json) ? json[name] : undefined)

describe('the settings of a project', () => {
  test('have their defaults, and change one by one', async () => {
    const at = await started()
    const path = `${await at.project()}/settings`
    const before = await at.get(path)
    expect(value(before, 'isExtendedStorageSizesEnabled')).toBe(false)
    expect(value(before, 'isDataExplorerEnabled')).toBe(true)
    expect(before.headers['location']).toBe(`${at.simulator.url}//api/atlas/v1.0`)
    const after = await at.patch(path, { isDataExplorerEnabled: false })
    expect(after.json).toEqual({ ...Object(before.json), isDataExplorerEnabled: false })
    expect((await at.get(path)).json).toEqual(after.json)
  })

  test('take nothing but what they have', async () => {
    const at = await started({}, { deviates: true })
    const path = `${await at.project()}/settings`
    expect(outcome(await at.patch(path, { isFast: true }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await at.patch(path, { isDataExplorerEnabled: 'no' }))).toBe('400 INVALID_JSON_ATTRIBUTE')
  })
})

describe('the settings of the organization', () => {
  test('can be asked for ten times, and five times a minute', async () => {
    const at = await started()
    const path = `/orgs/${at.simulator.orgId}/settings`
    for (let count = 0; count < 10; count += 1) expect((await at.get(path)).headers['ratelimit-limit']).toBe('10')
    const refused = await at.get(path)
    expect(outcome(refused)).toBe('429 RATE_LIMITED_TOKEN_BUCKET')
    expect(refused.headers['retry-after']).toBe('60')
    at.clock.turn(60_000)
    for (let count = 0; count < 5; count += 1) expect((await at.get(path)).status).toBe(200)
    expect(outcome(await at.get(path))).toBe('429 RATE_LIMITED_TOKEN_BUCKET')
  })

  test('can want an access list of every credential, and then refuse those that have none', async () => {
    const at = await started({}, { deviates: true })
    const { orgId, url } = at.simulator
    const key = await at.post(`/orgs/${orgId}/apiKeys`, { desc: 'ci', roles: ['ORG_OWNER'] })
    await at.post(`/orgs/${orgId}/apiKeys/${field(key, 'id')}/accessList`, [{ ipAddress: '127.0.0.1' }])
    const required = await at.patch(`/orgs/${orgId}/settings`, { apiAccessListRequired: true })
    expect(value(required, 'apiAccessListRequired')).toBe(true)
    const refused = await at.get('/groups')
    expect(outcome(refused)).toBe('403 ORG_REQUIRES_ACCESS_LIST')
    expect(refused.json).toMatchObject({ parameters: ['127.0.0.1'] })

    const [publicKey, privateKey] = [field(key, 'publicKey'), field(key, 'privateKey')]
    const peer = createPeer({ url, publicKey, privateKey })
    const body = { apiAccessListRequired: false }
    const path = `${API}/orgs/${orgId}/settings`
    expect((await peer({ method: 'PATCH', path, body })).status).toBe(200)
    expect((await at.get('/groups')).status).toBe(200)
  })
})

describe('the limits of a project', () => {
  test('are an array, and say what is used of them', async () => {
    const at = await started()
    const project = await at.project()
    await at.post(`${project}/clusters`, free('c'))
    const { json } = await at.get(`${project}/limits`)
    const clusters = Array.isArray(json) ? json.find(({ name }) => name === 'atlas.project.deployment.clusters') : {}
    expect(clusters).toEqual({
      currentUsage: 1,
      defaultLimit: 25,
      maximumLimit: 100,
      name: 'atlas.project.deployment.clusters',
      value: 25,
    })
  })

  test('hold once they are set, and until they are deleted', async () => {
    const at = await started({}, { deviates: true })
    const project = await at.project()
    const path = `${project}/limits/atlas.project.deployment.clusters`
    expect(value(await at.patch(path, { value: 1 }), 'value')).toBe(1)
    await at.post(`${project}/flexClusters`, flex('one'))
    expect(outcome(await at.post(`${project}/clusters`, dedicated('two')))).toBe('400 ATLAS_GENERAL_ERROR')
    expect((await at.remove(path)).status).toBe(204)
    expect(value(await at.get(path), 'value')).toBe(25)
    expect((await at.post(`${project}/clusters`, dedicated('two'))).status).toBe(201)
    expect(outcome(await at.patch(path, { value: 101 }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await at.get(`${project}/limits/atlas.project.unknown`))).toBe('404 RESOURCE_NOT_FOUND')
  })
})

describe('the users', () => {
  test('are the owner of the organization, who owns every project', async () => {
    const at = await started({}, { deviates: true })
    const project = await at.project()
    const [user] = results(await at.get(`/orgs/${at.simulator.orgId}/users`))
    const groupId = project.split('/').at(-1)
    expect(user).toMatchObject({
      orgMembershipStatus: 'ACTIVE',
      roles: { groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER'] }], orgRoles: ['ORG_OWNER'] },
    })
    expect(results(await at.get(`${project}/users`))).toMatchObject([{ id: user?.['id'], roles: ['GROUP_OWNER'] }])
    expect(results(await at.get(`${project}/users?username=nobody@example.com`))).toEqual([])
    const old = results(await at.get(`${project}/users`, '2023-01-01'))
    expect(old[0]).toMatchObject({ emailAddress: user?.['username'], roles: [{ roleName: 'ORG_OWNER' }, { groupId }] })
  })

  test('include the owner that a new project names', async () => {
    const { simulator, get, post } = await started()
    const id = String(results(await get(`/orgs/${simulator.orgId}/users`))[0]?.['id'])
    const body = { name: 'a', orgId: simulator.orgId }
    expect((await post(`/groups?projectOwnerId=${id}`, body)).status).toBe(201)
    const nobody = await post(`/groups?projectOwnerId=${'1'.repeat(24)}`, { ...body, name: 'b' })
    expect(outcome(nobody)).toBe('404 USER_NOT_FOUND')
  })
})

test('the addresses of a project are those of its clusters that run', async () => {
  const at = await started()
  const project = await at.project()
  await at.post(`${project}/clusters`, dedicated('one'))
  const clusters = async () => {
    const services = value(await at.get(`${project}/ipAddresses`), 'services')
    return isRecord(services) ? listOf(services['clusters']).map(({ clusterName }) => clusterName) : undefined
  }
  expect(await clusters()).toEqual([])
  at.clock.turn(3600_000)
  expect(await clusters()).toEqual(['one'])
})

describe('the rate limits', () => {
  test('are those of the documentation, and of the simulator as it was started', async () => {
    const at = await started({ quirks: { limits: { accessList: { capacity: 3, refill: 2 } } } })
    const one = await at.get('/rateLimits/accessList')
    expect(one.json).toMatchObject({
      capacity: { defaultValue: 1200, value: 3 },
      refillRate: { defaultValue: 500, value: 2 },
      refillDurationSeconds: { defaultValue: 60, value: 60 },
      scope: 'GROUP',
    })
    expect(JSON.stringify(one.json)).toContain('"path":"/api/atlas/v2/groups/{groupId}/accessList"')
  })

  test('can be chosen by scope, name and path, and asked for by those whom they are for', async () => {
    const at = await started()
    const ids = async (query: string) =>
      results(await at.get(`/rateLimits?${query}`)).map((one) => one['endpointSetId'])
    expect(await ids(`orgId=${at.simulator.orgId}`)).toContain('organizationSettings')
    expect(await ids(`orgId=${at.simulator.orgId}`)).not.toContain('clusters')
    expect(await ids('name=Access%20List')).toEqual(['accessList'])
    expect(await ids('endpointPath=%2Fapi%2Fatlas%2Fv2%2Fgroups%2F%7BgroupId%7D%2FflexClusters')).toEqual([
      'flexClusters',
    ])
    expect(await ids(`userId=${at.simulator.publicKey}`)).toContain('root')
    expect(outcome(await at.get('/rateLimits?userId=somebody'))).toBe('401 USER_UNAUTHORIZED')
  })
})
