// What a webhook is measured against: Node's server and the same HMAC, nothing else.
import { answerOrchestrator } from '../answer-orchestrator.ts'
import { bareServer } from './bare-server.ts'

await answerOrchestrator(bareServer({ also: () => {} }))
