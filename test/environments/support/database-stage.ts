import { MongoClient } from 'mongodb'
import type { Patience } from '../../../src/environments/database/database-driver.ts'
import type { Policy } from '../../../src/operations/operation.ts'
import { type BuiltStep, buildPlan } from '../../../src/plan/build.ts'
import { type RunMore, runPlan } from '../../operations/support/run-plan.ts'
import { type Stage, stage } from '../../operations/support/stage.ts'
import { DATABASE, dropOn, PATIENT } from './drop-run.ts'

const POLICY: Policy = { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] }
export const PASSWORD = 'k9.Vw~2-secret'

type StageOptions = NonNullable<Parameters<typeof stage>[0]>

export interface DatabaseStage extends Stage {
  readonly projectId: string
  /** Where the cluster listens. */
  readonly port: number
  uriOf(username: string, more?: { password?: string; port?: number }): string
  /** Makes a user by other hands, and lets the time pass that the cluster needs to know it. */
  user(username: string, roles: readonly string[], more?: { wait?: boolean }): Promise<string>
  /** Names of the databases that hold something, but for those of the server. */
  databases(): Promise<string[]>
  /** Puts a document into each of these databases. */
  fill(...databases: readonly string[]): Promise<void>
  /** Runs steps that code has made, through the engine. */
  steps(steps: readonly BuiltStep[], more?: RunMore): ReturnType<typeof runPlan>
  /** Drops the environment's database with this connection string. */
  drop(uri: string, patience?: Patience): ReturnType<typeof runPlan>
}

/** A cluster `shared` that drivers can connect to from this machine, if `isOpen`, with an owner of all the data. */
export async function databaseStage({
  tier = 'M10',
  isOpen = true,
  ...options
}: StageOptions & { tier?: string; isOpen?: boolean } = {}): Promise<DatabaseStage> {
  const world = await stage({ ...options, databases: true, projects: ['shop'] })
  const { simulator, clock, sent, call } = world
  const kind = tier === 'flex' ? 'flexClusters' : 'clusters'
  const made = await world.run('create-cluster', {
    'project-name': 'shop',
    'cluster-name': 'shared',
    tier,
    provider: 'AWS',
    region: 'US_EAST_1',
  })
  if (made.state.status !== 'done') throw new TypeError(`no cluster: ${JSON.stringify(made.state)}`)
  const projectId = String(made.state.outputs['project-id'])
  const place = `/groups/${projectId}`
  if (isOpen) await call('POST', `${place}/accessList`, [{ ipAddress: '127.0.0.1' }])
  const { json } = await call('GET', `${place}/${kind}/shared`)
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(JSON.stringify(json))?.[1])

  const uriOf: DatabaseStage['uriOf'] = (username, more = {}) =>
    `mongodb://${username}:${encodeURIComponent(more.password ?? PASSWORD)}@127.0.0.1:${more.port ?? port}/?directConnection=true&authSource=admin`
  const user: DatabaseStage['user'] = async (username, roles, { wait = true } = {}) => {
    const { status } = await call('POST', `${place}/databaseUsers`, {
      groupId: projectId,
      databaseName: 'admin',
      username,
      password: PASSWORD,
      roles: roles.map((role) => {
        const [roleName = '', databaseName = 'admin'] = role.split('@')
        return { roleName, databaseName }
      }),
    })
    if (status !== 201) throw new TypeError(`no user: ${status}`)
    if (wait) clock.turn(60_000)
    return uriOf(username)
  }
  const keeper = await user('keeper', ['atlasAdmin'])
  const asKeeper = async <Result>(work: (client: MongoClient) => Promise<Result>): Promise<Result> => {
    const client = new MongoClient(keeper, { serverSelectionTimeoutMS: 2_000 })
    try {
      return await work(client)
    } finally {
      await client.close()
    }
  }
  const steps: DatabaseStage['steps'] = async (built, more = {}) =>
    runPlan({
      plan: await buildPlan({ steps: built, policy: POLICY, file: 'down' }),
      policy: POLICY,
      more,
      simulator,
      origin: simulator.url,
      clock,
      sent,
    })
  return {
    ...world,
    projectId,
    port,
    uriOf,
    user,
    steps,
    databases: () =>
      asKeeper(async (client) => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
        return databases.map(({ name }) => name).filter((name) => !['admin', 'config', 'local'].includes(name))
      }),
    fill: (...databases) =>
      asKeeper(async (client) => {
        for (const name of databases) await client.db(name).collection('orders').insertOne({ paid: true })
      }),
    drop: (uri, patience = PATIENT) =>
      steps([
        { id: 'data', operation: dropOn(clock, patience), params: { 'connection-string': uri, database: DATABASE } },
      ]),
  }
}
