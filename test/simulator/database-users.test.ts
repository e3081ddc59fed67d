import { describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import type { Received } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { outcome, started } from './started.ts'

const HOUR = 3600 * 1000
const DAY = 24 * HOUR
const ARN = 'arn:aws:iam::358363220050:role/deploy/preview'

/** A project, and bodies for it: the description requires `groupId` in each, beside the path. */
async function inProject(options: SimulatorOptions = {}) {
  const at = await started(options)
  const project = await at.project()
  const groupId = project.split('/').at(-1)
  const base = { databaseName: 'admin', groupId, roles: [{ roleName: 'readWrite', databaseName: 'app' }] }
  const scram = (username: string, more: object = {}) => ({ ...base, username, password: 'correct horse', ...more })
  const external = (username: string, more: object) => ({ ...base, databaseName: '$external', username, ...more })
  const in_ = (ms: number) => new Date(at.clock.now().getTime() + ms).toISOString()
  return { ...at, groupId, path: `${project}/databaseUsers`, scram, external, in: in_ }
}

const names = ({ json }: Received) => (isRecord(json) ? listOf(json['results']).map(({ username }) => username) : [])

describe('database users', () => {
  test('come back without their password, and can be changed and deleted', async () => {
    const { simulator, path, groupId, get, post, patch, remove, scram } = await inProject()
    const body = scram('app', { scopes: [{ name: 'pr-42', type: 'CLUSTER' }], description: 'by a test' })
    const created = await post(path, body)
    const user = {
      awsIAMType: 'NONE',
      databaseName: 'admin',
      description: 'by a test',
      groupId,
      labels: [],
      ldapAuthType: 'NONE',
      links: [{ href: `${simulator.url}/api/atlas/v2${path}/admin/app`, rel: 'self' }],
      oidcAuthType: 'NONE',
      roles: [{ databaseName: 'app', roleName: 'readWrite' }],
      scopes: [{ name: 'pr-42', type: 'CLUSTER' }],
      username: 'app',
      x509Type: 'NONE',
    }
    expect(created).toMatchObject({ status: 201, json: user })
    expect(created.text).not.toContain('correct horse')
    expect((await get(`${path}/admin/app`)).json).toEqual(user)

    const roles = [{ databaseName: 'app', roleName: 'read', collectionName: 'orders' }]
    const changed = await patch(`${path}/admin/app`, scram('app', { roles, scopes: [] }))
    expect(changed).toMatchObject({ status: 200, json: { ...user, roles, scopes: [] } })
    expect((await get(path)).json).toMatchObject({ results: [{ ...user, roles, scopes: [] }], totalCount: 1 })

    expect(await remove(`${path}/admin/app`)).toMatchObject({ status: 204, text: '' })
    expect(outcome(await remove(`${path}/admin/app`))).toBe('404 USERNAME_NOT_FOUND')
    expect(outcome(await get(`${path}/admin/app`))).toBe('404 USERNAME_NOT_FOUND')
  })

  test('are found by names with slashes, once these are encoded', async () => {
    const { path, get, post, remove, external } = await inProject()
    expect((await post(path, external(ARN, { awsIAMType: 'ROLE' }))).status).toBe(201)
    const one = `${path}/%24external/${encodeURIComponent(ARN)}`
    expect((await get(one)).json).toMatchObject({ username: ARN, databaseName: '$external', awsIAMType: 'ROLE' })
    expect((await get(`${path}/$external/${encodeURIComponent(ARN)}`)).status).toBe(200)
    expect(outcome(await get(`${path}/%24external/${ARN}`))).toBe('404 RESOURCE_NOT_FOUND')
    expect((await remove(one)).status).toBe(204)
  })

  test.each([
    ['X.509 of Atlas', 'app', { x509Type: 'MANAGED' }, '$external'],
    ['X.509 of the customer', 'CN=app,OU=jobs,DC=example,DC=com', { x509Type: 'CUSTOMER' }, '$external'],
    ['a user of AWS', 'arn:aws:iam::358363220050:user/ci', { awsIAMType: 'USER' }, '$external'],
    ['a workload of OIDC', '5dd7496c7a3e5a648454341c/sales', { oidcAuthType: 'USER' }, '$external'],
    ['a group of OIDC', '5dd7496c7a3e5a648454341c/sales', { oidcAuthType: 'IDP_GROUP' }, 'admin'],
    ['LDAP', 'CN=marketing,OU=groups,DC=example,DC=com', { ldapAuthType: 'GROUP' }, 'admin'],
  ])('authenticate by %s', async (_, username, types, databaseName) => {
    const { path, get, post, external } = await inProject()
    const created = await post(path, external(username, { ...types, databaseName }))
    expect(created).toMatchObject({ status: 201, json: { username, databaseName, ...types } })
    const one = `${path}/${encodeURIComponent(databaseName)}/${encodeURIComponent(username)}`
    expect((await get(one)).json).toEqual(created.json)
  })

  test('are gone when their time has come', async () => {
    const at = await inProject()
    const deleteAfterDate = at.in(DAY)
    await at.post(at.path, at.scram('app', { deleteAfterDate }))
    await at.post(at.path, at.scram('lasting'))
    at.clock.turn(DAY - 1000)
    expect(names(await at.get(at.path))).toEqual(['app', 'lasting'])
    at.clock.turn(1000)
    expect(names(await at.get(at.path))).toEqual(['lasting'])
    expect(outcome(await at.get(`${at.path}/admin/app`))).toBe('404 USERNAME_NOT_FOUND')
  })

  test('are a hundred at most, and each of them one of its database', async () => {
    const { path, post, remove, scram, external } = await inProject({ quirks: { databaseUsers: 2 } })
    await post(path, scram('app'))
    expect(outcome(await post(path, scram('app', { password: 'another one' })))).toBe('409 USER_ALREADY_EXISTS')
    expect((await post(path, external('app', { x509Type: 'MANAGED' }))).status).toBe(201)
    expect(outcome(await post(path, scram('b')))).toBe('403 GROUP_USERS_LIMIT_EXCEEDED')
    await remove(`${path}/$external/app`)
    expect((await post(path, scram('b'))).status).toBe(201)
  })

  test('of a name in another project are other users', async () => {
    const { path, get, post, project, scram } = await inProject()
    const other = await project('pr-43')
    await post(path, scram('app'))
    expect(names(await get(`${other}/databaseUsers`))).toEqual([])
    const groupId = other.split('/').at(-1)
    expect((await post(`${other}/databaseUsers`, scram('app', { groupId }))).status).toBe(201)
    expect(outcome(await post(`${other}/databaseUsers`, scram('b')))).toBe('400 INVALID_ATTRIBUTE')
  })

  test('can be read and listed only later, when the simulator is told so', async () => {
    const { clock, path, get, post, scram } = await inProject({ quirks: { newUserReadLagMs: 1000 } })
    await post(path, scram('app'))
    expect(outcome(await get(`${path}/admin/app`))).toBe('404 USERNAME_NOT_FOUND')
    expect(names(await get(path))).toEqual([])
    expect(outcome(await post(path, scram('app')))).toBe('409 USER_ALREADY_EXISTS')
    clock.turn(1000)
    expect(names(await get(path))).toEqual(['app'])
  })
})

test('a scope may name a cluster that is not there, unless the simulator is told otherwise', async () => {
  const { path, post, scram } = await inProject({ quirks: { scopeToUnknownCluster: 'refuse' } })
  const scopes = [{ name: 'pr-42', type: 'CLUSTER' }]
  expect(outcome(await post(path, scram('app', { scopes })))).toBe('400 INVALID_ATTRIBUTE')
})
