import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A request as it came over the wire. */
export interface Received {
  readonly method: string
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** Objects go out as JSON. */
  readonly body?: unknown
}

/** Answers by returning, or takes the response into its own hands and returns `undefined`. */
export type Answering = (
  request: Received,
  response: ServerResponse,
) => Answer | undefined | Promise<Answer | undefined>

export interface Loopback {
  readonly origin: string
  readonly received: readonly Received[]
  /** How many connections were opened in all. */
  connections(): number
}

/** A plain HTTP server on 127.0.0.1 that lives as long as the test. */
export async function loopback(answering: Answering): Promise<Loopback> {
  const received: Received[] = []
  let connections = 0
  const server = createServer(async (incoming, response) => {
    const { method = '', url: target = '', headers } = incoming
    const request = { method, target, headers, body: await text(incoming) }
    received.push(request)
    const answer = await answering(request, response)
    if (answer !== undefined) write(response, answer)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, received, connections: () => connections }
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const isText = typeof body === 'string' || body === undefined
  response.writeHead(status, { ...(!isText && { 'content-type': 'application/json' }), ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

/** A port on which nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
