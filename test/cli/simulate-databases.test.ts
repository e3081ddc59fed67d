import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { createPeer, type Received } from '../simulator/peer.ts'
import { isRecord, textOf } from '../simulator/recording.ts'
import { field, flex } from '../simulator/started.ts'
import { BUNDLE, cli, start } from './command-line.ts'

/** Simulated minutes take hundredths of a second. */
const SPEED = '6000'

const stringOf = ({ json }: Received): string =>
  isRecord(json) && isRecord(json['connectionStrings']) ? textOf(json['connectionStrings']['standard']) : ''

test('drivers connect to the clusters, from the address that is given', { timeout: 20_000 }, async () => {
  const address = '203.0.113.7'
  const started = start(process.execPath, [BUNDLE, 'simulate', '--client-address', address, '--speed', SPEED])
  const line = await new Promise<string>((resolve) => started.process.stdout?.once('data', resolve))
  const { orgId, ...credentials } = JSON.parse(line)
  const peer = createPeer(credentials)
  const call = (method: string, path: string, body?: unknown) =>
    peer({ method, path: `/api/atlas/v2/groups${path}`, body })

  const groupId = field(await call('POST', '', { name: 'shop', orgId }), 'id')
  const roles = [{ roleName: 'readWrite', databaseName: 'app' }]
  const auth = { username: 'app', password: 'correct horse' }
  await call('POST', `/${groupId}/databaseUsers`, { groupId, databaseName: 'admin', roles, ...auth })
  await call('POST', `/${groupId}/accessList`, [{ ipAddress: address }])
  await call('POST', `/${groupId}/flexClusters`, flex('one'))
  const ready = async () => stringOf(await call('GET', `/${groupId}/flexClusters/one`))
  await expect.poll(ready).toMatch(/^mongodb:\/\/127\.0\.0\.1:/)

  const client = new MongoClient(await ready(), { auth, serverSelectionTimeoutMS: 2000 })
  onTestFinished(() => client.close())
  await expect.poll(() => client.db('app').command({ count: 'orders' }).catch(String)).toMatchObject({ n: 0, ok: 1 })
  started.process.kill('SIGINT')
  expect((await started.ended).code).toBe(0)
})

test('an address that is none is refused, and nothing is started', async () => {
  const { stdout, stderr, code } = await cli(['simulate', '--client-address', '203.0.113.0/24'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain('--client-address')
})
