import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { deserialize, serialize } from 'bson'
import { onTestFinished } from 'vitest'

/**
 * What becomes of a command: it is refused in the place of the server, it is let through and the answer is lost with the
 * connection, or neither an answer nor an end ever comes.
 */
export type Fate =
  | { readonly code: number; readonly errmsg: string; readonly errorLabels?: readonly string[] }
  | 'lost'
  | 'silence'

const HEADER_BYTES = 16
/** Of an OP_MSG before its first document: header, flags, kind of section (wire protocol of MongoDB's manual). */
const BEFORE_BODY = HEADER_BYTES + 5
const OP_MSG = 2013

/** Stands before the MongoDB that listens on `port`, and gives some commands another fate; its own port. */
export async function interposedMongod({
  port,
  fate,
}: {
  port: number
  /** By the name of a command, and how often it has come so far, this time included. */
  fate: (command: string, times: number) => Fate | undefined
}): Promise<number> {
  const times = new Map<string, number>()
  const sockets = new Set<Socket>()
  const kept = (socket: Socket) => {
    sockets.add(socket)
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    const behind = kept(connect(port, '127.0.0.1'))
    let isLost = false
    kept(client).on('close', () => behind.destroy())
    behind.on('close', () => client.destroy())
    behind.on('data', (data) => (isLost ? client.resetAndDestroy() : client.write(data)))
    let held = Buffer.alloc(0)
    client.on('data', (data) => {
      held = Buffer.concat([held, data])
      while (held.length >= HEADER_BYTES && held.length >= held.readInt32LE(0)) {
        const message = held.subarray(0, held.readInt32LE(0))
        held = held.subarray(message.length)
        const command = commandOf(message)
        times.set(command, (times.get(command) ?? 0) + 1)
        const decided = fate(command, times.get(command) ?? 0)
        if (decided === 'silence') continue
        if (decided === 'lost') isLost = true
        if (typeof decided === 'object') client.write(refusalOf(message, decided))
        else behind.write(message)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port')
  return address.port
}

function commandOf(message: Buffer): string {
  if (message.readInt32LE(12) !== OP_MSG) return 'legacy hello'
  const length = message.readInt32LE(BEFORE_BODY)
  return Object.keys(deserialize(message.subarray(BEFORE_BODY, BEFORE_BODY + length)))[0] ?? ''
}

function refusalOf(request: Buffer, refusal: Exclude<Fate, string>): Buffer {
  const body = serialize({ ok: 0, ...refusal })
  const before = Buffer.alloc(BEFORE_BODY)
  before.writeInt32LE(BEFORE_BODY + body.length, 0)
  before.writeInt32LE(request.readInt32LE(4), 8)
  before.writeInt32LE(OP_MSG, 12)
  return Buffer.concat([before, body])
}
