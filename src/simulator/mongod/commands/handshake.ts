import type { Cluster } from '../../clusters/cluster.ts'
import { mongodbVersion } from '../../clusters/mongodb-version.ts'
import { isDocument, LARGEST_DOCUMENT } from '../documents.ts'
import { LARGEST_MESSAGE } from '../frames.ts'
import { findLogin } from '../node.ts'
import { Refusal } from '../refusal.ts'
import type { Command, OpenCall } from './command.ts'

/** The newest wire version of each release, after the drivers' specification. */
const WIRE_VERSION: Readonly<Record<string, number>> = { '6.0': 17, '7.0': 21, '8.0': 25 }
/** Documents in one command, as the driver is told. */
export const MOST_WRITES = 100_000
const SESSION_MINUTES = 30

/** The primary of a replica set of one, or the router of a sharded cluster. Without `topologyVersion`, so that drivers ask again and again and do not wait for a push. */
async function hello(call: OpenCall): Promise<object> {
  const { body, sight, node, name } = call
  const me = `127.0.0.1:${node.port}`
  const mechanisms = mechanismsFor(body['saslSupportedMechs'], call)
  return {
    ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true, helloOk: true }),
    ...placeOf(sight.cluster, me),
    maxBsonObjectSize: LARGEST_DOCUMENT,
    maxMessageSizeBytes: LARGEST_MESSAGE,
    maxWriteBatchSize: MOST_WRITES,
    localTime: new Date(sight.now),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId: call.connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION[sight.cluster.settings.mongoDBMajorVersion] ?? 25,
    readOnly: false,
    ...(mechanisms ? { saslSupportedMechs: mechanisms } : {}),
    ...(await speculate(call)),
  }
}

function placeOf({ settings, replicaSet }: Cluster, me: string): object {
  if (settings.clusterType !== 'REPLICASET') return { msg: 'isdbgrid' }
  return { hosts: [me], setName: `${replicaSet}-shard-0`, setVersion: 1, secondary: false, primary: me, me }
}

/** `admin.app` → how that user can log in. */
function mechanismsFor(asked: unknown, { sight, node }: OpenCall): readonly string[] | undefined {
  if (typeof asked !== 'string' || !asked.startsWith('admin.')) return undefined
  return findLogin(asked.slice('admin.'.length), sight, node.world) ? ['SCRAM-SHA-256'] : undefined
}

/** The manual of MongoDB: a speculative login that fails is left out, and the driver begins another. */
async function speculate({ body, login, sight }: OpenCall): Promise<object> {
  const attempt = body['speculativeAuthenticate']
  if (!isDocument(attempt) || !('saslStart' in attempt)) return {}
  try {
    return { speculativeAuthenticate: await login.start(attempt, String(attempt['db']), sight) }
  } catch (error) {
    if (error instanceof Refusal) return {}
    throw error
  }
}

export const handshake: Readonly<Record<string, Command>> = {
  hello: { for: 'anybody', run: hello },
  isMaster: { for: 'anybody', run: hello },
  ismaster: { for: 'anybody', run: hello },
  saslStart: { for: 'anybody', run: ({ body, database, login, sight }) => login.start(body, database, sight) },
  saslContinue: { for: 'anybody', run: ({ body, login }) => login.proceed(body) },
  ping: { for: 'anybody', run: () => ({}) },
  endSessions: { for: 'users', run: () => ({}) },
  buildInfo: { for: 'anybody', run: buildInfo },
  buildinfo: { for: 'anybody', run: buildInfo },
}

function buildInfo({ sight, node }: OpenCall): object {
  const version = mongodbVersion(sight.cluster.settings.mongoDBMajorVersion)
  return {
    version,
    gitVersion: node.world.credentials.build,
    modules: ['enterprise'],
    versionArray: [...version.split('.').map(Number), 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: LARGEST_DOCUMENT,
  }
}
