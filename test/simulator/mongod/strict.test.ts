import { Binary } from 'mongodb'
import { expect, test } from 'vitest'
import { refusal, settled } from './connected.ts'
import { body, opMsg, rawPeer } from './raw-peer.ts'

const saslStart = (payload: string) => ({
  saslStart: 1,
  mechanism: 'SCRAM-SHA-256',
  payload: new Binary(Buffer.from(payload)),
  options: { skipEmptyExchange: true },
})

/** MongoDB's server wants an attribute of six characters or more, `r=` included. */
test.for([
  ['abc', { ok: 0, codeName: 'AtlasError' }],
  ['abcd', { ok: 1, done: false }],
] as const)('a login begins with a nonce of four characters: %s', async ([nonce, said]) => {
  const stage = await settled()
  const { send, next } = rawPeer(Number(new URL(await stage.standardOf('a')).port))
  send(opMsg(0, body({ ...saslStart(`n,,n=app,r=${nonce}`), $db: 'admin' })))
  expect(await next()).toMatchObject({ document: said })
})

test('a connection stays with who has logged in on it', async () => {
  const stage = await settled()
  const client = await stage.client('app', { options: { maxPoolSize: 1 } })
  const admin = client.db('admin')
  expect(await refusal(admin.command(saslStart('n,,n=app,r=abcdefgh')))).toBe('accepted')
  expect(await refusal(admin.command(saslStart('n,,n=admin,r=abcdefgh')))).toBe(
    '5626701 Location5626701: Each client connection may only be authenticated once. Previously authenticated as: app@admin',
  )
})

test('sessions are ended by who is logged in only', async () => {
  const stage = await settled()
  const { send, next } = rawPeer(Number(new URL(await stage.standardOf('a')).port))
  send(opMsg(0, body({ endSessions: [], $db: 'admin' })))
  expect(await next()).toMatchObject({ document: { ok: 0, code: 13 } })
  expect(await refusal((await stage.client('app')).db('admin').command({ endSessions: [] }))).toBe('accepted')
})

test.for([0, 2, 'app', true])('a drop that says %j in the place of 1 drops nothing', async (value) => {
  const stage = await settled()
  const client = await stage.client('admin')
  await client.db('app').collection('orders').insertOne({})
  expect(await refusal(client.db('app').command({ dropDatabase: value }))).toBe(
    '2 BadValue: have to pass 1 as db parameter',
  )
  expect(await client.db('app').collection('orders').estimatedDocumentCount()).toBe(1)
})

test('an insert without a document is refused', async () => {
  const client = await (await settled()).client('app')
  expect(await refusal(client.db('app').command({ insert: 'orders', documents: [] }))).toBe(
    '16 InvalidLength: Write batch sizes must be between 1 and 100000. Got 0 operations.',
  )
})

test('a second database of the same letters in another case is refused', async () => {
  const client = await (await settled()).client('admin')
  await client.db('shop').collection('orders').insertOne({})
  const second = client.db('Shop')
  expect(await refusal(second.command({ insert: 'orders', documents: [{}] }))).toBe(
    '13297 DatabaseDifferCase: db already exists with different case already have: [shop] trying to create [Shop]',
  )
  await client.db('shop').dropDatabase()
  expect(await refusal(second.command({ insert: 'orders', documents: [{}] }))).toBe('accepted')
})
