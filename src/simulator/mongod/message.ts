import { crc32c } from './crc32c.ts'
import { type Document, readDocument, writeDocument } from './documents.ts'
import { HEADER_BYTES, MalformedMessage } from './frames.ts'

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013

const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
/** Of the flags the lower half are required: who does not know one of them must refuse the message. */
const UNKNOWN_REQUIRED_FLAGS = 0xfffc

/** A command, however it was sent. */
export interface Request {
  readonly kind: 'message' | 'query'
  readonly id: number
  readonly body: Document
  /** The database that it is for. */
  readonly database: string
  /** Whether the sender waits for an answer. */
  readonly wantsReply: boolean
}

/** Reads one whole message. Throws, mostly a MalformedMessage, for what MongoDB would not understand. */
export function readMessage(bytes: Buffer): Request {
  const id = bytes.readInt32LE(4)
  const code = bytes.readInt32LE(12)
  if (code === OP_MSG) return readOpMsg(bytes, id)
  if (code === OP_QUERY) return readOpQuery(bytes, id)
  throw new MalformedMessage(`opcode ${code}`)
}

function readOpMsg(bytes: Buffer, id: number): Request {
  const flags = bytes.readUInt32LE(HEADER_BYTES)
  if (flags & UNKNOWN_REQUIRED_FLAGS) throw new MalformedMessage(`flags ${flags}`)
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  if (flags & CHECKSUM_PRESENT && crc32c(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) {
    throw new MalformedMessage('checksum')
  }
  let body: Document | undefined
  const sequences: [string, Document[]][] = []
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = bytes.readUInt8(at)
    const length = bytes.readInt32LE(at + 1)
    const next = at + 1 + length
    if (length < 5 || next > end) throw new MalformedMessage(`section of ${length} bytes`)
    if (kind === 0 && !body) body = readDocument(bytes.subarray(at + 1, next))
    else if (kind === 1) sequences.push(readSequence(bytes.subarray(at + 5, next)))
    else throw new MalformedMessage(`section of kind ${kind}`)
    at = next
  }
  if (!body) throw new MalformedMessage('no body')
  for (const [name, documents] of sequences) {
    if (Object.hasOwn(body, name)) throw new MalformedMessage('a field that is in the message twice')
    Object.defineProperty(body, name, { value: documents, enumerable: true, configurable: true, writable: true })
  }
  const database = body['$db']
  if (typeof database !== 'string') throw new MalformedMessage('no $db')
  return { kind: 'message', id, body, database, wantsReply: (flags & MORE_TO_COME) === 0 }
}

/** A name that ends with a zero byte, and documents one after another. */
function readSequence(bytes: Buffer): [string, Document[]] {
  const zero = bytes.indexOf(0)
  if (zero === -1) throw new MalformedMessage('a sequence without a name')
  const documents: Document[] = []
  for (let at = zero + 1; at < bytes.length; ) {
    const length = bytes.readInt32LE(at)
    if (length < 5 || at + length > bytes.length) throw new MalformedMessage(`document of ${length} bytes`)
    documents.push(readDocument(bytes.subarray(at, at + length)))
    at += length
  }
  return [bytes.toString('utf8', 0, zero), documents]
}

/** What drivers say hello with, before they know that the server understands OP_MSG. */
function readOpQuery(bytes: Buffer, id: number): Request {
  const from = HEADER_BYTES + 4
  const zero = bytes.indexOf(0, from)
  if (zero === -1) throw new MalformedMessage('a query without a collection')
  const [database = '', collection] = bytes.toString('utf8', from, zero).split('.')
  const at = zero + 9
  const length = bytes.readInt32LE(at)
  if (collection !== '$cmd' || length < 5 || at + length > bytes.length) throw new MalformedMessage('query')
  const given = readDocument(bytes.subarray(at, at + length))
  const wrapped = given['$query']
  const body = typeof wrapped === 'object' && wrapped !== null ? wrapped : given
  return { kind: 'query', id, body, database, wantsReply: true }
}

/** The bytes of an answer; `id` is its own. */
export function writeReply(request: Request, answer: Document, id: number): Buffer {
  const document = writeDocument(answer)
  const before = request.kind === 'message' ? Buffer.alloc(5) : Buffer.alloc(20)
  // The only document of an OP_REPLY.
  if (request.kind === 'query') before.writeInt32LE(1, 16)
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32LE(HEADER_BYTES + before.length + document.length, 0)
  header.writeInt32LE(id, 4)
  header.writeInt32LE(request.id, 8)
  header.writeInt32LE(request.kind === 'message' ? OP_MSG : OP_REPLY, 12)
  return Buffer.concat([header, before, document])
}
