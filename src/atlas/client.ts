import { Secret } from '../base/secret.ts'
import { safeText } from '../base/text.ts'
import { hasCode } from './atlas-error.ts'
import { type EndpointName, endpoints, type PathParameters, type Query, targetOf } from './endpoints.ts'
import { type AtlasRequest, type AtlasResponse, header, type Method, type Send } from './send.ts'
import { unreadable } from './unreadable.ts'

/** One request to any operation of the Admin API, known to `endpoints` or not. */
export interface Exchange {
  readonly method: Method
  /** With its parameters as `{names}`. */
  readonly path: string
  /** `YYYY-MM-DD`, or `preview`. */
  readonly version: string
  readonly media?: 'csv' | 'gzip'
  readonly parameters: Readonly<Record<string, string>>
  readonly query?: Query
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text. */
  readonly body?: string
  /** The body as it may be seen in a dry run, where it holds secrets. */
  readonly shownBody?: string
  readonly once?: true
}

/** A 2xx answer as it came. */
export interface Answer {
  readonly status: number
  /** Media type without parameters, in lower case; empty if there is none. */
  readonly mediaType: string
  readonly bytes: Buffer
}

interface AnyCall {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Query
  /** Sent as JSON. */
  readonly body?: unknown
  /** Not sent again before another look, since others may have written meanwhile; the caller hears also of a rate limit. */
  readonly once?: true
}

type Call<Name extends EndpointName> = AnyCall &
  (keyof PathParameters<Name> extends never ? unknown : { readonly path: PathParameters<Name> })

/** The Admin API as operations see it. Every method rejects with `AtlasError`, or `UsageError` for a path parameter like `..`. */
export interface Atlas {
  /** The JSON of a 2xx answer; `undefined` where it has no body. */
  call<Name extends EndpointName>(name: Name, call: Call<Name>): Promise<unknown>
  /** As `call`, but an answer with one of these codes means that the thing does not exist. */
  find<Name extends EndpointName>(name: Name, call: Call<Name> & { absent: readonly string[] }): Promise<unknown>
  /** Any request, with the bytes of its answer. */
  exchange(exchange: Exchange): Promise<Answer>
  /** All pages of a list. */
  list<Name extends EndpointName>(name: Name, call: Call<Name>): Promise<unknown[]>
  /** Atlas's time, by the `Date` of its last answer: a runner's clock may be off, and Atlas checks expiry dates by its own. */
  now(): Date
  readonly credentialKind: string
}

export const PAGE_SIZE = 500
/** Far more than Atlas has of anything; an end for a list that never ends. */
const MOST_PAGES = 2_000

export function createAtlas({
  send: transmit,
  now,
  credentialKind,
  userAgent,
  signal,
}: {
  send: Send
  /** Atlas's time. */
  now: () => Date
  credentialKind: string
  userAgent: string
  signal: AbortSignal
}): Atlas {
  async function send({
    path,
    version,
    media,
    parameters,
    query,
    headers,
    ...others
  }: Exchange): Promise<AtlasResponse> {
    const request: AtlasRequest = {
      ...others,
      target: targetOf({ path, parameters, query }),
      template: path,
      date: version,
      ...(media && { media }),
      headers: { ...headers, 'user-agent': userAgent },
      signal,
    }
    return transmit(request)
  }

  async function callByName(name: EndpointName, call: AnyCall): Promise<unknown> {
    const [method, path, version] = endpoints[name]
    const { path: parameters = {}, query = {}, body, once } = call
    const text = body === undefined ? {} : { body: revealed(body), shownBody: JSON.stringify(body) }
    const response = await send({ method, path, version, parameters, query, ...text, ...(once && { once }) })
    return readJson({ method, path, response })
  }

  const atlas: Atlas = {
    call: (name, call) => callByName(name, call),
    async find(name, call) {
      try {
        return await callByName(name, call)
      } catch (error) {
        if (hasCode(error, ...call.absent)) return undefined
        throw error
      }
    },
    async exchange(exchange) {
      const { status, body, ...response } = await send(exchange)
      const type = header({ status, body, ...response }, 'content-type') ?? ''
      return { status, mediaType: type.split(';', 1)[0]?.trim().toLowerCase() ?? '', bytes: body }
    },
    list(name, call) {
      const path = endpoints[name][1]
      const page = (pageNum: number) =>
        callByName(name, { ...call, query: { ...call.query, itemsPerPage: PAGE_SIZE, pageNum } })
      return collectPages({ path, page })
    },
    credentialKind,
    now,
  }
  return atlas
}

/** JSON for the wire: a `Secret` in it is written out, which JSON shows as `***` everywhere else. */
function revealed(body: unknown): string {
  return JSON.stringify(body, function (this: Record<string, unknown>, key, shown) {
    const value = this[key]
    return value instanceof Secret ? value.reveal() : shown
  })
}

/** All items of a list, whose pages come wrapped, or which comes whole as a bare array. */
export async function collectPages({
  path,
  page,
}: {
  /** As errors name it. */
  path: string
  /** Asks for one page, with `PAGE_SIZE` items; they count from 1. */
  page: (pageNum: number) => Promise<unknown>
}): Promise<unknown[]> {
  const all: unknown[] = []
  for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
    const answer = await page(pageNum)
    if (Array.isArray(answer)) return answer
    const { results, next } = readPage(path, answer)
    all.push(...results)
    if (!next || results.length === 0) return all
  }
  throw unreadable({ method: 'GET', path, why: 'a list without an end', transient: false })
}

/** Whether there is a next page is told by a link; the link itself is never followed, only the page number raised. */
function readPage(path: string, page: unknown): { results: unknown[]; next: boolean } {
  if (typeof page === 'object' && page !== null && 'results' in page && Array.isArray(page.results)) {
    const links = 'links' in page && Array.isArray(page.links) ? page.links : []
    return { results: page.results, next: links.some((link) => link?.rel === 'next') }
  }
  throw unreadable({ method: 'GET', path, why: 'a page without results' })
}

/** Some answers have no body, and some deletions answer `{}`. */
function readJson({ method, path, response }: { method: Method; path: string; response: AtlasResponse }): unknown {
  const text = response.body.toString()
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    const type = safeText(header(response, 'content-type') ?? 'no content type', { longest: 60 })
    throw unreadable({ method, path, why: `${response.status} with an answer that is not JSON (${type})` })
  }
}
