import { tmpdir } from 'node:os'
import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { conductDown } from '../../src/environments/life/conduct-down.ts'
import { environmentName } from '../../src/environments/name.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { echo } from '../github/looking.ts'
import { FLEX } from '../operations/support/told.ts'
import { createPeer } from '../simulator/peer.ts'
import { testHost } from './support/sweep-stage.ts'

const IDENTITY = { repository: 'octo/shop', pullRequest: 42 }
const NAME = environmentName(IDENTITY)
const PASSWORD = 'gibberish-0123456789'
/** The address of the runner. */
const HERE = '20.55.1.9'
/** The user that drops the data is waited for some 15 s, in which nobody looks whether the pull request is open: once a minute is. */
const SPEED = 60

test('a pull request that is opened again while down waits for its way to the data keeps the data', async () => {
  const simulator = await startSimulator({ databases: true, clientAddress: HERE, speed: SPEED })
  onTestFinished(() => simulator.close())
  const peer = createPeer(simulator)
  const call = async (method: string, path: string, body?: unknown) => {
    const { status, text, json } = await peer({ method, path: `/api/atlas/v2${path}`, body })
    if (status >= 300) throw new TypeError(`${method} ${path}: ${status} ${text}`)
    return { text, json }
  }
  const { text } = await call('POST', '/groups', { name: 'shared', orgId: simulator.orgId })
  const projectId = /"id":"([0-9a-f]{24})"/.exec(text)?.[1] ?? ''
  await call('POST', `/groups/${projectId}/flexClusters`, FLEX('shared'))
  await call('POST', `/groups/${projectId}/accessList`, [{ ipAddress: HERE }])
  await call('POST', `/groups/${projectId}/databaseUsers`, {
    username: NAME,
    groupId: projectId,
    databaseName: 'admin',
    password: PASSWORD,
    roles: [{ roleName: 'readWrite', databaseName: NAME }],
    description: 'Managed by mongodb-atlas-action for octo/shop#42',
  })
  await new Promise((resolve) => setTimeout(resolve, 40_000 / SPEED))
  const cluster = await call('GET', `/groups/${projectId}/flexClusters/shared`)
  const uri = /mongodb:\/\/127\.0\.0\.1:\d+[^"]*/.exec(cluster.text)?.[0] ?? ''
  const client = new MongoClient(uri, { auth: { username: NAME, password: PASSWORD } })
  onTestFinished(() => client.close())
  const orders = client.db(NAME).collection('orders')
  await orders.insertOne({ paid: true })

  const services = [await echo(HERE), await echo(HERE)].map(({ origin }) => `${origin}/`)
  const host = testHost(simulator)
  const outcome = await conductDown({
    host: {
      ...host,
      settings: { ...host.settings, clockSpeed: SPEED, addressServices: services },
      folder: tmpdir(),
      userAgent: 'mongodb-atlas-action/0.0.0-test',
      onSecret: () => {},
      onNotice: () => {},
      report: () => {},
      onLease: async () => {},
    },
    place: { isolation: 'database', projectId, clusterName: 'shared' },
    identity: IDENTITY,
    async findReason() {
      const users = await call('GET', `/groups/${projectId}/databaseUsers`)
      return users.text.includes(`${NAME}-drop`) ? 'the pull request is open again' : undefined
    },
  })
  expect(outcome.withdrawn).toBe('the pull request is open again')
  expect(await orders.estimatedDocumentCount()).toBe(1)
})
