import type { Audit } from './administration/audit.ts'
import type { Principal } from './identity/principal.ts'
import type { EndpointSet } from './limits.ts'
import type { Version } from './version.ts'
import type { WireRequest } from './wire.ts'
import type { World } from './world.ts'

/** One request to a route, after everything that all routes have in common was checked. */
export interface Call {
  readonly world: World
  readonly now: number
  readonly caller: Principal
  readonly request: WireRequest
  /** Values of the template's `{names}`, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The parsed JSON body; `undefined` where the route takes none. */
  readonly body: unknown
  readonly version: Version
  /** The absolute address of a path below `/api/atlas/v2`. */
  link(path: string): string
}

export interface Result {
  readonly status: number
  /** `undefined` sends an empty body. */
  readonly body?: unknown
  /** Sent as it is in the place of a body, though the type says JSON. */
  readonly text?: string
  /** A page of results: gets links and a count around it, and `body` is left out. */
  readonly page?: readonly unknown[]
  /** What the links of a page name beside the page itself; defaults included, as recorded. */
  readonly filters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** `absent` where the empty answer was recorded without a Content-Type. */
  readonly contentType?: 'absent'
}

/** One operation. A new one is one more entry in its resource's file. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `root`, with `{names}`. */
  readonly path: string
  /** `/api/atlas/v2` when it is not given; every other root has no versions, and answers in `application/json`. */
  readonly root?: '/api/atlas/v1.0' | '/api/private'
  readonly versions: readonly Version[]
  /** Not limited when it is not given. */
  readonly limit?: EndpointSet
  /** Needs no credentials. */
  readonly public?: boolean
  /** Names of query parameters beyond those that every operation, or every page, has. */
  readonly query?: readonly string[]
  readonly paged?: boolean
  readonly takesBody?: boolean
  /** What the audit says of it, once it succeeded. */
  readonly audit?: Audit
  handle(call: Call): Result | Promise<Result>
}

export const API_ROOT = '/api/atlas/v2'
