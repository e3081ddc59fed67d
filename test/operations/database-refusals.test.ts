import { describe, expect, test } from 'vitest'
import { APP, addUser } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const ROLE = { 'project-name': 'shop', 'role-name': 'reporting', actions: 'LIST_SESSIONS' }
const PATHS = {
  users: '/api/atlas/v2/groups/{groupId}/databaseUsers',
  user: '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}',
  roles: '/api/atlas/v2/groups/{groupId}/customDBRoles/roles',
  role: '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}',
}

/** A cluster's resource has no database, which Atlas leaves out and the description demands. */
async function project(options: Parameters<typeof stage>[0] = {}) {
  const world = await stage({ beyondContract: /resources\.0/, ...options })
  return { ...world, id: await world.project() }
}

describe('while Atlas takes no writes', () => {
  test.for([
    { operation: 'create-database-user', params: { ...APP, username: 'new' }, method: 'POST', path: PATHS.users },
    { operation: 'create-database-user', params: { ...APP, roles: 'read@app' }, method: 'PATCH', path: PATHS.user },
    {
      operation: 'delete-database-user',
      params: { 'project-name': 'shop', username: 'app' },
      method: 'DELETE',
      path: PATHS.user,
    },
    { operation: 'create-database-role', params: { ...ROLE, 'role-name': 'new' }, method: 'POST', path: PATHS.roles },
    {
      operation: 'create-database-role',
      params: { ...ROLE, actions: 'FIND@app', 'if-exists': 'update' },
      method: 'PATCH',
      path: PATHS.role,
    },
    {
      operation: 'delete-database-role',
      params: { 'project-name': 'shop', 'role-name': 'reporting' },
      method: 'DELETE',
      path: PATHS.role,
    },
  ])('$operation waits, and asks again ($method)', async ({ operation, params, method, path }) => {
    const world = await project()
    await addUser(world, world.id)
    await world.run('create-database-role', ROLE)
    const errorCode = 'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES'
    world.fault({
      match: { method, path, times: 3 },
      action: { kind: 'status', when: 'before', status: 405, errorCode },
    })
    const outcome = await world.run(operation, params)
    expect(told(outcome.state)).toMatch(/^done (?:created|updated|deleted)$/)
    expect(outcome.doing).toContain(`waiting since Atlas refuses it for now: ${errorCode}`)
    expect(outcome.writes).toHaveLength(4)
  })
})

describe('where reads do not show a creation for 25 seconds', () => {
  test('one user and one role are made', async () => {
    const world = await project({ quirks: { newUserReadLagMs: 25_000 } })
    expect(told((await world.run('create-database-user', APP)).state)).toBe('done created')
    expect(told((await world.run('create-database-role', ROLE)).state)).toBe('done created')
    expect(await listed(world, `/groups/${world.id}/databaseUsers`, 'username')).toEqual(['app'])
    expect((await world.call('GET', `/groups/${world.id}/customDBRoles/roles`)).json).toHaveLength(1)
  })

  test('another run finds the user that this one cannot make', async () => {
    const world = await project({ quirks: { newUserReadLagMs: 25_000 } })
    const { status } = await world.call('POST', `/groups/${world.id}/databaseUsers`, {
      groupId: world.id,
      databaseName: 'admin',
      username: 'app',
      password: 'set by other hands',
      roles: [{ databaseName: 'app', roleName: 'readWrite' }],
    })
    expect(status).toBe(201)
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toContain('failed DATABASE_USER_NOT_OURS')
    expect(outcome.writes.filter((write) => !write.endsWith(' 409'))).toEqual([])
  })
})

describe('what Atlas refuses for good', () => {
  test.for([
    {
      what: 'one user too many',
      quirks: { databaseUsers: 0 },
      operation: 'create-database-user',
      params: APP,
      code: 'GROUP_USERS_LIMIT_EXCEEDED',
      hint: 'list-database-users',
    },
    {
      what: 'one role too many',
      quirks: { customRoles: 0 },
      operation: 'create-database-role',
      params: ROLE,
      code: 'CUSTOM_ROLES_LIMIT_EXCEEDED',
      hint: 'Delete those that nobody needs',
    },
    {
      what: 'a role that is not there',
      quirks: {},
      operation: 'create-database-user',
      params: { ...APP, roles: 'reporting' },
      code: 'ATLAS_INVALID_ROLE',
      hint: '`needs`',
    },
    {
      what: 'an action on data without a database',
      quirks: {},
      operation: 'create-database-role',
      params: { ...ROLE, actions: 'FIND' },
      code: 'ATLAS_INVALID_RESOURCE',
      hint: 'Actions on data need a database',
    },
    {
      what: 'an inherited role that is not there',
      quirks: {},
      operation: 'create-database-role',
      params: { ...ROLE, 'inherited-roles': 'audit' },
      code: 'ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE',
      hint: '`needs`',
    },
    {
      what: 'an inherited role of a database that can only be inherited from admin',
      quirks: {},
      operation: 'create-database-role',
      params: { ...ROLE, 'inherited-roles': 'dbAdmin@app' },
      code: 'ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE',
      hint: 'Inherit the others from `admin`',
    },
  ])('is said at once, with what to do: $what', async ({ quirks, operation, params, code, hint }) => {
    const world = await project({ quirks, beyondContract: /roleName must be equal to one of the allowed values/ })
    const { state, writes } = await world.run(operation, params)
    expect(told(state)).toContain(`failed ${code}`)
    if (state.status === 'failed') expect(Reflect.get(state.error, 'hint')).toContain(hint)
    expect(writes).toHaveLength(1)
  })
})
