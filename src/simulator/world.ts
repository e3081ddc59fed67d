import type { Clock } from '../base/clock.ts'
import type { FirstCredentials, Principal } from './identity/principal.ts'
import type { Databases } from './mongod/databases.ts'
import type { Quirks } from './quirks.ts'
import type { Random } from './random.ts'
import type { State } from './state.ts'

export type Cloud = 'commercial' | 'government'

/** The API key and the service account that a simulator is started with. */
interface Credentials extends FirstCredentials {
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
  /** Who sent the request that is served. */
  readonly caller: Principal
  /** Roles of which the operation that is served needs one; `undefined` when no description says. */
  readonly neededRoles?: readonly string[] | undefined
  /** The least time, in real milliseconds, that an answer takes. */
  readonly latencyMs: number
  /** Where drivers can connect to; `undefined` when that was not asked for. */
  readonly databases?: Databases
  state: State
}

/** The same world, as one caller of one operation sees it. */
export function worldSeenBy(world: World, { caller, neededRoles }: Pick<World, 'caller' | 'neededRoles'>): World {
  return {
    ...world,
    caller,
    neededRoles,
    get state() {
      return world.state
    },
    set state(state) {
      world.state = state
    },
  }
}
