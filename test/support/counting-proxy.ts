import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it went over the wire, and how it was answered. */
export interface Counted {
  readonly method: string
  readonly path: string
  readonly status: number
  /** `WWW-Authenticate` of the answer. */
  readonly challenge: string | undefined
  /** The challenge says that only the nonce was refused (RFC 7616 section 3.3). */
  readonly stale: boolean
  /** What the request's own `Authorization: Digest` carried. */
  readonly nonce: string | undefined
  readonly nc: string | undefined
  /** `nextnonce` of the answer's `Authentication-Info`. */
  readonly nextNonce: string | undefined
}

export interface CountingProxy {
  readonly url: string
  /** In the order in which the answers came. */
  readonly exchanges: readonly Counted[]
  /** Forgets what was counted so far. */
  reset(): void
  stop(): Promise<void>
}

/** Relays HTTP on loopback, headers as they are, and keeps a list: what the peer itself saw, and nothing that we say about it. */
export async function startCountingProxy({ target }: { target: string }): Promise<CountingProxy> {
  const exchanges: Counted[] = []
  const agent = new Agent({ keepAlive: true })
  const server = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(target)
    const options = { hostname, port, agent, method: incoming.method, path: incoming.url, headers: incoming.headers }
    const relayed = request(options, (answer) => {
      exchanges.push(count(incoming, answer))
      outgoing.writeHead(answer.statusCode ?? 0, answer.rawHeaders)
      answer.pipe(outgoing)
    })
    relayed.on('error', () => outgoing.destroy())
    incoming.pipe(relayed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    reset() {
      exchanges.length = 0
    },
    async stop() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function count(incoming: IncomingMessage, answer: IncomingMessage): Counted {
  const challenge = answer.headers['www-authenticate']
  const authorization = incoming.headers.authorization ?? ''
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    status: answer.statusCode ?? 0,
    challenge,
    stale: /\bstale="?true/i.test(challenge ?? ''),
    nonce: /\bnonce="([^"]*)"/.exec(authorization)?.[1],
    nc: /\bnc=([\da-f]{8})\b/.exec(authorization)?.[1],
    nextNonce: /\bnextnonce="([^"]*)"/.exec(String(answer.headers['authentication-info'] ?? ''))?.[1],
  }
}
