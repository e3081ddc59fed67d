import type { IncomingMessage } from 'node:http'
import type { IncomingCall } from '../incoming-call.ts'

/** A request of Node's server as it is: nothing is copied before it is asked for. */
export function callOfRequest({
  request,
  beforeBody,
}: {
  request: IncomingMessage
  /** Called before the first byte of the body is waited for. */
  beforeBody?: (() => void) | undefined
}): IncomingCall {
  const { method = '', url = '', rawHeaders } = request
  const query = url.indexOf('?')
  return {
    method,
    path: query < 0 ? url : url.slice(0, query),
    header: (name) => firstOf(rawHeaders, name),
    async readBody(most) {
      // `request.headers` would make an object of all of them.
      if (Number(firstOf(rawHeaders, 'content-length')) > most) return 'too large'
      beforeBody?.()
      return readBody(request, most)
    },
  }
}

/** Node joins what comes more than once by a comma; in `rawHeaders` names and values take turns. */
function firstOf(rawHeaders: readonly string[], name: string): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at] ?? ''
    if (sent.length === name.length && sent.toLowerCase() === name) return rawHeaders[at + 1]
  }
  return undefined
}

/** Node's parser ends a body at its announced length, so that one which is shorter never ends: its connection does. */
function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | 'too large' | 'cut short'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (read: Uint8Array | 'too large' | 'cut short') => {
      request.off('data', take).off('end', whole).off('close', cut)
      resolve(read)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > most) {
        request.pause()
        end('too large')
      } else chunks.push(chunk)
    }
    const whole = () => end(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size))
    const cut = () => end('cut short')
    // A connection that breaks is an error of the request, and without a listener of the process.
    request.on('error', () => {})
    if (request.destroyed && !request.complete) return cut()
    request.on('data', take).on('end', whole).on('close', cut)
  })
}
