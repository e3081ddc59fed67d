import type { IncomingHttpHeaders } from 'node:http'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface AtlasRequest {
  readonly method: Method
  /** Path and query, percent-encoded: the very bytes of the request line, which digest signs (RFC 7616 §3.4.6). */
  readonly target: string
  /** The path with its parameters as `{names}`: what errors and logs show. */
  readonly template: string
  /** The version of the operation; `undefined` for paths outside the versioned API. */
  readonly date?: string
  /** What the answer is to be, for what is not JSON: the ending of its media type. */
  readonly media?: 'csv' | 'gzip'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The body as it may be seen, where it holds secrets. */
  readonly shownBody?: string
  /** What it says was true when it was written: it is not sent again before another look, not even after a rate limit. */
  readonly once?: true
  readonly signal?: AbortSignal
}

export interface AtlasResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends one request and resolves with whatever answer came; rejects with `AtlasError` when none did. */
export type Send = (request: AtlasRequest) => Promise<AtlasResponse>

/** Wraps a `Send` into a `Send`: credentials, versions, retries and errors are each one layer. */
export type Layer = (next: Send) => Send

/** The first layer is the outermost. */
export function compose({ layers, transport }: { layers: readonly Layer[]; transport: Send }): Send {
  return layers.reduceRight((next, layer) => layer(next), transport)
}

/** A header's one value; several of one name are joined as RFC 9110 §5.3 allows. */
export function header(response: AtlasResponse, name: string): string | undefined {
  const value = response.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
