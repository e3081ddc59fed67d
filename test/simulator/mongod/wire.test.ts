import { array, asyncProperty, assert as check, constantFrom, integer, oneof, tuple, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32c } from '../../../src/simulator/mongod/crc32c.ts'
import { dedicated } from '../started.ts'
import { connected, MINUTE, refusal, settled } from './connected.ts'
import { body, message, opMsg, opQuery, rawPeer, sequence } from './raw-peer.ts'

const PING = { ping: 1, $db: 'admin' }

async function peer() {
  const stage = await settled()
  const port = Number(new URL(await stage.standardOf('a')).port)
  return { stage, port, ...rawPeer(port) }
}

/** RFC 3720, appendix B.4, and the check value that catalogues of checksums print. */
test.each([
  [Buffer.alloc(32), 0x8a9136aa],
  [Buffer.alloc(32, 0xff), 0x62a8ab43],
  [Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 0x46dd794e],
  [Buffer.from('123456789'), 0xe3069283],
])('the checksum of %j', (bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum)
})

/** A message whose flags say that a checksum follows, and the one that is given, or the right one. */
function withChecksum(sum?: number): Buffer {
  const whole = opMsg(1, body(PING), Buffer.alloc(4))
  whole.writeUInt32LE(sum ?? crc32c(whole.subarray(0, -4)), whole.length - 4)
  return whole
}

describe('a message is understood', () => {
  test('with a section, and answered by its number', async () => {
    const { send, next } = await peer()
    send(opMsg(0, body(PING)))
    expect(await next()).toEqual({ code: 2013, to: 7, document: { ok: 1 } })
  })

  test('with a checksum', async () => {
    const { send, next } = await peer()
    send(withChecksum())
    expect(await next()).toMatchObject({ document: { ok: 1 } })
  })

  test('in pieces, and together with others', async () => {
    const { send, next } = await peer()
    const two = Buffer.concat([opMsg(0, body(PING)), opMsg(0, body({ ping: 1, $db: 'app' }))])
    for (const byte of two) send(Buffer.of(byte))
    expect([await next(), await next()]).toMatchObject([{ document: { ok: 1 } }, { document: { ok: 1 } }])
  })

  test('with documents in a section of their own, before the body or after it', async () => {
    const { send, next } = await peer()
    const insert = body({ insert: 'orders', $db: 'app' })
    for (const sections of [
      [insert, sequence('documents', { a: 1 }, { a: 2 })],
      [sequence('documents', {}), insert],
    ]) {
      send(opMsg(0, ...sections))
      // Nobody is logged in, so that it is understood and refused.
      expect(await next()).toMatchObject({ document: { ok: 0, code: 13, codeName: 'Unauthorized' } })
    }
  })

  test('without an answer, when more is to come', async () => {
    const { send, next } = await peer()
    send(opMsg(2, body({ noSuchThing: 1, $db: 'admin' })))
    send(opMsg(0, body(PING)))
    expect(await next()).toMatchObject({ document: { ok: 1 } })
  })

  test.each(['isMaster', 'ismaster', 'hello'])('when an old driver says %s', async (name) => {
    const { send, next } = await peer()
    send(opQuery('admin.$cmd', { [name]: 1, helloOk: true }))
    const me = expect.stringMatching(/^127\.0\.0\.1:\d+$/)
    const hello = { ok: 1, maxWireVersion: 25, me, primary: me, logicalSessionTimeoutMinutes: 30 }
    expect(await next()).toMatchObject({ code: 1, to: 7, document: hello })
  })

  test('when an old driver asks for anything else, which is refused', async () => {
    const { send, next } = await peer()
    send(opQuery('admin.$cmd', { ping: 1 }))
    expect(await next()).toMatchObject({ document: { ok: 0, code: 352, codeName: 'UnsupportedOpQueryCommand' } })
  })
})

test('a sharded cluster says hello as its router does, with all else alike', async () => {
  const stage = await connected()
  await stage.letIn()
  const { replicationSpecs } = dedicated('s', { size: 'M30' })
  await stage.post(`${stage.at}/clusters`, { name: 's', clusterType: 'SHARDED', replicationSpecs })
  await stage.addUser('app')
  stage.clock.turn(60 * MINUTE)
  const { send, next } = rawPeer(Number(new URL(await stage.standardOf('s')).port))
  send(opMsg(0, body({ hello: 1, $db: 'admin' })))
  const answer = await next()
  expect(answer).toMatchObject({ document: { ok: 1, isWritablePrimary: true, msg: 'isdbgrid' } })
  expect(answer).not.toHaveProperty('document.setName')
  const client = await stage.client('app', { cluster: 's' })
  expect(await refusal(client.db('app').collection('orders').insertOne({}))).toBe('accepted')
})

test('nobody who is not logged in is told anything', async () => {
  const { send, next } = await peer()
  for (const [name, value] of [
    ['find', 'orders'],
    ['insert', 'orders'],
    ['listDatabases', 1],
    ['dropDatabase', 1],
    ['listCollections', 1],
    ['count', 'orders'],
    ['getMore', 1],
    ['killCursors', 'orders'],
  ]) {
    send(opMsg(0, body({ [String(name)]: value, $db: 'admin' })))
    const errmsg = `Command ${name} requires authentication`
    expect(await next()).toMatchObject({ document: { ok: 0, code: 13, codeName: 'Unauthorized', errmsg } })
  }
})

const int = (value: number) => Buffer.from(Int32Array.of(value).buffer)

describe('a connection is closed', () => {
  test.each([
    ['an opcode that nobody has', message(9999, Buffer.alloc(4))],
    ['a compressed message, which was not agreed on', message(2012, Buffer.alloc(9))],
    ['a length that no header fits in', Buffer.concat([int(15), Buffer.alloc(12)])],
    ['a negative length', Buffer.concat([int(-1), Buffer.alloc(12)])],
    ['a message of a gigabyte', Buffer.concat([int(2 ** 30), Buffer.alloc(12)])],
    ['a flag that must be understood', opMsg(4, body(PING))],
    ['a wrong checksum', withChecksum(1)],
    ['a section of another kind', opMsg(0, Buffer.concat([Buffer.of(2), body(PING).subarray(1)]))],
    ['two bodies', opMsg(0, body(PING), body(PING))],
    ['no body', opMsg(0, sequence('documents', {}))],
    ['no database', opMsg(0, body({ ping: 1 }))],
    ['a field that is there twice', opMsg(0, body({ ...PING, documents: [] }), sequence('documents', {}))],
    ['a section that is longer than the message', opMsg(0, Buffer.concat([Buffer.of(0), int(1000)]))],
    ['BSON that is none', opMsg(0, Buffer.concat([Buffer.of(0), int(9), Buffer.from('abcde')]))],
    ['a flag and nothing else', message(2013, Buffer.alloc(4))],
  ])('after %s', async (_, bytes) => {
    const { send, next } = await peer()
    send(bytes)
    expect(await next()).toBe('closed')
  })

  test('when the simulator is', async () => {
    const { stage, send, next } = await peer()
    send(opMsg(0, body(PING)))
    await next()
    await stage.simulator.close()
    expect(await next()).toBe('closed')
  })
})

test('no bytes, however they are, keep others from being served', async () => {
  const { stage, port } = await peer()
  const good = opMsg(0, body({ find: 'orders', filter: { _id: 1 }, $db: 'app' }), sequence('documents', { a: [1] }))
  const hello = opQuery('admin.$cmd', { hello: 1, speculativeAuthenticate: { saslStart: 1, payload: 'n,,n=a,r=b' } })
  const mended = tuple(
    constantFrom(good, hello),
    array(tuple(integer({ min: 4, max: 200 }), integer({ min: 0, max: 255 }))),
  )
  const changed = mended.map(([whole, changes]) => {
    const bytes = Buffer.from(whole)
    for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
    return bytes
  })
  const framed = uint8Array({ maxLength: 300 }).map((bytes) => message(2013, bytes))
  await check(
    asyncProperty(oneof(uint8Array({ maxLength: 300 }), framed, changed), async (bytes) => {
      const { send, next } = rawPeer(port)
      send(bytes)
      // Whatever came before is answered or not: what counts is that the next one who comes is served.
      void next()
      const other = rawPeer(port)
      other.send(opMsg(0, body(PING)))
      expect(await other.next()).toMatchObject({ document: { ok: 1 } })
    }),
    { numRuns: 150 },
  )
  expect(await refusal((await stage.client('app')).db('app').command({ count: 'orders' }))).toBe('accepted')
})
