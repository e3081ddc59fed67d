// The Web-standard handler on Node's server: what building a Request and a Response costs.
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createHandler } from '../../../src/function/handler.ts'
import { answerOrchestrator } from '../answer-orchestrator.ts'
import { servedWebhook } from './served-webhook.ts'

const { answering, log } = servedWebhook({ output: 'none' })
const handler = createHandler(answering, log)

await answerOrchestrator(
  createServer(async (request, response) => {
    const body = Readable.toWeb(request) as ReadableStream<Uint8Array>
    const url = `http://${request.headers.host}${request.url}`
    const { method = '' } = request
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
    const answer = await handler(new Request(url, { method, headers, body, duplex: 'half' }))
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': bytes.length })
    response.end(bytes)
  }),
)
