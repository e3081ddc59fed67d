import type { MongoClient, MongoClientOptions, MongoServerSelectionError } from 'mongodb'
import { safeText } from '../../base/text.ts'

/** How long to wait for a server of the cluster, and then for its answer to one command. */
export interface Patience {
  readonly connectMs: number
  readonly answerMs: number
}

/** What can be done with the databases of a cluster while the connection stands. */
export interface Databases {
  /**
   * True when there is one of this name in the list of those that the user may see: not seen does not mean gone. `undefined` when the
   * server shows no such list.
   */
  sees(name: string): Promise<boolean | undefined>
  /** Drops it, if it is there, on a majority of the cluster's nodes. */
  drop(name: string): Promise<void>
}

/**
 * `unreachable`: no connection came about. `unauthenticated`: the login was refused. `unauthorized`: the user may not. `passing`:
 * may well work later, after a look at what is there. `refused`: anything else.
 */
export type Trouble = 'unreachable' | 'unauthenticated' | 'unauthorized' | 'passing' | 'refused'

/** What went wrong, in the words of server or driver, made safe and without the credentials. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly trouble: Trouble

  constructor({ trouble, message }: { trouble: Trouble; message: string }) {
    super(message)
    this.trouble = trouble
  }
}

/**
 * Connects, does the work, and closes, also when it fails. The driver is loaded only here and only now: it is large. Rejects with
 * `DatabaseError`.
 *
 * `uri` must have been read by `readDatabaseUri`.
 */
export async function withDatabases<Result>({
  uri,
  patience,
  work,
}: {
  uri: string
  patience: Patience
  work: (databases: Databases) => Promise<Result>
}): Promise<Result> {
  const driver = await import('mongodb')
  let client: MongoClient | undefined
  let isConnected = false
  try {
    client = new driver.MongoClient(uri, optionsOf(patience))
    await client.connect()
    isConnected = true
    return await work(databasesOf({ client, driver }))
  } catch (error) {
    throw new DatabaseError({ trouble: troubleOf({ driver, error, isConnected }), message: messageOf(error, uri) })
  } finally {
    await client?.close()
  }
}

function optionsOf({ connectMs, answerMs }: Patience): MongoClientOptions {
  return {
    appName: 'mongodb-atlas-action',
    maxPoolSize: 1,
    serverSelectionTimeoutMS: connectMs,
    connectTimeoutMS: connectMs,
    waitQueueTimeoutMS: connectMs,
    socketTimeoutMS: answerMs,
    // The streaming way to watch a server needs a second connection to each of them.
    serverMonitoringMode: 'poll',
    // Otherwise the driver would follow MONGODB_LOG_* of the job's environment, and write hosts and commands to its log.
    mongodbLogComponentSeverities: {
      command: 'off',
      topology: 'off',
      serverSelection: 'off',
      connection: 'off',
      client: 'off',
      default: 'off',
    },
  }
}

type Driver = typeof import('mongodb')

function databasesOf({ client, driver }: { client: MongoClient; driver: Driver }): Databases {
  return {
    async sees(name) {
      // No other option: Atlas's proxy before shared clusters has been seen to refuse `authorizedDatabases`, which is the default of
      // who may not see all (manual of MongoDB).
      try {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
        return databases.some((database) => database.name === name)
      } catch (error) {
        const trouble = troubleOf({ driver, error, isConnected: true })
        if (trouble === 'unauthorized' || trouble === 'refused') return undefined
        throw error
      }
    },
    async drop(name) {
      await client.db(name).command({ dropDatabase: 1, writeConcern: { w: 'majority' } })
    },
  }
}

/** Server error codes (error_codes.yml). Atlas's own proxies say 8000 `AtlasError` for both, with a text of their own. */
const AUTHENTICATION_FAILED = 18
const UNAUTHORIZED = 13
const ATLAS_ERROR = 8000
/**
 * The server is changing its state or cut off (the retryable codes of the drivers' specification), another operation holds the
 * database (LockBusy, ConflictingOperationInProgress, DatabaseDropPending), or it is done here but not on a majority yet.
 */
const PASSING = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 46, 117, 215, 64])
const PASSING_LABELS = ['RetryableWriteError', 'RetryableError', 'SystemOverloadedError']

function troubleOf({ driver, error, isConnected }: { driver: Driver; error: unknown; isConnected: boolean }): Trouble {
  const cutOff = isConnected ? 'passing' : 'unreachable'
  if (error instanceof driver.MongoServerSelectionError) return isAnswering(error) ? 'passing' : cutOff
  if (error instanceof driver.MongoNetworkError) return cutOff
  if (error instanceof driver.MongoServerError) {
    const { code, message } = error
    const isAtlas = code === ATLAS_ERROR
    if (code === AUTHENTICATION_FAILED || (isAtlas && /^bad auth\b/i.test(message))) return 'unauthenticated'
    if (code === UNAUTHORIZED || (isAtlas && /\bnot (?:allowed to do action|authorized)\b/i.test(message)))
      return 'unauthorized'
    if (typeof code === 'number' && PASSING.has(code)) return 'passing'
  }
  if (error instanceof driver.MongoError) {
    if (error.name === 'MongoWaitQueueTimeoutError') return cutOff
    return PASSING_LABELS.some((label) => error.hasErrorLabel(label)) ? 'passing' : 'refused'
  }
  // What DNS says comes as it is.
  return error instanceof Error && 'syscall' in error ? 'unreachable' : 'refused'
}

/** Servers answer, but none of them is the primary just now. */
function isAnswering({ reason }: MongoServerSelectionError): boolean {
  return [...(reason?.servers.values() ?? [])].some(({ type }) => type !== 'Unknown')
}

function messageOf(error: unknown, uri: string): string {
  const said = error instanceof Error && error.message !== '' ? error.message : 'no word of why'
  const [, encoded = ''] = /:\/\/[^:@]*:([^@]+)@/.exec(uri) ?? []
  const blotted = [encoded, decoded(encoded)]
    .filter((password) => password !== '')
    .reduce((text, password) => text.replaceAll(password, '***'), said)
  return safeText(blotted).replace(/[.\s]+$/, '')
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
