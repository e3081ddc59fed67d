import type { Clock } from '../base/clock.ts'
import type { Quirks } from './quirks.ts'
import type { Random } from './random.ts'
import type { State } from './state.ts'

export type Cloud = 'commercial' | 'government'

/** The one API key and the one service account of a simulator. */
interface Credentials {
  readonly id: string
  /** Eight lower-case letters. */
  readonly publicKey: string
  /** A version 4 UUID. */
  readonly privateKey: string
  readonly clientId: string
  readonly clientSecret: string
  /** The commit that Atlas says it was built from: 40 hexadecimal digits. */
  readonly build: string
}

/** What routes are given: the state, and what the simulator was started with. */
export interface World {
  readonly clock: Clock
  readonly random: Random
  readonly quirks: Quirks
  readonly cloud: Cloud
  readonly credentials: Credentials
  /** Organization roles of the credentials. */
  readonly roles: readonly string[]
  /** The least time, in real milliseconds, that an answer takes. */
  readonly latencyMs: number
  state: State
}
