import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { SECRET } from '../answer-orchestrator.ts'

/** Node's server and the HMAC of a webhook; `also` is what is done with the body beside. */
export function bareServer({ also }: { also: (body: Buffer) => unknown }): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const expected = createHmac('sha256', SECRET).update(body).digest('hex')
      const given = String(request.headers['x-hub-signature-256'])
      const isRight = timingSafeEqual(Buffer.from(`sha256=${expected}`), Buffer.from(given))
      also(body)
      response.writeHead(isRight ? 202 : 401, { 'content-type': 'text/plain', 'content-length': 2 })
      response.end('ok')
    })
  })
}
