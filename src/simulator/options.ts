import type { Clock } from '../base/clock.ts'
import type { Fault } from './faults.ts'
import type { Quirks } from './quirks.ts'
import type { Cloud } from './world.ts'

export interface SimulatorOptions {
  /** 0, the default, is any free port. */
  readonly port?: number
  /** Simulated time runs so many times as fast; it starts at the real time. */
  readonly speed?: number
  /** Another clock, in place of `speed`. */
  readonly clock?: Clock
  /** Real milliseconds that every answer takes at least. */
  readonly latencyMs?: number
  /** Makes ids, keys, hashes and nonces reproducible. */
  readonly seed?: number
  readonly cloud?: Cloud
  readonly faults?: readonly Fault[]
  readonly quirks?: Partial<Quirks>
  /** Organization roles of the credentials; the owner's by default. */
  readonly roles?: readonly string[]
  /** Addresses and ranges from which the API may be called; when it is not given, no access list is required. */
  readonly apiAccessList?: readonly string[]
  /** Names of projects that exist from the beginning. */
  readonly projects?: readonly string[]
  /** Lets drivers connect to the clusters, which listen on 127.0.0.1 then and keep documents in memory. Off. */
  readonly databases?: boolean
  /** The address from which drivers seem to connect, for access lists; 127.0.0.1 by default. */
  readonly clientAddress?: string
  /** One line per request: method, path, status, duration. Never a credential. */
  readonly log?: (line: string) => void
  readonly onExchange?: (exchange: Exchange) => void
}

/** One request and what became of it. */
export interface Exchange {
  readonly method: string
  /** Path and query as they were sent. */
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly requestBody: Buffer
  /** 0 when a fault swallowed the answer. */
  readonly status: number
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: Buffer
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly publicKey: string
  readonly privateKey: string
  readonly clientId: string
  readonly clientSecret: string
  readonly orgId: string
  /** An organization and a project in it that exist, but are out of reach for the credentials. */
  readonly foreign: { readonly organizationId: string; readonly projectId: string }
  /** Access tokens that were minted and are neither expired nor revoked. */
  readonly liveTokens: () => number
  readonly addFault: (fault: Fault) => void
  /** The simulated time. */
  readonly now: () => Date
  /** Also ends connections that are open. */
  readonly close: () => Promise<void>
}
