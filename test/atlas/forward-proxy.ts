import { createServer, request as forward, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect as dial } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'

export interface ForwardProxy {
  readonly origin: string
  /** What it was asked for: `GET http://…` or `CONNECT host:port`. */
  readonly asked: readonly string[]
  readonly authorizations: readonly (string | undefined)[]
}

/** How it meets a request: passes it on, refuses it with a status, or drops the connection. */
export type Manner = 'forward' | number | 'drop'

/** A small HTTP proxy: absolute-form requests and CONNECT tunnels (RFC 9110 §9.3.6, RFC 9112 §3.2.2). */
export async function forwardProxy(manner: Manner): Promise<ForwardProxy> {
  const asked: string[] = []
  const authorizations: (string | undefined)[] = []
  const note = ({ method, url, headers }: IncomingMessage) => {
    asked.push(`${method} ${url}`)
    authorizations.push(headers['proxy-authorization'])
  }

  const server = createServer((incoming, response) => {
    note(incoming)
    if (manner === 'drop') return incoming.socket.destroy()
    if (manner !== 'forward') return response.writeHead(manner, { 'proxy-authenticate': 'Basic realm="proxy"' }).end()
    const { 'proxy-authorization': _, ...headers } = incoming.headers
    const outgoing = forward(incoming.url ?? '', { method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    return incoming.pipe(outgoing)
  })
  const tunnels = new Set<Duplex>()
  server.on('connect', (incoming, socket) => {
    note(incoming)
    if (manner === 'drop') return socket.destroy()
    if (manner !== 'forward')
      return socket.end(`HTTP/1.1 ${manner} Refused\r\nproxy-authenticate: Basic realm="proxy"\r\n\r\n`)
    const [host = '', port = ''] = incoming.url?.split(':') ?? []
    const far = dial(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.pipe(socket).pipe(far)
    })
    for (const end of [far, socket]) {
      tunnels.add(end)
      end.on('error', () => far.destroy())
    }
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const end of tunnels) end.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, asked, authorizations }
}
