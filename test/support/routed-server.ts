import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What one method and path is answered with. */
export interface ServedRoute {
  readonly method?: string
  /** The path without its query; a colon begins a part that may be anything: `/repos/:owner/:name`. */
  readonly path: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown
  /** Takes the request and never answers it, or drops the connection. */
  readonly instead?: 'silence' | 'hang up'
}

interface ServedRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface RoutedServer {
  /** `http://127.0.0.1:port`. */
  readonly origin: string
  readonly host: string
  readonly requests: readonly ServedRequest[]
  /** From now on these answer before the others. */
  serve(...routes: readonly ServedRoute[]): void
}

const LARGEST_BODY = 1024 * 1024

/**
 * A server on 127.0.0.1 whose routes are data, for one test. It is strict: a request that no route knows, that does not say who asks,
 * or that is one more than expected, is answered with 500 and fails the test when it ends.
 */
export async function routedServer(
  routes: readonly ServedRoute[],
  { mostRequests = 100 }: { mostRequests?: number } = {},
): Promise<RoutedServer> {
  const served: ServedRoute[] = [...routes]
  const requests: ServedRequest[] = []
  const strange: string[] = []
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming
    const { pathname: path, search: query } = new URL(url, 'http://127.0.0.1')
    const body = await readBody(incoming)
    if (body === undefined) return refuse(response, `${method} ${path}: a body of more than ${LARGEST_BODY} bytes`)
    requests.push({ method, path, query, headers, body })
    const route = served.find((route) => (route.method ?? 'GET') === method && fits({ path, pattern: route.path }))
    if (requests.length > mostRequests) return refuse(response, `${method} ${path}: more than ${mostRequests} requests`)
    if (route === undefined) return refuse(response, `${method} ${path}: there is no such route`)
    if (!headers['user-agent']) return refuse(response, `${method} ${path}: nobody says who asks`)
    return answer(response, route)
  })
  const refuse = (response: ServerResponse, why: string) => {
    strange.push(why)
    response.writeHead(500, { 'content-type': 'text/plain' }).end(why)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    if (strange.length > 0) throw new Error(`strange requests:\n${strange.join('\n')}`)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin: `http://${host}`, host, requests, serve: (...more) => void served.unshift(...more) }
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = '', instead }: ServedRoute): void {
  if (instead === 'silence') return
  if (instead === 'hang up') return void response.destroy()
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

function fits({ path, pattern }: { path: string; pattern: string }): boolean {
  const [given, wanted] = [path.split('/'), pattern.split('/')]
  return given.length === wanted.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
