import { MongoClient } from 'mongodb'
import { expect, it } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import { annotations } from '../action/runner-log.ts'
import { echo } from '../github/looking.ts'
import { nameOf, type Preview, previewWorld } from './preview-world.ts'

const OURS = nameOf(42)
const THEIRS = nameOf(42, 'octo/blog')
/** The address of the runner. */
const HERE = '20.55.1.9'

interface Shared extends Preview {
  readonly id: string
  readonly file: string
  /** Two services that agree on the address of the runner. */
  readonly environment: Readonly<Record<string, string>>
}

/** A project that is there, with a cluster that all pull requests share and that drivers can connect to. */
async function sharedCluster(options: SimulatorOptions = {}): Promise<Shared> {
  const preview = await previewWorld({ clientAddress: HERE, ...options, databases: true })
  const { call, atlas, world } = preview
  const { id } = (await call('POST', '/groups', { name: 'shared', orgId: world.simulator.orgId })) as { id: string }
  const providerSettings = { backingProviderName: 'AWS', regionName: 'US_EAST_1' }
  await call('POST', `/groups/${id}/flexClusters`, { name: 'shared', providerSettings })
  while ((await atlas())[0]?.clusters['shared'] !== 'IDLE');
  const services = [await echo(HERE), await echo(HERE)]
  return {
    ...preview,
    id,
    environment: { ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' ') },
    file: `isolation: database
project-id: ${id}
cluster-name: shared
database-user: { roles: [readWrite] }
access: [runner]
`,
  }
}

/** Another client, with the official driver. */
async function connected<Result>(uri: string, work: (client: MongoClient) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

const write = (uri: string) => connected(uri, (client) => client.db().collection('orders').insertOne({ paid: true }))

it('each pull request has a database of its own on the shared cluster, and down drops that one only', async () => {
  const { event, atlas, call, gitHub, id, file, environment } = await sharedCluster()
  const blog = {
    file,
    repository: gitHub.repository('octo/blog'),
    environment: { ...environment, GITHUB_REPOSITORY: 'octo/blog' },
  }
  const ours = await event('opened', 42, { file, environment })
  expect([ours.exitCode, annotations(ours.lines)]).toEqual([0, []])
  const theirs = await event('opened', 42, blog)
  expect(theirs.exitCode).toBe(0)
  const [project] = await atlas()
  expect(Object.keys(project?.users ?? {}).sort()).toEqual([OURS, THEIRS].sort())
  expect(project?.users[OURS]).toContain(`octo/shop#42 until ${ours.outputs['expires-at']}`)

  const uri = ours.outputs['connection-string-with-credentials'] ?? ''
  const theirUri = theirs.outputs['connection-string-with-credentials'] ?? ''
  expect(new URL(uri).pathname).toBe(`/${OURS}`)
  await write(uri)
  await write(theirUri)
  // The user of one pull request has no business in the database of another.
  await expect(connected(uri, (client) => client.db(THEIRS).collection('orders').findOne())).rejects.toThrow(
    /not authorized|not allowed/,
  )

  const closed = await event('closed', 42, { file, environment })
  expect([closed.exitCode, annotations(closed.lines), annotations(closed.lines, 'warning')]).toEqual([0, [], []])
  const [after] = await atlas()
  expect(Object.keys(after?.users ?? {})).toEqual([THEIRS])
  expect(after?.clusters).toEqual({ shared: 'IDLE' })
  await call('POST', `/groups/${id}/databaseUsers`, {
    groupId: id,
    databaseName: 'admin',
    username: 'keeper',
    password: 'k9.Vw-keeper-42',
    roles: [{ roleName: 'readAnyDatabase', databaseName: 'admin' }],
  })
  const keeper = theirUri.replace(/\/\/[^@]*@/, '//keeper:k9.Vw-keeper-42@').replace(`/${THEIRS}?`, '/?')
  const names = await connectedSoon(keeper)
  expect(names.filter((name) => name.startsWith('pr-'))).toEqual([THEIRS])
})

/** A cluster knows a new user only after a while. */
async function connectedSoon(uri: string): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await connected(uri, async (client) => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
        return databases.map(({ name }) => name)
      })
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

it('without a way to the cluster down takes the user away, and says which database it left', async () => {
  // The driver tries for real seconds what the list of the project forbids.
  const { event, atlas, file, environment } = await sharedCluster({ clientAddress: '198.51.100.99', speed: 100 })
  const opened = await event('opened', 42, { file, environment })
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  const closed = await event('closed', 42, { file, environment })
  expect([closed.exitCode, annotations(closed.lines)]).toEqual([0, []])
  expect(closed.lines.join('\n')).toMatch(new RegExp(`database \`?${OURS}\`? of .* was left`))
  expect(closed.summary).toContain('was left')
  expect((await atlas())[0]?.users).toEqual({})
}, 60_000)
