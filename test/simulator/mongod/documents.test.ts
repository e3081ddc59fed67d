import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { refusal, settled } from './connected.ts'

async function orders(collection = 'orders') {
  const stage = await settled()
  return (await stage.client('app')).db('app').collection(collection)
}

describe('documents', () => {
  test('come back as they were inserted, types and order of fields included', async () => {
    const collection = await orders()
    const document = {
      _id: new ObjectId(),
      b: 1,
      a: 'ä',
      int: new Int32(1),
      double: new Double(1),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('0.10'),
      date: new Date(0),
      binary: new Binary(Buffer.from([1, 2])),
      uuid: new UUID('6d6f6e67-6f64-4000-8000-000000000000'),
      time: new Timestamp({ t: 1, i: 2 }),
      nothing: null,
      list: [1, { deep: [] }],
      pattern: /a/i,
    }
    await collection.insertOne(document)
    const found = await collection.findOne({ _id: document._id }, { promoteValues: false, promoteBuffers: false })
    expect(found).toMatchObject({ int: new Int32(1), double: new Double(1), long: document.long })
    const { int: _, double: __, long: ___, ...rest } = document
    expect(await collection.findOne({ _id: document._id })).toMatchObject(rest)
    expect(Object.keys(found ?? {})).toEqual(Object.keys(document))
  })

  test('are found by equality, whatever the type of a number', async () => {
    const collection = await orders()
    await collection.insertMany([{ _id: new Int32(1) }, { _id: 'two', of: 'app' }] as object[])
    expect(await collection.find({ _id: new Double(1) } as object).toArray()).toEqual([{ _id: 1 }])
    expect(await collection.find({ of: 'app' }).toArray()).toEqual([{ _id: 'two', of: 'app' }])
    expect(await collection.find({ of: null }).toArray()).toEqual([{ _id: 1 }])
    expect(await collection.estimatedDocumentCount()).toBe(2)
    expect(await refusal(collection.find({ of: { $gt: 'a' } }).toArray())).toMatch(/^238 NotImplemented/)
  })

  test('come in batches, of 101 at first', async () => {
    const collection = await orders()
    await collection.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id })) as object[])
    expect((await collection.find().toArray()).map(({ _id }) => Number(_id))).toEqual([...Array(250).keys()])
    expect(await collection.find({}, { batchSize: 20, skip: 100, limit: 60 }).toArray()).toHaveLength(60)
  })

  test('that are left are forgotten when the cursor is killed, and are nobody else’s', async () => {
    const stage = await settled()
    const app = (await stage.client('app')).db('app')
    await app.collection('orders').insertMany([{}, {}, {}])
    const { cursor } = await app.command({ find: 'orders', batchSize: 1 })
    const lost = /^43 CursorNotFound/
    const getMore = { getMore: Long.fromNumber(cursor.id), collection: 'orders' }
    expect(await refusal((await stage.client('admin')).db('app').command(getMore))).toMatch(lost)
    expect(await app.command({ ...getMore, batchSize: 1 })).toMatchObject({ cursor: { nextBatch: [{}] } })
    expect(await app.command({ killCursors: 'orders', cursors: [Long.fromNumber(cursor.id)] })).toMatchObject({ ok: 1 })
    expect(await refusal(app.command(getMore))).toMatch(lost)
  })

  test('have one that is there already refused, and what comes after it by what was asked for', async () => {
    const collection = await orders()
    await collection.insertOne({ _id: 1 } as object)
    const more = [{ _id: 1 }, { _id: 2 }] as object[]
    await expect(collection.insertMany(more)).rejects.toMatchObject({
      code: 11000,
      message: 'E11000 duplicate key error collection: app.orders index: _id_ dup key: { _id: 1 }',
    })
    expect(await collection.estimatedDocumentCount()).toBe(1)
    await expect(collection.insertMany(more, { ordered: false })).rejects.toMatchObject({ code: 11000 })
    expect(await collection.estimatedDocumentCount()).toBe(2)
  })

  test('are written without an answer, when none is asked for', async () => {
    const collection = await orders()
    await collection.insertOne({ _id: 1 } as object, { writeConcern: { w: 0 } })
    await expect.poll(() => collection.estimatedDocumentCount()).toBe(1)
  })
})

describe('what the roles of a user do not allow', () => {
  test('is refused: other databases, and more than reading', async () => {
    const stage = await settled()
    await stage.addUser('reader', { roles: [{ roleName: 'read', databaseName: 'app' }] })
    await stage.addUser('one', { roles: [{ roleName: 'readWrite', databaseName: 'app', collectionName: 'orders' }] })
    stage.clock.turn(60_000)
    const reader = (await stage.client('reader')).db('app')
    expect(await reader.collection('orders').find().toArray()).toEqual([])
    expect(await refusal(reader.collection('orders').insertOne({}))).toMatch(/^13 Unauthorized: not authorized on app/)
    const app = await stage.client('app')
    expect(await refusal(app.db('other').collection('orders').insertOne({}))).toMatch(/^13 Unauthorized/)
    const one = (await stage.client('one')).db('app')
    expect(await refusal(one.collection('orders').insertOne({}))).toBe('accepted')
    expect(await refusal(one.collection('others').insertOne({}))).toMatch(/^13 Unauthorized/)
    expect(await refusal(app.db('local').collection('x').findOne())).toMatch(/^13 Unauthorized/)
  })
})

test('collections are listed, with a description or without', async () => {
  const stage = await settled()
  const app = (await stage.client('app')).db('app')
  for (const name of ['orders', 'people']) await app.collection(name).insertOne({})
  expect(await app.listCollections({}, { nameOnly: true }).toArray()).toEqual([
    { name: 'orders', type: 'collection' },
    { name: 'people', type: 'collection' },
  ])
  expect(await app.listCollections({ name: 'people' }).toArray()).toMatchObject([{ name: 'people', options: {} }])
})

test('commands that are not there are refused as MongoDB does it', async () => {
  const admin = (await (await settled()).client('admin')).db('admin')
  expect(await refusal(admin.command({ noSuchThing: 1 }))).toBe("59 CommandNotFound: no such command: 'noSuchThing'")
  expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: '8.0.29', versionArray: [8, 0, 29, 0], ok: 1 })
})
