import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What listens on a port without speaking MongoDB's language. */
const MANNERS = {
  'hangs up at once': (socket: Socket) => socket.resetAndDestroy(),
  'closes at once': (socket: Socket) => socket.end(),
  'says nothing': () => {},
  'talks HTTP': (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  'promises a message of 2 GB': (socket: Socket) =>
    socket.write(Buffer.from('ffffff7f01000000000000000dd70000', 'hex')),
} as const

export type Manner = keyof typeof MANNERS
export const manners = Object.keys(MANNERS) as readonly Manner[]

/** A server on 127.0.0.1 with bad manners, for one test. */
export async function oddServer(
  manner: Manner,
): Promise<{ port: number; connections: () => number; open: () => number }> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    socket.resume()
    MANNERS[manner](socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port')
  return { port: address.port, connections: () => connections, open: () => sockets.size }
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port')
  return address.port
}
