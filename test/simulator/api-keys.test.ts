import { describe, expect, test } from 'vitest'
import { createPeer, type Received } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { API, dedicated, field, free, outcome, type Started, started } from './started.ts'

/** A client that uses a key as the answer that created it shows it; paths are below the API. */
function holderOf(key: Received, { simulator }: Started) {
  const [publicKey, privateKey] = [field(key, 'publicKey'), field(key, 'privateKey')]
  const peer = createPeer({ url: simulator.url, publicKey, privateKey })
  return async (method: string, path: string, body?: unknown) => outcome(await peer({ method, path: API + path, body }))
}

const rolesOf = ({ json }: Received) => (isRecord(json) ? json['roles'] : undefined)

describe('an API key of the organization', () => {
  test('works from its creation to its deletion, and shows its private key once', async () => {
    const at = await started()
    const keys = `/orgs/${at.simulator.orgId}/apiKeys`
    const key = await at.post(keys, { desc: 'ci', roles: ['ORG_READ_ONLY'] })
    expect(key.status).toBe(200)
    expect(rolesOf(key)).toEqual([{ orgId: at.simulator.orgId, roleName: 'ORG_READ_ONLY' }])
    const use = holderOf(key, at)
    expect(await use('GET', '/groups')).toBe('200')
    expect(await use('POST', '/groups', { name: 'a', orgId: at.simulator.orgId })).toBe('401 NOT_ORG_GROUP_CREATOR')
    expect(await use('POST', keys, { desc: 'b', roles: ['ORG_OWNER'] })).toBe('401 USER_UNAUTHORIZED')

    const path = `${keys}/${field(key, 'id')}`
    const shown = field(await at.get(path), 'privateKey')
    expect(shown).toBe(`********-****-****-${field(key, 'privateKey').slice(-12)}`)
    expect(rolesOf(await at.patch(path, { roles: ['ORG_OWNER'] }))).toEqual([
      { orgId: at.simulator.orgId, roleName: 'ORG_OWNER' },
    ])
    expect(await use('POST', '/groups', { name: 'a', orgId: at.simulator.orgId })).toBe('201')
    expect((await at.remove(path)).status).toBe(204)
    expect(await use('GET', '/groups')).toBe('401 UNEXPECTED_ERROR')
    expect(outcome(await at.get(path))).toBe('404 API_KEY_NOT_FOUND')
  })

  test('has at least one role, of the organization, and a description', async () => {
    const at = await started({}, { deviates: true })
    const post = (body: object) => at.post(`/orgs/${at.simulator.orgId}/apiKeys`, body)
    expect(outcome(await post({ desc: 'a' }))).toBe('400 MISSING_ATTRIBUTE')
    expect(outcome(await post({ desc: 'a', roles: [] }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post({ desc: 'a', roles: ['GROUP_OWNER'] }))).toBe('400 INVALID_ENUM_VALUE')
    expect(outcome(await post({ desc: '', roles: ['ORG_MEMBER'] }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post({ desc: 'a', roles: ['ORG_MEMBER'], id: 'x' }))).toBe('400 ATTRIBUTE_READ_ONLY')
  })
})

describe('an API key of a project', () => {
  test('reaches that project alone, as far as its role goes, and is a member of the organization', async () => {
    const at = await started()
    const [mine, other] = [await at.project('mine'), await at.project('other')]
    const key = await at.post(`${mine}/apiKeys`, { desc: 'ci', roles: ['GROUP_READ_ONLY'] })
    const groupId = mine.split('/').at(-1)
    expect(rolesOf(key)).toEqual([
      { orgId: at.simulator.orgId, roleName: 'ORG_MEMBER' },
      { groupId, roleName: 'GROUP_READ_ONLY' },
    ])
    const use = holderOf(key, at)
    expect(await use('GET', mine)).toBe('200')
    expect(await use('POST', `${mine}/clusters`, free('c'))).toBe('401 USER_UNAUTHORIZED')
    expect(await use('GET', other)).toBe('401 NOT_IN_GROUP')
    expect(await use('GET', `/orgs/${at.simulator.orgId}`)).toBe('200')
    expect(await use('PATCH', `/orgs/${at.simulator.orgId}/settings`, {})).toBe('401 USER_UNAUTHORIZED')
  })

  test.each([
    ['GROUP_CLUSTER_CREATOR', '201', '401 USER_UNAUTHORIZED', '401 USER_UNAUTHORIZED'],
    ['GROUP_NETWORK_ACCESS_MANAGER', '401 USER_UNAUTHORIZED', '201', '401 USER_UNAUTHORIZED'],
    ['GROUP_OWNER', '201', '201', '200'],
  ])('with %s may do what the description lets that role do', async (role, cluster, entry, rename) => {
    const at = await started()
    const project = await at.project()
    const use = holderOf(await at.post(`${project}/apiKeys`, { desc: 'ci', roles: [role] }), at)
    expect(await use('POST', `${project}/clusters`, dedicated('c'))).toBe(cluster)
    expect(await use('POST', `${project}/accessList`, [{ ipAddress: '203.0.113.7' }])).toBe(entry)
    expect(await use('PATCH', project, { name: 'b' })).toBe(rename)
  })

  test('can be assigned to another project, and lives on when it is taken out of one', async () => {
    const at = await started()
    const [first, second] = [await at.project('first'), await at.project('second')]
    const key = await at.post(`${first}/apiKeys`, { desc: 'ci', roles: ['GROUP_OWNER'] })
    const use = holderOf(key, at)
    const id = field(key, 'id')
    expect((await at.post(`${second}/apiKeys/${id}`, [{ roles: ['GROUP_READ_ONLY'] }])).status).toBe(204)
    expect(await use('GET', second)).toBe('200')
    expect((await at.remove(`${first}/apiKeys/${id}`)).status).toBe(204)
    expect(await use('GET', first)).toBe('401 NOT_IN_GROUP')
    expect(outcome(await at.remove(`${first}/apiKeys/${id}`))).toBe('404 API_KEY_NOT_FOUND')
    const listed = await at.get(`${second}/apiKeys`)
    expect(isRecord(listed.json) && listOf(listed.json['results']).map((one) => one['id'])).toEqual([id])
    expect((await at.get(`/orgs/${at.simulator.orgId}/apiKeys/${id}`)).status).toBe(200)
  })

  test('loses its role with the project', async () => {
    const at = await started()
    const project = await at.project()
    const key = await at.post(`${project}/apiKeys`, { desc: 'ci', roles: ['GROUP_OWNER'] })
    await at.remove(project)
    expect(rolesOf(await at.get(`/orgs/${at.simulator.orgId}/apiKeys/${field(key, 'id')}`))).toEqual([
      { orgId: at.simulator.orgId, roleName: 'ORG_MEMBER' },
    ])
  })
})

describe('the access list of an API key', () => {
  test('lets the key be used from its addresses alone, and counts the uses', async () => {
    const at = await started({}, { deviates: true })
    const key = await at.post(`/orgs/${at.simulator.orgId}/apiKeys`, { desc: 'ci', roles: ['ORG_READ_ONLY'] })
    const list = `/orgs/${at.simulator.orgId}/apiKeys/${field(key, 'id')}/accessList`
    const use = holderOf(key, at)
    const added = await at.post(list, [{ ipAddress: '203.0.113.7' }])
    expect(added.json).toMatchObject({ results: [{ cidrBlock: '203.0.113.7/32', count: 0, ipAddress: '203.0.113.7' }] })
    expect(await use('GET', '/groups')).toBe('403 IP_ADDRESS_NOT_ON_ACCESS_LIST')
    await at.post(list, [{ cidrBlock: '127.0.0.0/8' }])
    expect(await use('GET', '/groups')).toBe('200')
    expect((await at.get(list)).json).toMatchObject({
      results: [{ cidrBlock: '127.0.0.0/8', count: 1, lastUsedAddress: '127.0.0.1' }, { count: 0 }],
      totalCount: 2,
    })
    expect(await use('DELETE', `${list}/127.0.0.0%2F8`)).toBe('400 CANNOT_REMOVE_CALLER_FROM_WHITELIST')
    expect((await at.remove(`${list}/127.0.0.0%2F8`)).status).toBe(204)
    expect(outcome(await at.remove(`${list}/127.0.0.0%2F8`))).toBe('404 API_KEY_WHITELIST_NOT_FOUND')
    expect(outcome(await at.post(list, [{ ipAddress: '203.0.113.7' }]))).toBe('409 ADDRESS_ALREADY_IN_WHITELIST')
    expect(outcome(await at.post(list, [{ ipAddress: '203.0.113.7/32' }]))).toBe(
      '400 INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
    )
  })

  test('is administered by an owner, or by the key itself', async () => {
    const at = await started()
    const keys = `/orgs/${at.simulator.orgId}/apiKeys`
    const one = await at.post(keys, { desc: 'one', roles: ['ORG_MEMBER'] })
    const other = await at.post(keys, { desc: 'other', roles: ['ORG_MEMBER'] })
    const use = holderOf(one, at)
    const entry = [{ ipAddress: '127.0.0.1' }]
    expect(await use('POST', `${keys}/${field(other, 'id')}/accessList`, entry)).toBe('401 USER_UNAUTHORIZED')
    expect(await use('POST', `${keys}/${field(one, 'id')}/accessList`, entry)).toBe('200')
  })
})
