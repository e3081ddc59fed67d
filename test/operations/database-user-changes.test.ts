import { describe, expect, test } from 'vitest'
import { APP, addUser, MARK, passwordsSent, userOf } from './support/database-users.ts'
import { stage } from './support/stage.ts'
import { LOST, outputsOf, told } from './support/told.ts'

const PATCHED = ['PATCH /groups/…/databaseUsers/admin/app 200']

async function withUser(more: object = {}) {
  const world = await stage()
  const id = await world.project()
  await addUser(world, id, more)
  return { ...world, id }
}

describe('create-database-user brings a user of ours', () => {
  test.for([
    {
      what: 'other roles',
      more: { roles: 'readWrite@app, read@logs' },
      shows: { roles: [expect.anything(), { roleName: 'read', databaseName: 'logs' }] },
    },
    { what: 'fewer clusters', more: { clusters: 'main' }, shows: { scopes: [{ name: 'main', type: 'CLUSTER' }] } },
  ])('to $what with one change, which leaves its password alone', async ({ more, shows }) => {
    const world = await withUser()
    const params = { ...APP, ...more }
    const outcome = await world.run('create-database-user', params)
    expect([told(outcome.state), outcome.writes, passwordsSent(outcome)]).toEqual(['done updated', PATCHED, []])
    expect(await userOf(world, world.id)).toMatchObject({ ...shows, description: MARK })
    const second = await world.run('create-database-user', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('back to all clusters when none are named', async () => {
    const world = await withUser({ scopes: [{ name: 'main', type: 'CLUSTER' }] })
    const outcome = await world.run('create-database-user', APP)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', PATCHED])
    expect(await userOf(world, world.id)).toMatchObject({ scopes: [] })
  })

  test('nowhere for roles in another order or spelling', async () => {
    const world = await withUser({
      roles: [
        { databaseName: 'admin', roleName: 'clusterMonitor' },
        { databaseName: 'app', roleName: 'readWrite' },
      ],
    })
    const outcome = await world.run('create-database-user', { ...APP, roles: 'readWrite@app, clusterMonitor@admin' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done unchanged', []])
  })

  test.for(LOST)('to its roles although $how', async ({ action }) => {
    const world = await withUser()
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('create-database-user', { ...APP, roles: 'read@app' })
    expect(told(outcome.state)).toBe('done updated')
    expect(await userOf(world, world.id)).toMatchObject({ roles: [{ roleName: 'read', databaseName: 'app' }] })
  })

  test('to its roles once, although reads lag behind it', async () => {
    const world = await withUser()
    const path = '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}'
    world.fault({ match: { method: 'GET', path, nth: 2 }, action: { kind: 'lag', reads: 3 } })
    const outcome = await world.run('create-database-user', { ...APP, roles: 'read@app' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', PATCHED])
  })
})

describe('the end of a database user', () => {
  // The simulated clock begins at 12:00:00, and a minute of it passes before the run.
  const at = (time: string) => `2026-08-10T${time}Z`

  test.for([
    { has: at('13:00:00'), asks: '2h', gets: at('14:01:00'), change: 'done updated', why: 'is extended' },
    { has: at('13:57:00'), asks: '2h', gets: at('13:57:00'), change: 'done unchanged', why: 'is near enough' },
    {
      has: at('20:00:00'),
      asks: '2h',
      gets: at('20:00:00'),
      change: 'done unchanged',
      why: 'is never brought forward',
    },
    { has: undefined, asks: '2h', gets: undefined, change: 'done unchanged', why: 'is not made for one without' },
    {
      has: at('13:00:00'),
      asks: '',
      gets: at('13:00:00'),
      change: 'done unchanged',
      why: 'stays where none is asked for',
    },
  ])('$why', async ({ has, asks, gets, change }) => {
    const world = await withUser(has === undefined ? {} : { deleteAfterDate: has })
    const outcome = await world.run('create-database-user', { ...APP, 'expires-after': asks })
    expect([told(outcome.state), outputsOf(outcome)['expires-at']]).toEqual([change, gets])
    expect((await userOf(world, world.id))['deleteAfterDate']).toBe(gets)
  })

  test('stays when something else is changed', async () => {
    const world = await withUser({ deleteAfterDate: at('13:00:00') })
    const outcome = await world.run('create-database-user', { ...APP, roles: 'read@app' })
    expect([told(outcome.state), outputsOf(outcome)['expires-at']]).toEqual(['done updated', at('13:00:00')])
    // The change says it again, and whose user it is, lest it counts as taken away.
    const patch = outcome.sent.find(({ method }) => method === 'PATCH')
    expect(patch?.body).toMatchObject({ deleteAfterDate: at('13:00:00'), description: MARK })
  })

  test('comes, and a later run makes the user anew', async () => {
    const world = await stage()
    await world.project()
    const params = { ...APP, 'expires-after': '1h' }
    await world.run('create-database-user', params)
    world.clock.turn(3_600_000)
    expect(told((await world.run('create-database-user', params)).state)).toBe('done created')
  })
})

describe('create-database-user refuses, before anything is sent,', () => {
  test.for([
    { wrong: 'no project', given: { 'project-name': '' }, says: 'the project is missing' },
    { wrong: 'a role without its database', given: { roles: 'readWrite' }, says: 'Write `readWrite@database`' },
    { wrong: 'a database for a role of all', given: { roles: 'atlasAdmin@app' }, says: 'Write `atlasAdmin` alone' },
    { wrong: 'no roles', given: { roles: '[]' }, says: 'roles: a user needs at least one' },
    { wrong: 'a role that is none', given: { roles: 'read @app' }, says: 'expected a list of roles such as' },
    { wrong: 'a short password', given: { password: '1234567' }, says: 'password: expected at least 8 characters' },
    {
      wrong: 'a password that the name tells',
      given: { username: 'nightly-report', password: 'nightly-' },
      says: 'password: it is part of username, which everybody sees. Give another one',
    },
    {
      wrong: 'a password that every host name tells',
      given: { 'cluster-name': 'Reporting-EU', password: 'reporting' },
      says: 'password: it is part of cluster-name, which everybody sees.',
    },
    { wrong: 'no clusters', given: { clusters: '[]' }, says: 'an empty list would mean every cluster' },
    {
      wrong: 'a cluster out of reach',
      given: { clusters: 'a', 'cluster-name': 'b' },
      says: 'the user may not log in to `b`',
    },
    { wrong: 'eight days', given: { 'expires-after': '8d' }, says: 'at most `7d`' },
    { wrong: 'half a minute', given: { 'expires-after': '30s' }, says: 'too short to be of use' },
    { wrong: 'a database without a cluster', given: { database: 'app' }, says: 'no cluster is named' },
    { wrong: 'an unknown way to log in', given: { 'auth-type': 'x509' }, says: '`x509-managed`' },
    {
      wrong: 'an end for a certificate',
      given: { 'auth-type': 'x509-managed', 'expires-after': '1h' },
      says: 'Atlas does not expire users with certificates',
    },
    {
      wrong: 'a password for a role of AWS',
      given: { 'auth-type': 'aws-iam-role', username: 'arn:aws:iam::123456789012:role/app', password: '12345678' },
      says: 'password: a user of `auth-type: aws-iam-role` has no password',
    },
    {
      wrong: 'a rotation without a password',
      given: { 'auth-type': 'x509-customer', 'rotate-password': 'true' },
      says: 'rotate-password: a user of `auth-type: x509-customer` has no password',
    },
    {
      wrong: 'a name that is no ARN',
      given: { 'auth-type': 'aws-iam-user' },
      says: 'username: with `auth-type: aws-iam-user` it is an ARN',
    },
    {
      wrong: 'a group without its provider',
      given: { 'auth-type': 'oidc-group' },
      says: 'the id of the identity provider',
    },
  ])('$wrong', async ({ given, says }) => {
    const world = await stage()
    await expect(world.run('create-database-user', { ...APP, ...given })).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })

  test('a password that it does not show', async () => {
    const world = await stage()
    const run = world.run('create-database-user', { ...APP, password: 'secret\tone' })
    await expect(run).rejects.toThrow('what was given is a secret and not shown')
    await expect(run).rejects.not.toThrow('secret\tone')
  })
})
