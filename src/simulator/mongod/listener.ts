import { createServer, type Socket } from 'node:net'
import { safeText } from '../../base/text.ts'
import { serveConnection } from './connection.ts'
import { isLetIn } from './let-in.ts'
import type { Node } from './node.ts'

export interface Listener {
  readonly port: number
  /** Ends the connections that are open. */
  readonly disconnect: () => void
  /** Ends them, and takes no others. */
  readonly close: () => Promise<void>
}

/** Listens for one cluster on a free port of 127.0.0.1; whoever connects comes from `clientAddress`. */
export async function listen({
  createNode,
  clientAddress,
  log,
}: {
  createNode: (port: number) => Node
  clientAddress: string
  log: (line: string) => void
}): Promise<Listener> {
  const sockets = new Set<Socket>()
  let connections = 0
  let node: Node | undefined

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // Whoever reads from it hears of it as well; without this listener it would end the process.
    socket.on('error', () => socket.destroy())
    const sight = node?.look()
    if (!node || !sight) {
      log('connection refused: the cluster takes none now')
      socket.resetAndDestroy()
      return
    }
    if (!isLetIn(clientAddress, { ...sight, world: node.world })) {
      log(`connection refused: ${clientAddress} is not on the access list of the project`)
      socket.destroy()
      return
    }
    connections += 1
    serveConnection(socket, { node, connectionId: connections, log })
      .catch((error: unknown) => log(`connection closed: ${safeText(error)}`))
      .finally(() => socket.destroy())
  })
  const port = await new Promise<number>((resolve, reject) => {
    // It stays: an error of a server that listens already, as of too many open files, must not end the process.
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  node = createNode(port)

  const disconnect = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    disconnect,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        disconnect()
      }),
  }
}
