import type { IncomingMessage } from 'node:http'
import { LARGEST_BODY } from './body.ts'
import type { WireRequest } from './wire.ts'

/** Reads a request to its end; of a body that is too large, only the fact. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST_BODY) chunks.push(chunk)
  }
  const target = message.url ?? '/'
  const [path = '/', ...query] = target.split('?')
  const { remoteAddress = '', localPort = 0 } = message.socket
  return {
    method: message.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(query.join('?')),
    headers: message.headers,
    body: size > LARGEST_BODY ? 'too-large' : Buffer.concat(chunks),
    address: remoteAddress.replace(/^::ffff:/, ''),
    origin: `http://${message.headers.host ?? `127.0.0.1:${localPort}`}`,
  }
}
