import { describe, expect, test } from 'vitest'
import { connected, MINUTE, PASSWORD, refusal, settled } from './connected.ts'

const SECOND = 1000
const BAD_LOGIN = '8000 AtlasError: bad auth : Authentication failed.'
const NOBODY = 'MongoServerSelectionError'
/** For what does not answer, however long one waits. */
const BRIEFLY = { options: { serverSelectionTimeoutMS: 300 } }

type Stage = Awaited<ReturnType<typeof connected>>

/** What becomes of a first command. */
async function login(stage: Stage, username: string, given: Parameters<Stage['client']>[1] = {}): Promise<string> {
  const client = await stage.client(username, given)
  return refusal(client.db('app').command({ count: 'orders' }))
}

describe('a user logs in', () => {
  test('with SCRAM-SHA-256, and is answered', async () => {
    const stage = await settled()
    expect(await login(stage, 'app')).toBe('accepted')
    expect(await login(stage, 'app', { options: { authMechanism: 'SCRAM-SHA-256' } })).toBe('accepted')
  })

  test.each(['free', 'flex'] as const)('to a cluster that is %s', async (kind) => {
    const stage = await settled({}, kind)
    expect(await login(stage, 'app', { kind })).toBe('accepted')
  })

  test('whose name and password are of any letters', async () => {
    const stage = await settled()
    const password = 'pässwörd, =100% \u2168'
    await stage.addUser('a,b=c@d', { password })
    stage.clock.turn(MINUTE)
    expect(await login(stage, 'a,b=c@d', { password })).toBe('accepted')
    // RFC 4013: the Roman numeral and the two letters are one password.
    expect(await login(stage, 'a,b=c@d', { password: 'pässwörd, =100% IX' })).toBe('accepted')
  })

  test('whose scope is this cluster', async () => {
    const stage = await settled()
    await stage.addUser('scoped', { scopes: [{ name: 'a', type: 'CLUSTER' }] })
    stage.clock.turn(MINUTE)
    expect(await login(stage, 'scoped')).toBe('accepted')
  })

  test('with the new password, once the cluster knows it', async () => {
    const stage = await settled()
    const roles = [{ roleName: 'readWrite', databaseName: 'app' }]
    const groupId = stage.at.split('/').at(-1)
    const body = { databaseName: 'admin', groupId, username: 'app', password: 'another horse', roles }
    await stage.patch(`${stage.at}/databaseUsers/admin/app`, body)
    expect(await login(stage, 'app')).toBe('accepted')
    stage.clock.turn(15 * SECOND)
    expect(await login(stage, 'app')).toBe(BAD_LOGIN)
    expect(await login(stage, 'app', { password: 'another horse' })).toBe('accepted')
  })
})

describe('a login is refused', () => {
  test('with a wrong password', async () => {
    expect(await login(await settled(), 'app', { password: 'wrong horse' })).toBe(BAD_LOGIN)
  })

  test('in the words of MongoDB, when the simulator is told so', async () => {
    const stage = await settled({ quirks: { badLogin: 'mongodb' } })
    expect(await login(stage, 'nobody')).toBe('18 AuthenticationFailed: Authentication failed.')
  })

  test('to a name that the project does not have', async () => {
    expect(await login(await settled(), 'nobody')).toBe(BAD_LOGIN)
  })

  test('to a user of another project', async () => {
    const stage = await settled()
    const other = await stage.project('pr-43')
    const groupId = other.split('/').at(-1)
    const roles = [{ roleName: 'readWrite', databaseName: 'app' }]
    await stage.post(`${other}/databaseUsers`, {
      databaseName: 'admin',
      groupId,
      username: 'x',
      password: PASSWORD,
      roles,
    })
    stage.clock.turn(MINUTE)
    expect(await login(stage, 'x')).toBe(BAD_LOGIN)
  })

  test('to a user whose scope is another cluster', async () => {
    const stage = await settled()
    await stage.addUser('scoped', { scopes: [{ name: 'b', type: 'CLUSTER' }] })
    await stage.addUser('lake', { scopes: [{ name: 'a', type: 'DATA_LAKE' }] })
    stage.clock.turn(MINUTE)
    expect(await login(stage, 'scoped')).toBe(BAD_LOGIN)
    expect(await login(stage, 'lake')).toBe(BAD_LOGIN)
  })

  test('until the cluster knows the user', async () => {
    const stage = await settled()
    await stage.addUser('late')
    stage.clock.turn(15 * SECOND - 1)
    expect(await login(stage, 'late')).toBe(BAD_LOGIN)
    stage.clock.turn(1)
    expect(await login(stage, 'late')).toBe('accepted')
  })

  test('as soon as the time of the user is over', async () => {
    const stage = await settled()
    const deleteAfterDate = new Date(stage.clock.now().getTime() + 10 * MINUTE).toISOString()
    await stage.addUser('temporary', { deleteAfterDate })
    stage.clock.turn(10 * MINUTE - 1)
    expect(await login(stage, 'temporary')).toBe('accepted')
    stage.clock.turn(1)
    expect(await login(stage, 'temporary')).toBe(BAD_LOGIN)
  })

  test('to users that have no password', async () => {
    const stage = await settled()
    const types = { databaseName: '$external', x509Type: 'MANAGED', password: undefined }
    await stage.addUser('certified', types)
    stage.clock.turn(MINUTE)
    expect(await login(stage, 'certified')).toBe(BAD_LOGIN)
  })

  test('in another database than admin', async () => {
    expect(await login(await settled(), 'app', { options: { authSource: 'app' } })).toBe(BAD_LOGIN)
  })

  test('with SCRAM-SHA-1', async () => {
    const said = await login(await settled(), 'app', { options: { authMechanism: 'SCRAM-SHA-1' } })
    expect(said).toBe(
      '334 MechanismUnavailable: Received authentication for mechanism SCRAM-SHA-1 which is not enabled',
    )
  })
})

describe('a user who is logged in', () => {
  test('loses access when the user is gone, once the cluster knows', async () => {
    const stage = await settled()
    const client = await stage.client('app')
    const count = () => refusal(client.db('app').command({ count: 'orders' }))
    expect(await count()).toBe('accepted')
    await stage.remove(`${stage.at}/databaseUsers/admin/app`)
    expect(await count()).toBe('accepted')
    stage.clock.turn(15 * SECOND)
    expect(await count()).toBe('13 Unauthorized: Command count requires authentication')
  })
})

describe('a connection is closed', () => {
  test('that comes from an address that is not on the access list', async () => {
    const stage = await settled({ clientAddress: '203.0.113.7' })
    expect(await login(stage, 'app')).toBe('accepted')
    await stage.remove(`${stage.at}/accessList/203.0.113.7`)
    expect(await login(stage, 'app', BRIEFLY)).toBe(NOBODY)
  })

  test('while the entry is not in effect yet, and after it ended', async () => {
    const stage = await connected({ clientAddress: '203.0.113.7' })
    await stage.addCluster('a')
    await stage.addUser('app')
    stage.clock.turn(20 * MINUTE)
    const deleteAfterDate = new Date(stage.clock.now().getTime() + 10 * MINUTE).toISOString()
    await stage.letIn('203.0.113.7', { deleteAfterDate })
    stage.clock.turn(20 * SECOND - 1)
    expect(await login(stage, 'app', BRIEFLY)).toBe(NOBODY)
    stage.clock.turn(1)
    expect(await login(stage, 'app')).toBe('accepted')
    stage.clock.turn(10 * MINUTE)
    expect(await login(stage, 'app', BRIEFLY)).toBe(NOBODY)
  })

  test('unless a range lets the address in', async () => {
    const stage = await connected({ clientAddress: '203.0.113.7' })
    await stage.addCluster('a')
    await stage.addUser('app')
    await stage.post(`${stage.at}/accessList`, [{ cidrBlock: '203.0.113.0/24' }])
    stage.clock.turn(20 * MINUTE)
    expect(await login(stage, 'app')).toBe('accepted')
  })

  test('to a cluster that is paused, also one that was open', async () => {
    const stage = await settled()
    const client = await stage.client('app', { options: { serverSelectionTimeoutMS: 2000 } })
    expect(await refusal(client.db('app').command({ count: 'orders' }))).toBe('accepted')
    await stage.patch(`${stage.at}/clusters/a`, { paused: true })
    expect(await login(stage, 'app', BRIEFLY)).toBe(NOBODY)
    expect(await refusal(client.db('app').command({ count: 'orders' }))).not.toBe('accepted')
    stage.clock.turn(10 * MINUTE)
    await stage.patch(`${stage.at}/clusters/a`, { paused: false })
    expect(await login(stage, 'app', BRIEFLY)).toBe(NOBODY)
    stage.clock.turn(5 * MINUTE)
    expect(await login(stage, 'app')).toBe('accepted')
  })
})
