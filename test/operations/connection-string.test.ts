import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { clusterStage } from './support/cluster-stage.ts'
import { revealed } from './support/database-users.ts'
import type { Interposed } from './support/interpose.ts'
import { stage } from './support/stage.ts'
import { DEDICATED, outputsOf, told } from './support/told.ts'

const MAIN = { cluster: 'shop:main' }
const LOGIN = { ...MAIN, username: 'app', password: 'p@ss/word' }

/** The names of Atlas's schema of connection strings; the simulator has neither peering nor private endpoints. */
const PRIVATE = {
  private: 'mongodb://main-shard-00-00-pri.a1b2c.mongodb.net:27017/?ssl=true&authSource=admin',
  privateSrv: 'mongodb+srv://main-pri.a1b2c.mongodb.net',
  privateEndpoint: [
    {
      connectionString: 'mongodb://pl-0-us-east-1.a1b2c.mongodb.net:1024/?ssl=true&authSource=admin',
      srvConnectionString: 'mongodb+srv://main-pl-0.a1b2c.mongodb.net',
      type: 'MONGOD',
      endpoints: [{ endpointId: 'vpce-0aa', providerName: 'AWS', region: 'US_EAST_1' }],
    },
    {
      connectionString: 'mongodb://pl-1-us-west-2.a1b2c.mongodb.net:1024/?ssl=true&authSource=admin',
      type: 'MONGOD',
      endpoints: [{ endpointId: 'vpce-0bb', providerName: 'AWS', region: 'US_WEST_2' }],
    },
  ],
}
function withStrings(strings: object): Interposed {
  return async ({ method, path }, real) => {
    if (method !== 'GET' || !path.endsWith('/clusters/main')) return undefined
    const { status, json } = await real()
    if (typeof json !== 'object' || json === null || !('connectionStrings' in json)) return { status, json }
    return { status, json: { ...json, connectionStrings: { ...Object(json.connectionStrings), ...strings } } }
  }
}

describe('connection-string', () => {
  test('gives both public strings, and no private ones where there are none', async () => {
    const world = await clusterStage()
    const outcome = await world.run('connection-string', MAIN)
    expect(outputsOf(outcome)).toEqual({
      'project-id': world.id,
      'cluster-name': 'main',
      'connection-string': expect.stringMatching(/^mongodb\+srv:\/\/main\.[a-z0-9]+\.mongodb\.net$/),
      'connection-string-standard': expect.stringMatching(/^mongodb:\/\/main-shard-00-00\..*replicaSet=/),
    })
  })

  test('gives those of a peered network', async () => {
    const world = await clusterStage(undefined, { interposed: withStrings(PRIVATE) })
    expect(outputsOf(await world.run('connection-string', MAIN))).toMatchObject({
      'connection-string-private': PRIVATE.privateSrv,
      'connection-string-private-standard': PRIVATE.private,
    })
  })

  test.for([
    { endpoint: 'vpce-0aa', string: 'mongodb+srv://main-pl-0.a1b2c.mongodb.net' },
    { endpoint: 'vpce-0bb', string: 'mongodb://pl-1-us-west-2.a1b2c.mongodb.net:1024/?ssl=true&authSource=admin' },
  ])('gives the one of the private endpoint $endpoint, and logs in through it', async ({ endpoint, string }) => {
    const world = await clusterStage(undefined, { interposed: withStrings(PRIVATE) })
    const outcome = await world.run('connection-string', { ...LOGIN, 'private-endpoint': endpoint })
    expect(outputsOf(outcome)).toMatchObject({ 'connection-string-private-endpoint': string })
    const [host = ''] = string.replace(/^[^/]+\/\//, '').split(/[/?]/)
    expect(revealed(outcome, 'connection-string-with-credentials')).toContain(`://app:p%40ss%2Fword@${host}/?`)
  })

  test('names the endpoints that there are', async () => {
    const world = await clusterStage(undefined, { interposed: withStrings(PRIVATE) })
    const { state } = await world.run('connection-string', { ...MAIN, 'private-endpoint': 'vpce-0cc' })
    expect(told(state)).toContain('failed NO_PRIVATE_ENDPOINT: private-endpoint: cluster main has no connection string')
    if (state.status === 'failed')
      expect(Reflect.get(state.error, 'hint')).toBe('It has some for vpce-0aa and vpce-0bb.')
    const other = await clusterStage()
    const none = await other.run('connection-string', { ...MAIN, 'private-endpoint': 'vpce-0cc' })
    expect(told(none.state)).toContain('failed NO_PRIVATE_ENDPOINT')
  })

  test('logs in with the credentials that it is given, to the database that is named', async () => {
    const world = await clusterStage()
    const outcome = await world.run('connection-string', { ...LOGIN, database: 'app' })
    const host = String(outputsOf(outcome)['connection-string']).replace('mongodb+srv://', '')
    expect(revealed(outcome, 'connection-string-with-credentials')).toBe(
      `mongodb+srv://app:p%40ss%2Fword@${host}/app?authSource=admin`,
    )
    // As it is, and as it stands in a URI, so that both can be masked.
    expect(outcome.secrets).toEqual(expect.arrayContaining(['p@ss/word', 'p%40ss%2Fword']))
  })

  test('logs in with the password that another step has made', async () => {
    const world = await clusterStage()
    const { states } = await world.plan(`
user:
  create-database-user: { project-name: shop, username: app, roles: [readWrite@app] }
login:
  connection-string: { cluster: "shop:main", username: app, password: "\${user.password}" }
`)
    const { user, login } = states
    if (user?.status !== 'done' || login?.status !== 'done') throw new TypeError('a step is not done')
    const { password } = user.outputs
    const uri = login.outputs['connection-string-with-credentials']
    if (!(password instanceof Secret) || !(uri instanceof Secret)) throw new TypeError('no secrets')
    expect(uri.reveal()).toContain(`mongodb+srv://app:${password.reveal()}@main.`)
  })

  test('says when there is a password, where another step has none', async () => {
    const world = await clusterStage()
    const user = 'create-database-user: { project-name: shop, username: app, roles: [readWrite@app] }'
    const login = 'connection-string: { cluster: "shop:main", username: app, password: "${user.password}" }'
    const plan = `{ user: { ${user} }, login: { ${login} } }`
    await world.plan(plan)
    const { user: there, login: missing } = (await world.plan(plan)).states
    if (there === undefined || missing?.status !== 'failed') throw new TypeError('no failure')
    expect([told(there), told(missing)]).toEqual([
      'done unchanged',
      'failed OUTPUT_MISSING: `user` is done and has no password.',
    ])
    expect(Reflect.get(missing.error, 'hint')).toContain('this run has created the user or rotated its password.')
  })

  test('asks for SCRAM-SHA-256 in Atlas for Government', async () => {
    const world = await stage({ cloud: 'government' })
    const id = await world.project('shop', { regionUsageRestrictions: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' })
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { size: 'M20' }))
    world.clock.turn(3_600_000)
    const given = await world.run('connection-string', LOGIN)
    expect(revealed(given, 'connection-string-with-credentials')).toMatch(/&authMechanism=SCRAM-SHA-256$/)
    const user = { 'project-name': 'shop', username: 'app', roles: 'readWrite@app', 'cluster-name': 'main' }
    const made = await world.run('create-database-user', user)
    expect(told(made.state)).toBe('done created')
    expect(revealed(made, 'connection-string-with-credentials')).toMatch(/&authMechanism=SCRAM-SHA-256$/)
    const all = await world.run('create-database-user', { ...user, 'cluster-name': '', username: 'web' })
    expect(told(all.state)).toBe('done created')
    expect(all.sent.filter(({ url }) => url.includes('flexClusters'))).toEqual([])
  })

  test('says that there is none yet', async () => {
    const world = await clusterStage(undefined, { ageMs: 0 })
    const outcome = await world.run('connection-string', MAIN)
    expect(told(outcome.state)).toContain(
      'failed NO_CONNECTION_STRING: cluster main has no connection string yet (CREATING)',
    )
  })

  test.for([
    { wrong: 'a name without a password', given: { username: 'app' }, says: 'username and password go together' },
    { wrong: 'a password without a name', given: { password: 'pa55word' }, says: 'username and password go together' },
    { wrong: 'a database without credentials', given: { database: 'app' }, says: 'and there are none' },
    { wrong: 'a database that is none', given: { ...LOGIN, database: 'a/b' }, says: 'expected the name of a database' },
  ])('refuses $wrong before anything is sent', async ({ given, says }) => {
    const world = await stage()
    await expect(world.run('connection-string', { ...MAIN, ...given })).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })
})
