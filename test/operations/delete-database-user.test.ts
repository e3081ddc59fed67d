import { describe, expect, test } from 'vitest'
import { addUser, MARK } from './support/database-users.ts'
import { BLOG, stage } from './support/stage.ts'
import { LOST, listed, outputsOf, told } from './support/told.ts'

const DELETE = { 'project-name': 'shop', username: 'app' }
const IDP = '5dd7496c7a3e5a648454341c/sales'

async function withUser(more: object = {}) {
  const world = await stage()
  const id = await world.project()
  await addUser(world, id, more)
  return { ...world, id, users: () => listed(world, `/groups/${id}/databaseUsers`, 'username') }
}

describe('delete-database-user', () => {
  test('deletes what is named, whoever made it, and finds nothing to do then', async () => {
    const world = await withUser({ description: 'for the nightly report' })
    await addUser(world, world.id, { username: 'other' })
    const outcome = await world.run('delete-database-user', DELETE)
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done deleted',
      ['DELETE /groups/…/databaseUsers/admin/app 204'],
    ])
    expect(outputsOf(outcome)).toEqual({ 'project-id': world.id, username: 'app' })
    expect(await world.users()).toEqual(['other'])
    const second = await world.run('delete-database-user', DELETE)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('succeeds without a project', async () => {
    const world = await stage()
    expect(told((await world.run('delete-database-user', DELETE)).state)).toBe('done unchanged')
    const gone = { 'project-id': 'a'.repeat(24), username: 'app', 'auth-type': 'scram' }
    expect(told((await world.run('delete-database-user', gone)).state)).toBe('done unchanged')
  })

  test.for([
    {
      more: { databaseName: '$external', password: undefined, x509Type: 'MANAGED' },
      given: {},
      path: '%24external/app',
    },
    { more: {}, given: { 'auth-type': 'scram' }, path: 'admin/app' },
  ])('finds $path', async ({ more, given, path }) => {
    const world = await withUser(more)
    const outcome = await world.run('delete-database-user', { ...DELETE, ...given })
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done deleted',
      [`DELETE /groups/…/databaseUsers/${path} 204`],
    ])
  })

  test('keeps a name with slashes within one segment of the path', async () => {
    const username = 'arn:aws:iam::123456789012:role/app'
    const world = await withUser({ databaseName: '$external', username, password: undefined, awsIAMType: 'ROLE' })
    const outcome = await world.run('delete-database-user', { ...DELETE, username })
    expect([told(outcome.state), await world.users()]).toEqual(['done deleted', []])
    expect(outcome.sent.find(({ method }) => method === 'DELETE')?.url).toMatch(
      /\/%24external\/arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fapp$/,
    )
  })

  test('asks which one where two have the name', async () => {
    const world = await withUser({ username: IDP, password: undefined, oidcAuthType: 'IDP_GROUP' })
    await addUser(world, world.id, {
      username: IDP,
      password: undefined,
      oidcAuthType: 'USER',
      databaseName: '$external',
    })
    const outcome = await world.run('delete-database-user', { ...DELETE, username: IDP })
    expect(told(outcome.state)).toContain('failed DATABASE_USER_AMBIGUOUS')
    expect(told(outcome.state)).toContain('oidc-group in admin, oidc-user in $external')
    expect(outcome.writes).toEqual([])
    const one = await world.run('delete-database-user', { ...DELETE, username: IDP, 'auth-type': 'oidc-user' })
    expect([told(one.state), await world.users()]).toEqual(['done deleted', [IDP]])
  })

  test.for([...LOST, { how: 'Atlas drops the request', action: { kind: 'lose-delete' } }] as const)(
    'deletes it although $how',
    async ({ action }) => {
      const world = await withUser()
      world.fault({ match: { method: 'DELETE' }, action })
      expect(told((await world.run('delete-database-user', DELETE)).state)).toBe('done deleted')
      expect(await world.users()).toEqual([])
    },
  )

  test('writes nothing in a dry run', async () => {
    const world = await withUser()
    const outcome = await world.run('delete-database-user', DELETE, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: delete: DELETE .*\/databaseUsers\/admin\/app$/)
    expect(await world.users()).toEqual(['app'])
  })
})

describe('list-database-users', () => {
  test('says of each what it may do, where, how it logs in, until when, and whether it is ours', async () => {
    const world = await withUser({
      roles: [
        { databaseName: 'app', roleName: 'readWrite' },
        { databaseName: 'app', collectionName: 'orders', roleName: 'read' },
        { databaseName: 'admin', roleName: 'clusterMonitor' },
      ],
      scopes: [{ name: 'main', type: 'CLUSTER' }],
      deleteAfterDate: '2026-08-11T12:00:00Z',
      description: MARK,
    })
    const external = { databaseName: '$external', password: undefined }
    await addUser(world, world.id, { username: 'CN=x', ...external, x509Type: 'CUSTOMER', description: undefined })
    await addUser(world, world.id, { username: 'CN=y', ...external, ldapAuthType: 'GROUP' })
    const outcome = await world.run('list-database-users', { 'project-name': 'shop' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
    const rest = { roles: ['readWrite@app'], clusters: [] }
    expect(outputsOf(outcome)).toEqual({
      count: 3,
      users: [
        {
          username: 'app',
          'auth-database': 'admin',
          'auth-type': 'scram',
          roles: ['readWrite@app', 'read@app.orders', 'clusterMonitor'],
          clusters: ['main'],
          'expires-at': '2026-08-11T12:00:00Z',
          ours: true,
        },
        { username: 'CN=x', 'auth-database': '$external', 'auth-type': 'x509-customer', ...rest, ours: false },
        { username: 'CN=y', 'auth-database': '$external', 'auth-type': 'ldap-group', ...rest, ours: true },
      ],
    })
    const blog = await world.run('list-database-users', { 'project-name': 'shop' }, { owner: BLOG })
    expect(outputsOf(blog)['users']).toMatchObject([{ ours: false }, { ours: false }, { ours: false }])
  })
})
