// What a webhook is measured against: Node's server and the same HMAC, nothing else.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { answerOrchestrator, SECRET } from '../answer-orchestrator.ts'

await answerOrchestrator(
  createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const expected = createHmac('sha256', SECRET).update(Buffer.concat(chunks)).digest('hex')
      const given = String(request.headers['x-hub-signature-256'])
      const isRight = timingSafeEqual(Buffer.from(`sha256=${expected}`), Buffer.from(given))
      response.writeHead(isRight ? 202 : 401, { 'content-type': 'text/plain', 'content-length': 2 })
      response.end('ok')
    })
  }),
)
