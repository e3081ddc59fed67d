import type { Answer, Answering, IncomingCall } from './incoming-call.ts'
import type { Log } from './log.ts'
import { unexpected } from './unexpected.ts'

/**
 * The function for every host that speaks the Web's `Request` and `Response`. Never rejects: what nobody has foreseen is answered with
 * 500 and a request id, by which its one line in the log is found.
 */
export function createHandler(answering: Answering, log: Log): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = crypto.randomUUID()
    try {
      return respond(await answering(callOf(request)), requestId)
    } catch (error) {
      return respond(unexpected({ error, requestId, log }), requestId)
    }
  }
}

/** `Headers` join what comes more than once by a comma, and no header that decides anything holds one: it is refused as malformed. */
function callOf(request: Request): IncomingCall {
  return {
    method: request.method.toUpperCase(),
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name) ?? undefined,
    readBody: (most) => readBody({ request, most }),
  }
}

async function readBody({
  request: { body, headers },
  most,
}: {
  request: Request
  most: number
}): Promise<Uint8Array | 'too large' | 'cut short'> {
  const announced = headers.get('content-length')
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      // Leaving the loop cancels the stream, so that the host stops reading.
      if (size > most) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'cut short'
  }
  if (announced !== null && size < Number(announced)) return 'cut short'
  const [only] = chunks
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size)
}

function respond({ status, headers, body }: Answer, requestId: string): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    },
  })
}
