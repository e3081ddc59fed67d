import { Secret } from '../../../src/base/secret.ts'
import type { Answering } from '../../../src/function/incoming-call.ts'
import { createJsonLog } from '../../../src/function/json-log.ts'
import type { Log } from '../../../src/function/log.ts'
import { createCount } from '../../../src/function/metrics.ts'
import { createWebhook } from '../../../src/function/webhook/create-webhook.ts'
import { SECRET } from '../answer-orchestrator.ts'
import { countedRuns } from './counted-runs.ts'

/** The webhook as it is deployed, with two secrets, its log and its counts; the peers are silent. */
export function servedWebhook(): { readonly answering: Answering; readonly log: Log } {
  const write = (line: string) => void process.stdout.write(`${line}\n`)
  const log = createJsonLog(write)
  const secrets = [new Secret(SECRET), new Secret('the secret that was in use before')]
  const count = createCount(write, { name: 'bench' })
  return { answering: createWebhook({ secrets, runs: countedRuns(), log, count }), log }
}
