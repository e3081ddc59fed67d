import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a subject is asked over the channel of its process, and what it says. */
export type Ask = 'cpu' | 'memory'
export interface Said {
  readonly port?: number
  /** Microseconds of this process, user and system, since it began. */
  readonly cpu?: number
  /** Bytes of the heap in use after a full collection, and of the process. */
  readonly heap?: number
  readonly rss?: number
}

/** Every subject has the same secret, path and port of its own choice. */
export const SECRET = 'a secret that all subjects of this bench know'
export const PATH = '/github/webhooks'

/** Tells the parent where this server listens, and afterwards what it has used. */
export async function answerOrchestrator(server: Server | { readonly port: number }): Promise<void> {
  if ('listen' in server) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = 'listen' in server ? (server.address() as AddressInfo).port : server.port
  const say = (said: Said) => process.send?.(said)
  process.on('message', (ask: Ask) => {
    if (ask === 'cpu') {
      const { user, system } = process.cpuUsage()
      return say({ cpu: user + system })
    }
    globalThis.gc?.()
    const { heapUsed: heap, rss } = process.memoryUsage()
    return say({ heap, rss })
  })
  process.on('disconnect', () => process.exit())
  say({ port })
}
