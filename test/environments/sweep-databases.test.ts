import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { conductSweep } from '../../src/environments/conduct-sweep.ts'
import { renderTime } from '../../src/environments/identity.ts'
import { environmentName } from '../../src/environments/name.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { gitHubOfTest, opened } from '../github/opened.ts'
import { FLEX } from '../operations/support/told.ts'
import { createPeer } from '../simulator/peer.ts'
import { testHost } from './support/sweep-stage.ts'

const SHOP = 'octo/shop'
const HOUR = 3_600_000
const PASSWORD = 'gibberish-0123456789'
const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })

test('on a shared cluster, data and user of what has expired go, and those of all others stay', async () => {
  const speed = 60
  const simulator = await startSimulator({ databases: true, speed })
  onTestFinished(() => simulator.close())
  const peer = createPeer(simulator)
  const call = async (method: string, path: string, body?: unknown) => {
    const { status, text, json } = await peer({ method, path: `/api/atlas/v2${path}`, body })
    if (status >= 300) throw new TypeError(`${method} ${path}: ${status} ${text}`)
    return json
  }
  const made = await call('POST', '/groups', { name: 'shared', orgId: simulator.orgId })
  const projectId = fieldOf(made, 'id')
  await call('POST', `/groups/${projectId}/flexClusters`, FLEX('shared'))
  await call('POST', `/groups/${projectId}/accessList`, [{ ipAddress: '127.0.0.1' }])
  const user = (username: string, database: string, description: string) =>
    call('POST', `/groups/${projectId}/databaseUsers`, {
      username,
      groupId: projectId,
      databaseName: 'admin',
      password: PASSWORD,
      roles: [{ roleName: database === '' ? 'atlasAdmin' : 'readWrite', databaseName: database || 'admin' }],
      description,
    })
  const until = (inMs: number) => renderTime(new Date(simulator.now().getTime() + inMs))
  const mark = (number: number, inMs: number) =>
    `Managed by mongodb-atlas-action for ${SHOP}#${number} until ${until(inMs)}`
  await user('admin', '', 'the shop')
  await user(name(1), name(1), mark(1, -9 * HOUR))
  await user(name(2), name(2), mark(2, 9 * HOUR))
  await user(name(3), name(3), 'not of this action')
  // 40 simulated seconds: the cluster is there, the users are known to it, and the entry is active.
  await new Promise((resolve) => setTimeout(resolve, 40_000 / speed))
  const cluster = await call('GET', `/groups/${projectId}/flexClusters/shared`)
  const strings =
    cluster !== null && typeof cluster === 'object' && 'connectionStrings' in cluster ? cluster.connectionStrings : {}
  const client = new MongoClient(fieldOf(strings, 'standard'), { auth: { username: 'admin', password: PASSWORD } })
  onTestFinished(() => client.close())
  for (const number of [1, 2, 3]) await client.db(name(number)).collection('orders').insertOne({ number })

  const gitHub = await gitHubOfTest()
  for (const number of [1, 2, 3]) gitHub.repository(SHOP).openPullRequest({ number })
  const host = testHost(simulator)
  const report = await conductSweep({
    host: {
      ...host,
      settings: { ...host.settings, clockSpeed: speed },
      folder: '.',
      userAgent: 'mongodb-atlas-action/0.0.0-test',
      onSecret: () => {},
      onNotice: () => {},
      report: () => {},
      onLease: async () => {},
    },
    github: opened(gitHub, { repository: SHOP }).client,
    place: { isolation: 'database', projectId, clusterName: 'shared' },
    scope: { kind: 'repository', repository: SHOP },
    graceMs: HOUR,
    limit: 25,
    isReachable: false,
  })

  expect(report.rows.map(({ environment, outcome, note }) => [environment, outcome, note])).toEqual([
    [name(1), 'deleted', undefined],
    [name(2), 'kept', undefined],
  ])
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
  expect(
    databases
      .map((database) => database.name)
      .filter((name) => name.startsWith('pr-'))
      .sort(),
  ).toEqual([name(2), name(3)].sort())
  const list = await call('GET', `/groups/${projectId}/databaseUsers`)
  expect(
    JSON.stringify(list)
      .match(/"username":"[^"]+"/g)
      ?.sort(),
  ).toEqual(['admin', name(2), name(3)].map((username) => `"username":"${username}"`).sort())
})

function fieldOf(json: unknown, field: string): string {
  const value =
    typeof json === 'object' && json !== null ? Object.entries(json).find(([key]) => key === field)?.[1] : undefined
  if (typeof value !== 'string') throw new TypeError(`an answer without ${field}: ${JSON.stringify(json)}`)
  return value
}
