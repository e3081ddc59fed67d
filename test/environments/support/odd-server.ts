import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { serialize } from 'bson'
import { onTestFinished } from 'vitest'

/** What listens on a port without speaking MongoDB's language. */
const MANNERS = {
  'hangs up at once': (socket: Socket) => socket.resetAndDestroy(),
  'closes at once': (socket: Socket) => socket.end(),
  'says nothing': () => {},
  'talks HTTP': (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  'promises a message of 2 GB': (socket: Socket) =>
    socket.write(Buffer.from('ffffff7f01000000000000000dd70000', 'hex')),
  'is the secondary of an election without end': (socket: Socket) => {
    socket.on('data', (request) => socket.write(helloOfSecondary({ request, port: socket.localPort ?? 0 })))
  },
} as const

type Manner = keyof typeof MANNERS

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

/** The answer to the hello with which drivers begin: an OP_QUERY (2004), which is answered with an OP_REPLY (1). */
function helloOfSecondary({ request, port }: { request: Buffer; port: number }): Buffer {
  const me = `127.0.0.1:${port}`
  const about = {
    setName: 'rs',
    hosts: [me],
    me,
    ismaster: false,
    secondary: true,
    minWireVersion: 0,
    maxWireVersion: 25,
  }
  const body = serialize({ ...about, maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, ok: 1 })
  const before = Buffer.alloc(36)
  before.writeInt32LE(before.length + body.length, 0)
  before.writeInt32LE(request.readInt32LE(4), 8)
  before.writeInt32LE(1, 12)
  before.writeInt32LE(1, 32)
  return Buffer.concat([before, body])
}
