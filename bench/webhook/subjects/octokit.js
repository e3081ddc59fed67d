// The Node middleware of @octokit/webhooks, with a handler that does nothing.
import { createServer } from 'node:http'
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks'
import { answerOrchestrator, PATH, SECRET } from '../answer-orchestrator.ts'

const webhooks = new Webhooks({ secret: SECRET })
webhooks.on('pull_request.opened', async () => {})
await answerOrchestrator(createServer(createNodeMiddleware(webhooks, { path: PATH })))
