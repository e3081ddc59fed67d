// The Node middleware of probot, silent, with a handler that does nothing.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { createNodeMiddleware, createProbot } from 'probot'
import { answerOrchestrator, PATH, SECRET } from '../answer-orchestrator.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const probot = createProbot({ overrides: { appId: 1, privateKey, secret: SECRET, logLevel: 'fatal' } })
const app = (robot) => {
  robot.on('pull_request.opened', async () => {})
}
await answerOrchestrator(createServer(await createNodeMiddleware(app, { probot, webhooksPath: PATH })))
