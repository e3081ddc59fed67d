import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { APP, addUser, MARK, passwordsSent, revealed, userOf } from './support/database-users.ts'
import { SHOP } from './support/run-plan.ts'
import { BLOG, stage } from './support/stage.ts'
import { listed, outputsOf, told } from './support/told.ts'

describe('create-database-user', () => {
  test('asks for a user with a password that it makes, and waits until the cluster has applied it', async () => {
    const world = await clusterStage()
    const params = { ...APP, 'cluster-name': 'main', database: 'app' }
    const outcome = await world.run('create-database-user', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/databaseUsers 201']])
    const password = revealed(outcome, 'password')
    expect(password).toMatch(/^[A-Za-z0-9]{40}$/)
    expect(outcome.secrets).toEqual([password])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      groupId: world.id,
      databaseName: 'admin',
      username: 'app',
      password,
      roles: [{ roleName: 'readWrite', databaseName: 'app' }],
      scopes: [],
      description: MARK,
    })
    const { 'connection-string': plain, ...others } = outputsOf(outcome)
    expect(plain).toMatch(/^mongodb\+srv:\/\/main\.[a-z0-9]+\.mongodb\.net$/)
    const host = String(plain).replace('mongodb+srv://', '')
    expect(revealed(outcome, 'connection-string-with-credentials')).toBe(
      `mongodb+srv://app:${password}@${host}/app?authSource=admin`,
    )
    expect(others).toMatchObject({ 'project-id': world.id, username: 'app', 'auth-database': 'admin' })
    expect(others).not.toHaveProperty('expires-at')
    // The simulator takes 15 s to apply a change of users; whoever waits looks every three.
    expect(outcome.tookMs).toBeGreaterThanOrEqual(15_000)
    expect(outcome.tookMs).toBeLessThanOrEqual(15_000 + 3_000)

    const second = await world.run('create-database-user', params)
    expect([told(second.state), second.writes, second.secrets]).toEqual(['done unchanged', [], []])
    expect(Object.keys(outputsOf(second))).not.toContain('password')
    expect(Object.keys(outputsOf(second))).not.toContain('connection-string-with-credentials')
    expect(outputsOf(second)).toMatchObject({ 'connection-string': plain })
  })

  test('asks for roles of all kinds, clusters and an end', async () => {
    // The description's list of roles says `<a custom role name>` and means it.
    const world = await clusterStage(undefined, {
      beyondContract: /roleName must be equal to one of the allowed values/,
    })
    await world.call('POST', `/groups/${world.id}/customDBRoles/roles`, {
      roleName: 'reporting',
      inheritedRoles: [{ db: 'app', role: 'read' }],
    })
    const params = {
      ...APP,
      roles: 'readWrite@app, read@logs.2026.08, readAnyDatabase',
      clusters: 'main, main, side',
      'expires-after': '2h',
    }
    const outcome = await world.run('create-database-user', params)
    expect(told(outcome.state)).toBe('done created')
    expect(await userOf(world, world.id)).toMatchObject({
      roles: [
        { roleName: 'readWrite', databaseName: 'app' },
        { roleName: 'read', databaseName: 'logs', collectionName: '2026.08' },
        { roleName: 'readAnyDatabase', databaseName: 'admin' },
      ],
      scopes: [
        { name: 'main', type: 'CLUSTER' },
        { name: 'side', type: 'CLUSTER' },
      ],
      // One hour of the simulated clock, which began at 12:00, is the age of the cluster.
      deleteAfterDate: '2026-08-10T15:00:00Z',
    })
    expect(outputsOf(outcome)).toMatchObject({ 'expires-at': '2026-08-10T15:00:00Z' })
    const second = await world.run('create-database-user', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    const custom = await world.run('create-database-user', { ...APP, username: 'report', roles: 'reporting' })
    expect(told(custom.state)).toBe('done created')
  })

  test.for([
    { type: 'x509-managed', username: 'david', database: '$external', says: { x509Type: 'MANAGED' } },
    { type: 'x509-customer', username: 'CN=david,O=octo', database: '$external', says: { x509Type: 'CUSTOMER' } },
    {
      type: 'aws-iam-user',
      username: 'arn:aws:iam::123456789012:user/david',
      database: '$external',
      says: { awsIAMType: 'USER' },
    },
    {
      type: 'aws-iam-role',
      username: 'arn:aws:iam::123456789012:role/app',
      database: '$external',
      says: { awsIAMType: 'ROLE' },
    },
    {
      type: 'oidc-group',
      username: '5dd7496c7a3e5a648454341c/sales',
      database: 'admin',
      says: { oidcAuthType: 'IDP_GROUP' },
    },
    {
      type: 'oidc-user',
      username: '5dd7496c7a3e5a648454341c/sales',
      database: '$external',
      says: { oidcAuthType: 'USER' },
    },
  ])('makes no password for $type', async ({ type, username, database, says }) => {
    const world = await clusterStage()
    const params = { ...APP, username, 'auth-type': type, 'cluster-name': 'main' }
    const outcome = await world.run('create-database-user', params)
    expect([told(outcome.state), outcome.secrets]).toEqual(['done created', []])
    expect(outcome.sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      ...says,
      databaseName: database,
      username,
    })
    expect(passwordsSent(outcome)).toEqual([])
    expect(outputsOf(outcome)).toMatchObject({ 'auth-database': database })
    expect(revealed(outcome, 'connection-string-with-credentials')).toContain(
      '/?authSource=%24external&authMechanism=MONGODB-',
    )
    const second = await world.run('create-database-user', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('leaves a user alone that it did not create for this repository', async () => {
    const world = await stage()
    const id = await world.project()
    await addUser(world, id, {
      description: 'for the nightly report',
      roles: [{ databaseName: 'app', roleName: 'read' }],
    })
    const outcome = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' })
    expect(told(outcome.state)).toBe(
      'failed DATABASE_USER_NOT_OURS: username: a database user `app` exists that this action has not created for this repository. Nothing was changed.',
    )
    expect(outcome.writes).toEqual([])
    await world.run('create-database-user', { ...APP, username: 'other' })
    const blog = await world.run('create-database-user', { ...APP, username: 'other' }, { owner: BLOG })
    expect([told(blog.state).slice(0, 29), blog.writes]).toEqual(['failed DATABASE_USER_NOT_OURS', []])
  })

  test('gives it the roles and nothing else when told to reuse it', async () => {
    const world = await stage()
    const id = await world.project()
    await addUser(world, id, {
      description: 'for the nightly report',
      labels: [{ key: 'team', value: 'finance' }],
      roles: [{ databaseName: 'app', roleName: 'read' }],
    })
    const outcome = await world.run('create-database-user', { ...APP, 'if-exists': 'reuse' })
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done updated',
      ['PATCH /groups/…/databaseUsers/admin/app 200'],
    ])
    expect(passwordsSent(outcome)).toEqual([])
    // Said again, lest they count as taken away.
    const kept = { description: 'for the nightly report', labels: [{ key: 'team', value: 'finance' }] }
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toMatchObject(kept)
    expect(await userOf(world, id)).toMatchObject({
      ...kept,
      roles: [{ databaseName: 'app', roleName: 'readWrite' }],
    })
  })

  test('says that a user of the name logs in otherwise', async () => {
    const world = await stage()
    const id = await world.project()
    await addUser(world, id)
    await addUser(world, id, {
      username: '5dd7496c7a3e5a648454341c/sales',
      password: undefined,
      oidcAuthType: 'IDP_GROUP',
    })
    const outcome = await world.run('create-database-user', { ...APP, username: '5dd7496c7a3e5a648454341c/sales' })
    expect(told(outcome.state)).toContain(
      'failed DATABASE_USER_DIFFERS: auth-type: the database user `5dd7496c7a3e5a648454341c/sales` logs in by oidc-group',
    )
    expect(outcome.writes).toEqual([])
  })

  test('lets two runs at once make one user, and one of them know its password', async () => {
    const world = await stage()
    const id = await world.project('shop', { tags: SHOP.tags })
    const both = await Promise.all([world.run('create-database-user', APP), world.run('create-database-user', APP)])
    expect(both.map(({ state }) => told(state)).sort()).toEqual(['done created', 'done unchanged'])
    expect(both.flatMap((outcome) => revealed(outcome, 'password') ?? [])).toHaveLength(1)
    expect(await listed(world, `/groups/${id}/databaseUsers`, 'username')).toEqual(['app'])
  })
})
