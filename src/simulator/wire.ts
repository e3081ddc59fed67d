import type { IncomingHttpHeaders } from 'node:http'

/** A request that has been read completely. */
export interface WireRequest {
  readonly method: string
  /** The request target as it was sent: path and query, raw. */
  readonly target: string
  /** The path alone, raw. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer | 'too-large'
  /** The caller's IPv4 or IPv6 address. */
  readonly address: string
  /** `http://` and the Host that the client sent. */
  readonly origin: string
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
