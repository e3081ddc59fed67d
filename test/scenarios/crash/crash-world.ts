import { MongoClient } from 'mongodb'
import { environmentName } from '../../../src/environments/name.ts'
import { type Exchange, type Simulator, startSimulator } from '../../../src/simulator/server.ts'
import { echo } from '../../github/looking.ts'
import { createPeer, type Peer } from '../../simulator/peer.ts'
import type { RepositoryHandle } from '../../support/github/repository-handle.ts'
import { type LoopbackGitHub, startGitHub } from '../../support/github/start-github.ts'
import { madeIn, viewAtlas } from './end-state.ts'
import { type Gate, openGate } from './gate.ts'
import { type Isolation, KEEPER_PASSWORD } from './isolations.ts'
import { type Job, startJob } from './job.ts'
import { postHere, type RanHere, runHere, type Verb } from './run-here.ts'

const PULL_REQUEST = 42
const REPOSITORY = 'octo/shop'
const NAME = environmentName({ repository: REPOSITORY, pullRequest: PULL_REQUEST })
const RUNNER = '20.12.34.56'

/** Another job of the same pull request has another number. */
export interface JobMore {
  readonly run?: number
  readonly credentials?: 'api-key' | 'service-account'
}

export interface EndState {
  readonly atlas: unknown
  readonly made: unknown
  readonly databases?: unknown
  readonly gitHub: ReturnType<typeof gitHubState>
  readonly afterJobs?: unknown
}

/** Atlas, a gate before it, and GitHub, for one environment of one pull request. */
export interface CrashWorld {
  readonly simulator: Simulator
  readonly gate: Gate
  readonly gitHub: LoopbackGitHub
  readonly shop: RepositoryHandle
  /** The main step of the bundle, in a process of its own. */
  start(verb: Verb, more?: JobMore): Promise<Job>
  /** As much, in this process; what fails is thrown. */
  run(verb: Verb, more?: JobMore): Promise<RanHere>
  /** All that is in Atlas and at GitHub. */
  endState(): Promise<EndState>
  /** As `endState`; then the post steps of the jobs, in this process, and who is let in after them. */
  finish(jobs: readonly { readonly leases: string; readonly run?: number }[]): Promise<EndState>
  close(): Promise<void>
}

/** With the environment up already for `down`, and data in its database. */
export async function crashWorld(isolation: Isolation, verb: Verb): Promise<CrashWorld> {
  const exchanges: Exchange[] = []
  const simulator = await startSimulator({
    ...isolation.simulator,
    speed: isolation.speed,
    projects: ['shop'],
    clientAddress: RUNNER,
    onExchange: (exchange) => exchanges.push(exchange),
  })
  const gate = await openGate(simulator.url)
  const gitHub = await startGitHub()
  const services = await Promise.all([echo(RUNNER), echo(RUNNER)])
  const shop = gitHub.repository(REPOSITORY)
  shop.openPullRequest({ number: PULL_REQUEST })
  const peer = createPeer(simulator)
  const projectId = await idOfShop(peer)
  await isolation.arrange(peer, projectId)
  const file = isolation.file.replace('ORG', simulator.orgId).replace('PROJECT', projectId)
  const environmentOf = (verb: Verb, { run = 1001, credentials = 'api-key' }: JobMore = {}) => ({
    ATLAS_ACTION_CLOCK_SPEED: String(isolation.speed),
    ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' '),
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_API_URL: gitHub.url,
    GITHUB_RUN_ID: String(run),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'environment',
    INPUT_ENVIRONMENT: verb,
    'INPUT_PULL-REQUEST': String(PULL_REQUEST),
    'INPUT_BASE-URL': gate.origin,
    'INPUT_GITHUB-TOKEN': gitHub.token,
    // By the simulated clock, which goes on while this machine is busy.
    INPUT_TIMEOUT: '24h',
    ...(credentials === 'api-key'
      ? { 'INPUT_PUBLIC-KEY': simulator.publicKey, 'INPUT_PRIVATE-KEY': simulator.privateKey }
      : { 'INPUT_CLIENT-ID': simulator.clientId, 'INPUT_CLIENT-SECRET': simulator.clientSecret }),
  })
  const world: CrashWorld = {
    simulator,
    gate,
    gitHub,
    shop,
    start: (verb, more) => startJob({ environment: environmentOf(verb, more), file }),
    async run(verb, more) {
      const ran = await runHere({ verb, pullRequest: PULL_REQUEST, environment: environmentOf(verb, more), file })
      for (const { state, step } of ran.performed.result.steps)
        if (state.status !== 'done')
          throw new Error(
            `${step.id}: ${state.status} ${JSON.stringify(state)} ${'error' in state ? state.error.message : ''}`,
          )
      return ran
    },
    async endState() {
      return {
        atlas: await viewAtlas(peer),
        made: madeIn(exchanges),
        ...(isolation.simulator.databases && { databases: await databasesOf({ peer, projectId }) }),
        gitHub: gitHubState(shop),
      }
    },
    async finish(jobs) {
      const state = await world.endState()
      for (const { leases, run = 1001 } of jobs) await postHere({ environment: environmentOf('up', { run }), leases })
      const afterJobs = (await viewAtlas(peer)).map(({ name, access }) => ({ name, access }))
      return { ...state, afterJobs }
    },
    async close() {
      await gate.close()
      await simulator.close()
      await gitHub.close()
      if (gitHub.problems.length > 0) throw new Error(`strange requests:\n${gitHub.problems.join('\n')}`)
    },
  }
  if (verb === 'down') {
    const { leases } = await world.run('up', { run: 1000 })
    await world.finish([{ leases, run: 1000 }])
    if (isolation.simulator.databases) await fill({ peer, projectId, databases: [NAME, 'shop'] })
    shop.close(PULL_REQUEST)
  }
  return world
}

function gitHubState(shop: RepositoryHandle) {
  const comments = shop.comments(PULL_REQUEST)
  return {
    comments: comments.map(({ body }) => /\*\*.*?\*\*/.exec(body)?.[0]),
    deployments: shop.deployments().map(({ statuses }) => statuses.at(-1)?.state),
  }
}

async function idOfShop(peer: Peer): Promise<string> {
  const { json } = await peer({ method: 'GET', path: '/api/atlas/v2/groups/byName/shop' })
  return String(Reflect.get(Object(json), 'id'))
}

async function asKeeper<Result>({
  peer,
  projectId,
  work,
}: {
  peer: Peer
  projectId: string
  work: (client: MongoClient) => Promise<Result>
}): Promise<Result> {
  const place = `/api/atlas/v2/groups/${projectId}`
  const { text } = await peer({ method: 'GET', path: `${place}/clusters/shared` })
  const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1]
  // Drivers come from the runner's address as the cluster sees it, which jobs have closed again.
  await peer({ method: 'POST', path: `${place}/accessList`, body: [{ cidrBlock: `${RUNNER}/31` }] })
  const uri = `mongodb://keeper:${encodeURIComponent(KEEPER_PASSWORD)}@127.0.0.1:${port}/?directConnection=true&authSource=admin`
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
  try {
    return await work(client)
  } finally {
    await client.close()
    await peer({ method: 'DELETE', path: `${place}/accessList/${encodeURIComponent(`${RUNNER}/31`)}` })
  }
}

async function fill({ databases, ...cluster }: { peer: Peer; projectId: string; databases: readonly string[] }) {
  await asKeeper({
    ...cluster,
    async work(client) {
      for (const name of databases) await client.db(name).collection('orders').insertOne({ paid: true })
    },
  })
}

function databasesOf(cluster: { peer: Peer; projectId: string }): Promise<string[]> {
  return asKeeper({
    ...cluster,
    async work(client) {
      const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
      return databases.map(({ name }) => name).filter((name) => !['admin', 'config', 'local'].includes(name))
    },
  })
}
