// The Node adapter with its log: two lines for each webhook.
import { listen } from '../../../src/function/node/listen.ts'
import { answerOrchestrator } from '../answer-orchestrator.ts'
import { servedWebhook } from './served-webhook.ts'

const { url } = await listen({ ...servedWebhook({ output: 'stdout' }), port: 0, host: '127.0.0.1' })
await answerOrchestrator({ port: Number(new URL(url).port) })
