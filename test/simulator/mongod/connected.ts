import { MongoClient, type MongoClientOptions } from 'mongodb'
import { onTestFinished } from 'vitest'
import type { SimulatorOptions } from '../../../src/simulator/server.ts'
import { isRecord, textOf } from '../recording.ts'
import { dedicated, flex, free, type Started, started } from '../started.ts'

export const PASSWORD = 'correct horse'
export const MINUTE = 60_000
const KINDS = {
  dedicated: { body: dedicated, path: 'clusters' },
  free: { body: free, path: 'clusters' },
  flex: { body: flex, path: 'flexClusters' },
}

export interface Connected extends Started {
  /** The project's path below the API. */
  readonly at: string
  /** Adds a database user, whom clusters know once the clock was turned. */
  readonly addUser: (username: string, more?: object) => Promise<void>
  readonly standardOf: (name: string, kind?: keyof typeof KINDS) => Promise<string>
  readonly addCluster: (name: string, kind?: keyof typeof KINDS) => Promise<void>
  /** Lets 127.0.0.1 in, or another address. */
  readonly letIn: (ipAddress?: string, more?: object) => Promise<void>
  /** A client of the cluster that is not connected yet; it is closed when the test ends. */
  readonly client: (
    username: string,
    given?: { cluster?: string; password?: string; kind?: keyof typeof KINDS; options?: MongoClientOptions },
  ) => Promise<MongoClient>
}

/** A simulator that drivers connect to, with a project in it. */
export async function connected(options: SimulatorOptions = {}, more: { deviates?: boolean } = {}): Promise<Connected> {
  const stage = await started({ databases: true, ...options }, more)
  const at = await stage.project()
  const groupId = at.split('/').at(-1)
  const roles = [{ roleName: 'readWrite', databaseName: 'app' }]
  const base = { databaseName: 'admin', groupId, password: PASSWORD, roles }
  const must = async (answer: Promise<{ status: number; text: string }>) => {
    const { status, text } = await answer
    if (status >= 300) throw new Error(`${status} ${text}`)
  }
  const standardOf: Connected['standardOf'] = async (name, kind = 'dedicated') => {
    const { json } = await stage.get(`${at}/${KINDS[kind].path}/${name}`)
    return isRecord(json) && isRecord(json['connectionStrings']) ? textOf(json['connectionStrings']['standard']) : ''
  }
  return {
    ...stage,
    at,
    standardOf,
    addUser: (username, more = {}) => must(stage.post(`${at}/databaseUsers`, { ...base, username, ...more })),
    addCluster: (name, kind = 'dedicated') => must(stage.post(`${at}/${KINDS[kind].path}`, KINDS[kind].body(name))),
    letIn: (ipAddress = '127.0.0.1', more = {}) => must(stage.post(`${at}/accessList`, [{ ipAddress, ...more }])),
    async client(username, { cluster = 'a', kind = 'dedicated', password = PASSWORD, options: more = {} } = {}) {
      const url = await standardOf(cluster, kind)
      const client = new MongoClient(url, { auth: { username, password }, serverSelectionTimeoutMS: 15_000, ...more })
      onTestFinished(() => client.close())
      return client
    },
  }
}

/** With a cluster `a`, users who can do what their names say, and all of it known to the cluster. */
export async function settled(
  options: SimulatorOptions = {},
  kind: keyof typeof KINDS = 'dedicated',
  more: { deviates?: boolean } = {},
): Promise<Connected> {
  const stage = await connected(options, more)
  await stage.addCluster('a', kind)
  await stage.letIn(options.clientAddress)
  await stage.addUser('app')
  await stage.addUser('admin', { roles: [{ roleName: 'atlasAdmin', databaseName: 'admin' }] })
  stage.clock.turn(20 * MINUTE)
  return stage
}

/** What a driver says of a refusal: `13 Unauthorized`, or the name of the error of one that never was answered. */
export async function refusal(done: Promise<unknown>): Promise<string> {
  try {
    await done
    return 'accepted'
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { code, codeName } = error as { code?: unknown; codeName?: unknown }
    return codeName === undefined ? error.name : `${code} ${codeName}: ${error.message}`
  }
}
