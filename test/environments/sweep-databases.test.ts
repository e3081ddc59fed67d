import { tmpdir } from 'node:os'
import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { renderTime } from '../../src/environments/identity.ts'
import { environmentName } from '../../src/environments/name.ts'
import { conductSweep } from '../../src/environments/sweep/conduct-sweep.ts'
import type { Lease } from '../../src/operations/operation.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { echo } from '../github/looking.ts'
import { gitHubOfTest, opened } from '../github/opened.ts'
import { FLEX } from '../operations/support/told.ts'
import { createPeer } from '../simulator/peer.ts'
import { testHost } from './support/sweep-stage.ts'

const SHOP = 'octo/shop'
const HOUR = 3_600_000
const PASSWORD = 'gibberish-0123456789'
/** Where the drivers of the test come from, and what the runner is told to be its address. */
const HERE = '20.55.1.9'
const SPEED = 60
const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })

/**
 * A shared cluster with the databases of pull requests 1 and 4, which have expired, of 2, which has not, and of 3, whose user is somebody
 * else's. Entries of the network access list let this machine in if it `isLetIn`.
 */
async function sharedCluster({ isLetIn }: { isLetIn: boolean }) {
  const simulator = await startSimulator({ databases: true, clientAddress: HERE, speed: SPEED })
  onTestFinished(() => simulator.close())
  const peer = createPeer(simulator)
  const call = async (method: string, path: string, body?: unknown) => {
    const { status, text, json } = await peer({ method, path: `/api/atlas/v2${path}`, body })
    if (status >= 300) throw new TypeError(`${method} ${path}: ${status} ${text}`)
    return json
  }
  /** 40 simulated seconds: the cluster is there, users are known to it, and entries are active. */
  const pass = () => new Promise((resolve) => setTimeout(resolve, 40_000 / SPEED))
  const projectId = fieldOf(await call('POST', '/groups', { name: 'shared', orgId: simulator.orgId }), 'id')
  const below = `/groups/${projectId}`
  await call('POST', `${below}/flexClusters`, FLEX('shared'))
  const letIn = () => call('POST', `${below}/accessList`, [{ ipAddress: HERE }])
  await letIn()
  const user = (username: string, description: string, roleName = 'readWrite', databaseName = username) =>
    call('POST', `${below}/databaseUsers`, {
      username,
      groupId: projectId,
      databaseName: 'admin',
      password: PASSWORD,
      roles: [{ roleName, databaseName }],
      description,
    })
  const mark = (number: number, inMs: number) =>
    `Managed by mongodb-atlas-action for ${SHOP}#${number} until ${renderTime(new Date(simulator.now().getTime() + inMs))}`
  await user('admin', 'the shop', 'atlasAdmin', 'admin')
  await user(name(1), mark(1, -9 * HOUR))
  await user(name(2), mark(2, 9 * HOUR))
  await user(name(3), 'not of this action')
  await user(name(4), mark(4, -8 * HOUR))
  await pass()
  const cluster = await call('GET', `${below}/flexClusters/shared`)
  const uri = /mongodb:\/\/127\.0\.0\.1:\d+[^"]*/.exec(JSON.stringify(cluster))?.[0] ?? ''
  const auth = { username: 'admin', password: PASSWORD }
  const asAdmin = async <Result>(work: (client: MongoClient) => Promise<Result>) => {
    const client = new MongoClient(uri, { auth })
    return work(client).finally(() => client.close())
  }
  await asAdmin(async (client) => {
    for (const number of [1, 2, 3, 4]) await client.db(name(number)).collection('orders').insertOne({ number })
  })
  if (!isLetIn) await call('DELETE', `${below}/accessList/${HERE}`)
  return {
    simulator,
    place: { isolation: 'database', projectId, clusterName: 'shared' } as const,
    entries: async () => texts(await call('GET', `${below}/accessList`), 'comment'),
    users: async () => texts(await call('GET', `${below}/databaseUsers`), 'username'),
    /** Names of the databases of environments, seen from outside of the sweep. */
    async databases() {
      if (!isLetIn) await letIn().then(pass)
      const { databases } = await asAdmin((client) => client.db('admin').admin().listDatabases({ nameOnly: true }))
      return databases
        .map((database) => database.name)
        .filter((name) => name.startsWith('pr-'))
        .sort()
    },
  }
}

/** Sweeps it from a machine that two services tell this of. */
async function sweepIt({
  shared: { simulator, place },
  isReachable,
  says = [HERE, HERE],
}: {
  shared: Awaited<ReturnType<typeof sharedCluster>>
  isReachable: boolean
  says?: readonly string[]
}) {
  const gitHub = await gitHubOfTest()
  for (const number of [1, 2, 3, 4]) gitHub.repository(SHOP).openPullRequest({ number })
  const services = await Promise.all(says.map((said) => echo(said)))
  const host = testHost(simulator)
  const leases: Lease[] = []
  const { rows } = await conductSweep({
    host: {
      ...host,
      settings: { ...host.settings, clockSpeed: SPEED, addressServices: services.map(({ origin }) => `${origin}/`) },
      folder: tmpdir(),
      userAgent: 'mongodb-atlas-action/0.0.0-test',
      onSecret: () => {},
      onNotice: () => {},
      report: () => {},
      onLease: async (lease) => void leases.push(lease),
    },
    github: opened(gitHub, { repository: SHOP }).client,
    place,
    scope: { kind: 'repository', repository: SHOP },
    graceMs: HOUR,
    limit: 25,
    isReachable,
  })
  return { leases, rows: rows.map(({ environment, outcome, note }) => [environment, outcome, note]) }
}

test('on a shared cluster, data and user of what has expired go, and those of all others stay', async () => {
  const shared = await sharedCluster({ isLetIn: true })
  const { rows, leases } = await sweepIt({ shared, isReachable: false })
  expect(rows).toEqual([
    [name(1), 'deleted', undefined],
    [name(4), 'deleted', undefined],
    [name(2), 'kept', undefined],
  ])
  expect(leases).toEqual([])
  expect(await shared.databases()).toEqual([name(2), name(3)].sort())
  expect(await shared.users()).toEqual(['admin', name(2), name(3)].sort())
})

test('a machine that is not let in opens the cluster to itself once for all, and the job knows what to give back', async () => {
  const shared = await sharedCluster({ isLetIn: false })
  const { rows, leases } = await sweepIt({ shared, isReachable: true })
  expect(rows.map(([environment, outcome]) => [environment, outcome])).toEqual([
    [name(1), 'deleted'],
    [name(4), 'deleted'],
    [name(2), 'kept'],
  ])
  expect(leases).toMatchObject([{ operation: 'remove-ip-access', params: { 'project-id': shared.place.projectId } }])
  expect(await shared.entries()).toEqual([expect.stringContaining('gh:0123abcd:1001-1-89abcdef')])
  expect(await shared.databases()).toEqual([name(2), name(3)].sort())
})

test('where its address cannot be told, nothing is deleted: the data could not be dropped', async () => {
  const shared = await sharedCluster({ isLetIn: false })
  const before = await shared.users()
  const { rows, leases } = await sweepIt({ shared, isReachable: true, says: [HERE, '20.55.1.10'] })
  expect(rows).toEqual([
    [name(1), 'failed', expect.stringContaining('20.55.1.10')],
    [name(4), 'failed', expect.stringContaining('20.55.1.10')],
    [name(2), 'kept', undefined],
  ])
  expect({ leases, entries: await shared.entries(), users: await shared.users() }).toEqual({
    leases: [],
    entries: [],
    users: before,
  })
})

/** The values of a field in a list of Atlas's, sorted. */
function texts(json: unknown, field: string): string[] {
  return [...JSON.stringify(json).matchAll(new RegExp(`"${field}":"([^"]+)"`, 'g'))].map(([, text = '']) => text).sort()
}

function fieldOf(json: unknown, field: string): string {
  const value =
    typeof json === 'object' && json !== null ? Object.entries(json).find(([key]) => key === field)?.[1] : undefined
  if (typeof value !== 'string') throw new TypeError(`an answer without ${field}: ${JSON.stringify(json)}`)
  return value
}
