import { createConnection } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startSimulator } from '../../../src/simulator/server.ts'
import { connected, MINUTE, settled } from './connected.ts'

const LOOPBACK = /^mongodb:\/\/127\.0\.0\.1:\d+\/\?directConnection=true&authSource=admin$/

/** What becomes of a connection to a port. */
const connect = (port: number) =>
  new Promise<string>((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve('connected')
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
  })

describe('connection strings', () => {
  test('lead to loopback once the cluster is ready, and name no SRV record', async () => {
    const stage = await connected()
    await stage.addCluster('a')
    expect((await stage.get(`${stage.at}/clusters/a`)).json).toMatchObject({ connectionStrings: {} })
    stage.clock.turn(20 * MINUTE)
    const { json } = await stage.get(`${stage.at}/clusters/a`)
    const strings = { connectionStrings: { standard: expect.stringMatching(LOOPBACK) } }
    expect(json).toMatchObject(strings)
    expect(JSON.stringify(json)).not.toContain('mongodb+srv')
  })

  test.each(['free', 'flex'] as const)('of a cluster that is %s do so too', async (kind) => {
    const stage = await settled({}, kind)
    expect(await stage.standardOf('a', kind)).toMatch(LOOPBACK)
  })

  test('stay the same through a pause, and differ between clusters', async () => {
    const stage = await settled()
    await stage.addCluster('b')
    stage.clock.turn(20 * MINUTE)
    const before = await stage.standardOf('a')
    expect(await stage.standardOf('b')).not.toBe(before)
    await stage.patch(`${stage.at}/clusters/a`, { paused: true })
    stage.clock.turn(10 * MINUTE)
    await stage.patch(`${stage.at}/clusters/a`, { paused: false })
    stage.clock.turn(10 * MINUTE)
    expect(await stage.standardOf('a')).toBe(before)
  })

  test('lead nowhere once the cluster is deleted, or the simulator is closed', async () => {
    const stage = await settled()
    await stage.addCluster('b')
    stage.clock.turn(20 * MINUTE)
    const [a, b] = [await stage.standardOf('a'), await stage.standardOf('b')].map((url) => Number(new URL(url).port))
    expect(await connect(a ?? 0)).toBe('connected')
    await stage.remove(`${stage.at}/clusters/a`)
    await stage.get(`${stage.at}/clusters/a`)
    expect(await connect(a ?? 0)).toBe('ECONNREFUSED')
    await stage.simulator.close()
    expect(await connect(b ?? 0)).toBe('ECONNREFUSED')
  })
})

test('an upgraded cluster keeps its port, its users and its data', async () => {
  // The recorded answer of an upgrade has half a gigabyte, which the description does not allow.
  const stage = await settled({}, 'free', { deviates: true })
  const before = await stage.standardOf('a')
  const orders = async () => (await stage.client('app')).db('app').collection('orders')
  await (await orders()).insertOne({ of: 'M0' })
  const providerSettings = { providerName: 'AWS', instanceSizeName: 'M10', regionName: 'US_EAST_1' }
  await stage.post(`${stage.at}/clusters/tenantUpgrade`, { name: 'a', providerSettings })
  stage.clock.turn(2 * MINUTE)
  expect(await stage.standardOf('a')).toBe('')
  stage.clock.turn(30 * MINUTE)
  expect(await stage.standardOf('a')).toBe(before)
  expect(await (await orders()).findOne()).toMatchObject({ of: 'M0' })
})

test('passwords are in no answer and in no line of the log', async () => {
  const lines: string[] = []
  const answers: string[] = []
  const stage = await settled({
    log: (line) => lines.push(line),
    onExchange: ({ responseBody }) => answers.push(responseBody.toString()),
  })
  const client = await stage.client('app', { password: 'wrong horse' })
  await client
    .db('app')
    .command({ count: 'orders' })
    .catch(() => undefined)
  await stage.get(`${stage.at}/databaseUsers`)
  await stage.get(`${stage.at}/events`)
  expect(lines.join('\n')).toMatch(/mongodb a: login refused/)
  expect([...lines, ...answers].filter((text) => text.includes('horse'))).toEqual([])
})

test('an address that drivers cannot come from is refused at once', async () => {
  await expect(startSimulator({ databases: true, clientAddress: '203.0.113.0/24' })).rejects.toMatchObject({
    code: 'SIMULATOR_CLIENT_ADDRESS',
    message: expect.stringContaining('203.0.113.0/24'),
  })
})
