import { describe, expect, test } from 'vitest'
import { APP } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { LOST, outputsOf, told } from './support/told.ts'

const ROLE = { 'project-name': 'shop', 'role-name': 'reporting', actions: 'FIND@app.orders, FIND@logs, LIST_SESSIONS' }
const OTHERS = {
  roleName: 'reporting',
  actions: [{ action: 'UPDATE', resources: [{ cluster: false, db: 'app', collection: '' }] }],
}
/** The description demands every key of a resource in answers, too, where Atlas leaves out what is not meant (recorded). */
const RESOURCES =
  /resources\.\d+(?:\.| must have required property)|roleName must be equal to one of the allowed values/

async function project(options: Parameters<typeof stage>[0] = {}) {
  const world = await stage({ beyondContract: RESOURCES, ...options })
  const id = await world.project()
  const roles = `/groups/${id}/customDBRoles/roles`
  return { ...world, id, roles, list: async () => (await world.call('GET', roles)).json }
}

const SHOWN = {
  roleName: 'reporting',
  actions: [
    { action: 'FIND', resources: [{ collection: 'orders', db: 'app' }, { db: 'logs' }] },
    { action: 'LIST_SESSIONS', resources: [{ cluster: true }] },
  ],
  inheritedRoles: [
    { db: 'app', role: 'read' },
    { db: 'admin', role: 'enableSharding' },
  ],
}

describe('create-database-role', () => {
  test('makes a role, reads it back, and finds nothing to do then', async () => {
    const world = await project()
    const params = { ...ROLE, 'inherited-roles': 'read@app, enableSharding' }
    const outcome = await world.run('create-database-role', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/customDBRoles/roles 202']])
    expect(outputsOf(outcome)).toEqual({ 'project-id': world.id, 'role-name': 'reporting' })
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      roleName: 'reporting',
      actions: [
        {
          action: 'FIND',
          resources: [
            { cluster: false, db: 'app', collection: 'orders' },
            { cluster: false, db: 'logs', collection: '' },
          ],
        },
        { action: 'LIST_SESSIONS', resources: [{ cluster: true, db: '', collection: '' }] },
      ],
      inheritedRoles: SHOWN.inheritedRoles.map(({ db, role }) => ({ role, db })),
    })
    expect(await world.list()).toEqual([SHOWN])
    const again = { ...params, actions: 'listSessions, find@logs, FIND@app.orders' }
    const second = await world.run('create-database-role', again)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('does not change a role that may be somebody else’s', async () => {
    const world = await project()
    await world.call('POST', world.roles, OTHERS)
    const outcome = await world.run('create-database-role', ROLE)
    expect(told(outcome.state)).toContain('failed DATABASE_ROLE_DIFFERS: role-name: a role `reporting` exists')
    expect(outcome.writes).toEqual([])
    const update = { ...ROLE, 'inherited-roles': 'read@app, enableSharding', 'if-exists': 'update' }
    const updated = await world.run('create-database-role', update)
    expect([told(updated.state), updated.writes]).toEqual([
      'done updated',
      ['PATCH /groups/…/customDBRoles/roles/reporting 200'],
    ])
    expect(await world.list()).toEqual([SHOWN])
  })

  test.for(LOST)('makes one role although $how', async ({ action }) => {
    const world = await project()
    world.fault({ match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/customDBRoles/roles' }, action })
    const outcome = await world.run('create-database-role', ROLE)
    expect([told(outcome.state), await world.list()]).toEqual(['done created', [{ ...SHOWN, inheritedRoles: [] }]])
  })

  test('makes it again where Atlas has lost it between the writes of others', async () => {
    let lost = 0
    const world = await project({
      interposed: ({ method, path }) =>
        method === 'POST' && path.endsWith('/roles') && lost++ === 0 ? { status: 202, json: {} } : undefined,
    })
    const outcome = await world.run('create-database-role', ROLE)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/customDBRoles/roles 202']])
  })

  test('makes all roles of a plan, though Atlas loses those that are made at once', async () => {
    const world = await project({ quirks: { customRoleWriteMs: 50 } })
    const names = ['one', 'two', 'three', 'four']
    const text = names.map(
      (name) => `${name}: { create-database-role: { project-name: shop, role-name: ${name}, actions: [FIND@app] } }`,
    )
    const { states, writes } = await world.plan(text.join('\n'))
    expect(Object.values(states).map(told)).toEqual(names.map(() => 'done created'))
    expect(writes).toHaveLength(4)
    expect(await world.list()).toHaveLength(4)
  })

  test('makes a role that a user of the same plan is given', async () => {
    const world = await project()
    const { states } = await world.plan(`
role: { create-database-role: { project-name: shop, role-name: reporting, actions: [FIND@app] } }
user: { create-database-user: { project-name: shop, username: app, roles: ["\${role.role-name}"] } }
`)
    expect(Object.values(states).map(told)).toEqual(['done created', 'done created'])
  })

  test.for([
    { wrong: 'nothing to allow', given: { actions: '' }, says: 'the role allows nothing' },
    { wrong: 'empty lists', given: { actions: '[]', 'inherited-roles': '[]' }, says: 'the role allows nothing' },
    { wrong: 'an action that is none', given: { actions: 'FIND@' }, says: 'expected a list of actions such as' },
    { wrong: 'a name of Atlas’s', given: { 'role-name': 'xgen-role' }, says: 'does not begin with `xgen-`' },
    { wrong: 'a name of MongoDB’s', given: { 'role-name': 'readWrite' }, says: "a role of MongoDB's own" },
    {
      wrong: 'an inherited role without its database',
      given: { 'inherited-roles': 'read' },
      says: 'Write `read@database`',
    },
    { wrong: 'an inherited collection', given: { 'inherited-roles': 'read@app.orders' }, says: 'names a collection' },
    { wrong: 'itself', given: { 'inherited-roles': 'reporting' }, says: 'the role itself is among them' },
  ])('refuses $wrong before anything is sent', async ({ given, says }) => {
    const world = await stage()
    await expect(world.run('create-database-role', { ...ROLE, ...given })).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })

  test('writes nothing in a dry run', async () => {
    const world = await project()
    const outcome = await world.run('create-database-role', ROLE, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: create: POST .*\/customDBRoles\/roles \{"roleName":"reporting"/)
    expect(outcome.writes).toEqual([])
  })
})

describe('delete-database-role', () => {
  const DELETE = { 'project-name': 'shop', 'role-name': 'reporting' }

  test('deletes the role, and succeeds where there is none, or no project', async () => {
    const world = await project()
    await world.call('POST', world.roles, OTHERS)
    const outcome = await world.run('delete-database-role', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done deleted',
      ['DELETE /groups/…/customDBRoles/roles/reporting 204'],
    ])
    expect(told((await world.run('delete-database-role', DELETE)).state)).toBe('done unchanged')
    expect(told((await world.run('delete-database-role', { ...DELETE, 'project-name': 'none' })).state)).toBe(
      'done unchanged',
    )
  })

  test('says what a user needs to let it go', async () => {
    const world = await project()
    await world.call('POST', world.roles, OTHERS)
    await world.run('create-database-user', { ...APP, roles: 'reporting' })
    const outcome = await world.run('delete-database-role', DELETE)
    expect(told(outcome.state)).toContain('failed ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS')
    if (outcome.state.status !== 'failed') throw new TypeError('not failed')
    expect(Reflect.get(outcome.state.error, 'hint')).toContain('list-database-users')
  })

  test.for([...LOST, { how: 'Atlas drops the request', action: { kind: 'lose-delete' } }] as const)(
    'deletes it although $how',
    async ({ action }) => {
      const world = await project()
      await world.call('POST', world.roles, OTHERS)
      world.fault({ match: { method: 'DELETE' }, action })
      expect(told((await world.run('delete-database-role', DELETE)).state)).toBe('done deleted')
      expect(await world.list()).toEqual([])
    },
  )
})
