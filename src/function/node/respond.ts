import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../incoming-call.ts'

/** How long a client that is still sending may take to read an answer that came early. */
const LINGER_MS = 500

/**
 * Writes an answer. Where the request has not come to its end, the connection does: it is closed only after the client had the time to
 * read, since a socket that is closed on unread bytes is reset, and takes the answer with it (RFC 9112 §9.6).
 */
export function respond({
  request,
  response,
  answer: { status, headers = {}, body },
  requestId,
  isLast,
}: {
  request: IncomingMessage
  response: ServerResponse
  answer: Answer
  requestId: string
  /** Whether no other request may come on this connection. */
  isLast: boolean
}): void {
  if (response.destroyed) return
  // A text goes out with the head in one write; bytes would be a second one.
  const text = JSON.stringify(body)
  const isEarly = !request.complete
  const head = [
    'content-type',
    'application/json; charset=utf-8',
    'content-length',
    String(Buffer.byteLength(text)),
    'cache-control',
    'no-store',
    'x-content-type-options',
    'nosniff',
    'x-request-id',
    requestId,
  ]
  for (const [name, value] of Object.entries(headers)) head.push(name, value)
  if (isLast || isEarly) head.push('connection', 'close')
  response.writeHead(status, head)
  if (!isEarly) {
    response.end(text)
    return
  }
  response.write(text)
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  request.once('close', end).once('end', end).resume()
}
