import type { MongoClient } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { type Connected, MINUTE, refusal, settled } from './connected.ts'

const on = (roleName: string, databaseName = 'admin') => [{ roleName, databaseName }]

/** A user with these roles, logged in, on a cluster that has the databases `app` and `other`. */
async function as(roles: object[], stage: Connected, kind: 'dedicated' | 'flex' = 'dedicated'): Promise<MongoClient> {
  await stage.addUser('somebody', { roles })
  stage.clock.turn(MINUTE)
  const admin = await stage.client('admin', { kind })
  for (const name of ['app', 'other']) await admin.db(name).collection('orders').insertOne({ of: name })
  return stage.client('somebody', { kind })
}

const namesOf = async (client: MongoClient, more = {}): Promise<readonly string[]> => {
  const { databases } = await client
    .db('admin')
    .admin()
    .listDatabases({ nameOnly: true, ...more })
  return databases.map(({ name }) => name)
}

/** What every cluster has, beside what was written. */
const ALL = ['admin', 'app', 'config', 'local', 'other']

/** After "Built-In Roles" of the manual: what lists all databases, and what is told only of those that it may look into. */
describe('databases are listed', () => {
  test.each([
    ['atlasAdmin', ALL],
    ['clusterMonitor', ALL],
    ['readAnyDatabase', ALL],
    ['readWriteAnyDatabase', ALL],
    ['dbAdminAnyDatabase', ALL],
    ['enableSharding', []],
  ])('to %s', async (roleName, expected) => {
    const client = await as(on(roleName), await settled())
    expect(await namesOf(client)).toEqual(expected)
  })

  test.each(['read', 'readWrite', 'dbAdmin'])('to %s of one database only with this one', async (roleName) => {
    const client = await as(on(roleName, 'app'), await settled())
    expect(await namesOf(client)).toEqual(['app'])
    expect(await namesOf(client, { authorizedDatabases: true })).toEqual(['app'])
    expect(await refusal(namesOf(client, { authorizedDatabases: false }))).toBe(
      '13 Unauthorized: Insufficient permissions to list all databases',
    )
  })

  test('by authorization to who may list all, when that is asked for', async () => {
    const client = await as([...on('clusterMonitor'), ...on('read', 'other')], await settled())
    expect(await namesOf(client, { authorizedDatabases: true })).toEqual(['other'])
  })

  test('to a custom role that may, also to one that inherits it', async () => {
    const stage = await settled()
    const role = (roleName: string, more: object) =>
      stage.post(`${stage.at}/customDBRoles/roles`, { roleName, ...more })
    const resources = [{ cluster: true, db: '', collection: '' }]
    await role('lister', { actions: [{ action: 'LIST_DATABASES', resources }] })
    await role('heir', { inheritedRoles: [{ role: 'lister', db: 'admin' }] })
    const client = await as(on('heir'), stage)
    expect(await namesOf(client)).toEqual(ALL)
    expect(await refusal(client.db('app').collection('orders').findOne())).toMatch(/^13 Unauthorized/)
  })

  test('with their size, and chosen by name', async () => {
    const client = await as(on('atlasAdmin'), await settled())
    const { databases } = await client
      .db('admin')
      .admin()
      .listDatabases({ filter: { name: 'app' } })
    expect(databases).toEqual([{ name: 'app', sizeOnDisk: expect.any(Number), empty: false }])
  })

  test('on shared clusters without the flag that their proxy refuses', async () => {
    const client = await as(on('atlasAdmin'), await settled({}, 'flex'), 'flex')
    expect(await namesOf(client)).toEqual(ALL)
    expect(await refusal(namesOf(client, { authorizedDatabases: true }))).toBe(
      '8000 AtlasError: Unallowed argument in listDatabases command: authorizedDatabases',
    )
  })

  test('from the database admin alone', async () => {
    const client = await as(on('atlasAdmin'), await settled())
    expect(await refusal(client.db('app').command({ listDatabases: 1 }))).toBe(
      '13 Unauthorized: listDatabases may only be run against the admin database.',
    )
  })
})

describe('a database is dropped', () => {
  test.each([
    ['dbAdmin of it', on('dbAdmin', 'app')],
    ['dbAdminAnyDatabase', on('dbAdminAnyDatabase')],
    ['atlasAdmin', on('atlasAdmin')],
  ])('by %s, with all that is in it, and no other', async (_, roles) => {
    const stage = await settled()
    const client = await as(roles, stage)
    expect(await client.db('app').dropDatabase()).toBe(true)
    const admin = await stage.client('admin')
    expect(await namesOf(admin)).toEqual(['admin', 'config', 'local', 'other'])
    expect(await admin.db('app').collection('orders').find().toArray()).toEqual([])
    expect(await admin.db('other').collection('orders').estimatedDocumentCount()).toBe(1)
  })

  test('though it is not there', async () => {
    const client = await as(on('dbAdmin', 'nothing'), await settled())
    expect(await client.db('nothing').command({ dropDatabase: 1 })).toEqual({ ok: 1 })
  })

  test.each([
    ['readWrite of it', on('readWrite', 'app')],
    ['readWriteAnyDatabase', on('readWriteAnyDatabase')],
    ['clusterMonitor', on('clusterMonitor')],
    ['dbAdmin of another', on('dbAdmin', 'other')],
  ])('not by %s', async (_, roles) => {
    const stage = await settled()
    const client = await as(roles, stage)
    const said = await refusal(client.db('app').dropDatabase())
    expect(said).toMatch(
      /^13 Unauthorized: not authorized on app to execute command \{ dropDatabase: 1, lsid: \{ id: UUID\("[0-9a-f-]{36}"\) \}, .*\$db: "app" \}$/,
    )
    expect(await namesOf(await stage.client('admin'))).toContain('app')
  })

  test('not on a shared cluster without the right, which says it in its own words', async () => {
    const client = await as(on('readWrite', 'app'), await settled({}, 'flex'), 'flex')
    expect(await refusal(client.db('app').dropDatabase())).toBe(
      '8000 AtlasError: user is not allowed to do action [dropDatabase] on [app.]',
    )
  })

  test.each(['admin', 'config', 'local'])('never when it is %s', async (name) => {
    const client = await as(
      [...on('atlasAdmin'), ...on('dbAdmin', 'config'), ...on('dbAdmin', 'local')],
      await settled(),
    )
    // Not by the driver's own method: it takes every 20 for a deployment that cannot retry writes.
    expect(await refusal(client.db(name).command({ dropDatabase: 1 }))).toBe(
      `20 IllegalOperation: Dropping the '${name}' database is prohibited.`,
    )
  })

  test('by a custom role with the action, and not by one without it', async () => {
    const stage = await settled()
    const actions = [{ action: 'DROP_DATABASE', resources: [{ cluster: false, db: 'app', collection: '' }] }]
    await stage.post(`${stage.at}/customDBRoles/roles`, { roleName: 'dropper', actions })
    const client = await as(on('dropper'), stage)
    expect(await client.db('app').dropDatabase()).toBe(true)
    expect(await refusal(client.db('other').dropDatabase())).toMatch(/^13 Unauthorized/)
    expect(await refusal(client.db('app').collection('orders').findOne())).toMatch(/^13 Unauthorized/)
  })
})

test('the data of a cluster are its own, and gone with it', async () => {
  const stage = await settled()
  await stage.addCluster('b')
  stage.clock.turn(20 * MINUTE)
  const admin = await stage.client('admin')
  await admin.db('app').collection('orders').insertOne({})
  expect(await namesOf(await stage.client('admin', { cluster: 'b' }))).toEqual(['admin', 'config', 'local'])
  await stage.remove(`${stage.at}/clusters/a`)
  stage.clock.turn(10 * MINUTE)
  await stage.addCluster('a')
  stage.clock.turn(20 * MINUTE)
  expect(await namesOf(await stage.client('admin'))).toEqual(['admin', 'config', 'local'])
})
