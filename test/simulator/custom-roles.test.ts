import { describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import type { Received } from './peer.ts'
import { listOf } from './recording.ts'
import { outcome, started } from './started.ts'

const find = { action: 'FIND', resources: [{ cluster: false, collection: 'orders', db: 'shop' }] }
const sessions = { action: 'LIST_SESSIONS', resources: [{ cluster: true, collection: '', db: '' }] }
const role = (roleName: string, more: object = {}) => ({ roleName, actions: [find], ...more })
const inherits = (roleName: string, ...names: readonly string[]) => ({
  roleName,
  inheritedRoles: names.map((name) => ({ db: 'admin', role: name })),
})

async function inProject(options: SimulatorOptions = {}) {
  const at = await started(options)
  const project = await at.project()
  return { ...at, project, groupId: project.split('/').at(-1), path: `${project}/customDBRoles/roles` }
}

const names = ({ json }: Received) => listOf(json).map(({ roleName }) => roleName)

describe('custom roles', () => {
  test('come back without what says nothing, in a list without pages', async () => {
    const { path, get, post } = await inProject()
    const everywhere = { action: 'UPDATE', resources: [{ cluster: false, collection: '', db: 'shop' }] }
    const created = await post(path, role('reader', { actions: [find, everywhere, sessions] }))
    // Recorded: the keys that are there depend on the resource, and both lists are there, empty or not.
    const shown = {
      actions: [
        { action: 'FIND', resources: [{ collection: 'orders', db: 'shop' }] },
        { action: 'UPDATE', resources: [{ db: 'shop' }] },
        { action: 'LIST_SESSIONS', resources: [{ cluster: true }] },
      ],
      inheritedRoles: [],
      roleName: 'reader',
    }
    expect(created.status).toBe(202)
    expect(created.json).toEqual(shown)
    expect((await get(`${path}/reader`)).json).toEqual(shown)
    expect((await get(path)).json).toEqual([shown])
  })

  test('keep what a change does not name', async () => {
    const { path, get, post, patch } = await inProject()
    await post(path, role('a', inherits('a', 'enableSharding')))
    const changed = await patch(`${path}/a`, { actions: [sessions] })
    expect(changed).toMatchObject({
      status: 200,
      json: {
        actions: [{ action: 'LIST_SESSIONS', resources: [{ cluster: true }] }],
        inheritedRoles: [{ db: 'admin', role: 'enableSharding' }],
      },
    })
    expect((await get(`${path}/a`)).json).toEqual(changed.json)
    expect(outcome(await patch(`${path}/a`, { actions: [sessions], inheritedRoles: [] }))).toBe('200')
    expect(outcome(await patch(`${path}/a`, { actions: [] }))).toBe('400 ATLAS_CUSTOM_ROLE_HAS_NO_PERMISSIONS')
    expect(outcome(await patch(`${path}/a`, { roleName: 'b' }))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await patch(`${path}/b`, { actions: [find] }))).toBe('404 ATLAS_CUSTOM_ROLE_NOT_FOUND')
  })

  test('can be given to users, of admin alone', async () => {
    const { path, groupId, project, post } = await inProject()
    await post(path, role('reader'))
    const user = (roleName: string, databaseName: string) =>
      post(`${project}/databaseUsers`, {
        databaseName: 'admin',
        groupId,
        username: 'app',
        password: 'correct horse',
        roles: [
          { roleName, databaseName },
          { roleName: 'read', databaseName: 'shop' },
        ],
      })
    expect(outcome(await user('reader', 'shop'))).toBe('400 ATLAS_INVALID_ROLE')
    expect(outcome(await user('writer', 'admin'))).toBe('400 ATLAS_INVALID_ROLE')
    expect(outcome(await user('reader', 'admin'))).toBe('201')
  })

  test('cannot be deleted while a user has no other role', async () => {
    const { path, groupId, project, get, post, patch, remove } = await inProject()
    await post(path, role('reader'))
    const user = (...roles: readonly object[]) => ({
      databaseName: 'admin',
      groupId,
      username: 'app',
      password: 'correct horse',
      roles,
    })
    const reader = { roleName: 'reader', databaseName: 'admin' }
    await post(`${project}/databaseUsers`, user(reader))
    expect(outcome(await remove(`${path}/reader`))).toBe('409 ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS')
    expect(names(await get(path))).toEqual(['reader'])
    const other = { roleName: 'read', databaseName: 'shop' }
    await patch(`${project}/databaseUsers/admin/app`, user(reader, other))
    expect(await remove(`${path}/reader`)).toMatchObject({ status: 204, text: '' })
    expect((await get(`${project}/databaseUsers/admin/app`)).json).toMatchObject({ roles: [other] })
    expect(outcome(await remove(`${path}/reader`))).toBe('404 ATLAS_CUSTOM_ROLE_NOT_FOUND')
  })

  test('cannot be deleted while another role is nothing without it', async () => {
    const { path, get, post, patch, remove } = await inProject()
    await post(path, role('base'))
    await post(path, inherits('heir', 'base'))
    expect(outcome(await remove(`${path}/base`))).toBe('409 ATLAS_CUSTOM_ROLE_IN_USE_BY_ROLES')
    await patch(`${path}/heir`, { actions: [find] })
    expect((await remove(`${path}/base`)).status).toBe(204)
    expect((await get(`${path}/heir`)).json).toMatchObject({ inheritedRoles: [] })
  })

  test('have each a name of their own, and are a hundred at most', async () => {
    const { path, post } = await inProject({ quirks: { customRoles: 2 } })
    await post(path, role('a'))
    expect(outcome(await post(path, role('a', { actions: [sessions] })))).toBe(
      '409 ATLAS_CUSTOM_ROLE_NAME_ALREADY_EXISTS',
    )
    await post(path, role('b'))
    expect(outcome(await post(path, role('c')))).toBe('403 CUSTOM_ROLES_LIMIT_EXCEEDED')
  })

  test('do not inherit from one another in a circle', async () => {
    const { path, post, patch } = await inProject()
    await post(path, role('a'))
    await post(path, inherits('b', 'a'))
    await post(path, inherits('c', 'b'))
    const toC = { inheritedRoles: [{ db: 'admin', role: 'c' }] }
    expect(outcome(await patch(`${path}/a`, toC))).toBe('400 ATLAS_INVALID_CUSTOM_ROLE_CIRCULAR_DEPENDENCY')
  })

  test.each([
    ['without a name', { actions: [find] }, 'MISSING_ATTRIBUTE'],
    ['with a space in its name', role('a b'), 'ATLAS_CUSTOM_ROLE_INVALID_NAME'],
    ['with a hyphen first', role('-a'), 'ATLAS_CUSTOM_ROLE_INVALID_NAME'],
    ['with a prefix that is reserved', role('xgen-a'), 'ATLAS_RESERVED_CUSTOM_ROLE_RESTRICTED'],
    ['with the name of a built-in role', role('readWrite'), 'ATLAS_INVALID_CUSTOM_ROLE_RESTRICTED'],
    ['that allows nothing', { roleName: 'a' }, 'ATLAS_CUSTOM_ROLE_HAS_NO_PERMISSIONS'],
    ['with an action that nobody knows', role('a', { actions: [{ ...find, action: 'find' }] }), 'INVALID_ENUM_VALUE'],
    ['with an action twice', role('a', { actions: [find, find] }), 'ATLAS_DUPLICATE_CUSTOM_ROLE_ACTION'],
    ['with an action on nothing', role('a', { actions: [{ ...find, resources: [] }] }), 'INVALID_ATTRIBUTE'],
    [
      'with an action on an unknown kind of resource',
      role('a', { actions: [{ ...find, resources: [{ anyResource: true }] }] }),
      'INVALID_ATTRIBUTE',
    ],
    [
      'with a resource twice',
      role('a', { actions: [{ ...find, resources: [...find.resources, { db: 'shop', collection: 'orders' }] }] }),
      'ATLAS_DUPLICATE_CUSTOM_ROLE_RESOURCE',
    ],
    [
      'with an action of collections on the cluster',
      role('a', { actions: [{ ...find, resources: sessions.resources }] }),
      'ATLAS_INVALID_RESOURCE',
    ],
    [
      'with an action of clusters on a collection',
      role('a', { actions: [{ ...sessions, resources: find.resources }] }),
      'ATLAS_INVALID_RESOURCE',
    ],
    ['that inherits from itself', inherits('a', 'a'), 'ATLAS_INVALID_CUSTOM_ROLE_SELF_REFERENTIAL'],
    ['that inherits from nothing', inherits('a', 'b'), 'ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE'],
    [
      'that inherits from a role of admin elsewhere',
      { roleName: 'a', inheritedRoles: [{ db: 'shop', role: 'clusterMonitor' }] },
      'ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE',
    ],
  ])('are refused %s', async (_, body, code) => {
    const { path, get, post } = await inProject()
    expect(outcome(await post(path, body))).toBe(`400 ${code}`)
    expect((await get(path)).json).toEqual([])
  })
})

describe('writes of custom roles at the same time', () => {
  test('lose one another, silently', async () => {
    const { path, get, post } = await inProject()
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => post(path, role(name))))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(names(await get(path)).length).toBeLessThan(3)
    for (const name of ['d', 'e']) await post(path, role(name))
    expect(names(await get(path))).toEqual(expect.arrayContaining(['d', 'e']))
  })

  test('are all kept when the simulator is told so', async () => {
    const { path, get, post } = await inProject({ quirks: { customRoleWriteMs: 0 } })
    await Promise.all(['a', 'b', 'c'].map((name) => post(path, role(name))))
    expect(names(await get(path))).toHaveLength(3)
  })
})

test('a custom role can be read only later, when the simulator is told so', async () => {
  const { clock, path, get, post } = await inProject({ quirks: { newUserReadLagMs: 1000 } })
  await post(path, role('a'))
  expect(outcome(await get(`${path}/a`))).toBe('404 ATLAS_CUSTOM_ROLE_NOT_FOUND')
  expect(names(await get(path))).toEqual([])
  clock.turn(1000)
  expect(names(await get(path))).toEqual(['a'])
})
