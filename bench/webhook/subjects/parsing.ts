// The least that a webhook can cost that reads what was sent: the bare server and JSON.parse.
import { answerOrchestrator } from '../answer-orchestrator.ts'
import { bareServer } from './bare-server.ts'

await answerOrchestrator(bareServer({ also: (body) => JSON.parse(body.toString()) }))
