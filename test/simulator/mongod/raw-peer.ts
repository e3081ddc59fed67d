import { connect } from 'node:net'
import { type Document, deserialize, serialize } from 'bson'
import { onTestFinished } from 'vitest'

const OP_QUERY = 2004
const OP_MSG = 2013

const int = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value | 0)
  return bytes
}

/** A message of the wire protocol, as the manual draws it: length, request 7, no answer to anything, opcode, and the rest. */
export function message(code: number, ...parts: Uint8Array[]): Buffer {
  const rest = Buffer.concat(parts)
  return Buffer.concat([int(16 + rest.length), int(7), int(0), int(code), rest])
}

export const body = (document: Document) => Buffer.concat([Buffer.of(0), serialize(document)])

export function sequence(name: string, ...documents: Document[]): Buffer {
  const rest = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => serialize(document))])
  return Buffer.concat([Buffer.of(1), int(4 + rest.length), rest])
}

export const opMsg = (flags: number, ...sections: Uint8Array[]) => message(OP_MSG, int(flags), ...sections)

export const opQuery = (collection: string, query: Document) =>
  message(OP_QUERY, int(0), Buffer.from(`${collection}\0`), int(0), int(-1), serialize(query))

export interface RawPeer {
  readonly send: (bytes: Uint8Array) => void
  /** The next whole answer, or that the connection was closed. */
  readonly next: () => Promise<{ readonly code: number; readonly to: number; readonly document: Document } | 'closed'>
}

/** A connection that says what it is told to. It is closed when the test ends. */
export function rawPeer(port: number): RawPeer {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let bytes = Buffer.alloc(0)
  let closed = false
  let wake = () => {}
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk])
    wake()
  })
  socket.on('error', () => wake())
  socket.on('close', () => {
    closed = true
    wake()
  })
  return {
    send: (given) => void socket.write(given),
    async next() {
      for (;;) {
        const length = bytes.length >= 4 ? bytes.readInt32LE() : Number.POSITIVE_INFINITY
        if (bytes.length >= length) {
          const answer = bytes.subarray(0, length)
          bytes = bytes.subarray(length)
          const code = answer.readInt32LE(12)
          // An OP_MSG has flags and the kind of its section before the document, an OP_REPLY four numbers, one of 64 bits.
          const document = deserialize(answer.subarray(code === OP_MSG ? 21 : 36))
          return { code, to: answer.readInt32LE(8), document }
        }
        if (closed) return 'closed'
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
