import { safeText } from '../base/text.ts'
import { AtlasError, hasCode } from './atlas-error.ts'
import { type EndpointName, endpoints, type PathParameters, type Query, targetOf } from './endpoints.ts'
import { type AtlasRequest, type AtlasResponse, header, type Method, type Send } from './send.ts'

interface AnyCall {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Query
  /** Sent as JSON. */
  readonly body?: unknown
}

type Call<Name extends EndpointName> = AnyCall &
  (keyof PathParameters<Name> extends never ? unknown : { readonly path: PathParameters<Name> })

/** The Admin API as operations see it. Every method rejects with `AtlasError`, or `UsageError` for a path parameter like `..`. */
export interface Atlas {
  /** The JSON of a 2xx answer; `undefined` where it has no body. */
  call<Name extends EndpointName>(name: Name, call: Call<Name>): Promise<unknown>
  /** As `call`, but an answer with one of these codes means that the thing does not exist. */
  find<Name extends EndpointName>(name: Name, call: Call<Name> & { absent: readonly string[] }): Promise<unknown>
  /** All pages of a list. */
  list<Name extends EndpointName>(name: Name, call: Call<Name>): Promise<unknown[]>
  /** Atlas's time, by the `Date` of its last answer: a runner's clock may be off, and Atlas checks expiry dates by its own. */
  now(): Date
  readonly credentialKind: string
}

const PAGE_SIZE = 500
/** Far more than Atlas has of anything; an end for a list that never ends. */
const MOST_PAGES = 2_000

export function createAtlas({
  send,
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
  async function exchange(name: EndpointName, call: AnyCall): Promise<unknown> {
    const [method, path, date] = endpoints[name]
    const request: AtlasRequest = {
      method,
      target: targetOf({ path, parameters: call.path ?? {}, query: call.query }),
      template: path,
      date,
      headers: { 'user-agent': userAgent },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal,
    }
    const response = await send(request)
    return readJson({ method, path, response })
  }

  const atlas: Atlas = {
    call: (name, call) => exchange(name, call),
    async find(name, call) {
      try {
        return await exchange(name, call)
      } catch (error) {
        if (hasCode(error, ...call.absent)) return undefined
        throw error
      }
    },
    async list(name, call) {
      const all: unknown[] = []
      for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
        const page = await exchange(name, { ...call, query: { ...call.query, itemsPerPage: PAGE_SIZE, pageNum } })
        if (Array.isArray(page)) return page
        const { results, next } = readPage(name, page)
        all.push(...results)
        if (!next || results.length === 0) return all
      }
      throw unreadable({ method: 'GET', path: endpoints[name][1], why: 'a list without an end' })
    },
    credentialKind,
    now,
  }
  return atlas
}

/** Whether there is a next page is told by a link; the link itself is never followed, only the page number raised. */
function readPage(name: EndpointName, page: unknown): { results: unknown[]; next: boolean } {
  if (typeof page === 'object' && page !== null && 'results' in page && Array.isArray(page.results)) {
    const links = 'links' in page && Array.isArray(page.links) ? page.links : []
    return { results: page.results, next: links.some((link) => link?.rel === 'next') }
  }
  throw unreadable({ method: 'GET', path: endpoints[name][1], why: 'a page without results' })
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

/** It may have taken effect, and the next look will tell. */
function unreadable({ method, path, why }: { method: Method; path: string; why: string }): AtlasError {
  return new AtlasError({
    method,
    template: path,
    message: why,
    hint: 'If this repeats, look for a proxy or gateway that answers in the place of Atlas.',
    outcome: 'unknown',
    transient: true,
  })
}
