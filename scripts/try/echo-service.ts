import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service on loopback that tells everybody who asks this address, as the public ones tell each their own. */
export async function startEchoService(address: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_, response) => response.end(`${address}\n`)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
