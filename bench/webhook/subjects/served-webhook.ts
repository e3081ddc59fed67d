import { Secret } from '../../../src/base/secret.ts'
import type { Answering } from '../../../src/function/incoming-call.ts'
import { createJsonLog } from '../../../src/function/json-log.ts'
import type { Log } from '../../../src/function/log.ts'
import { createCount } from '../../../src/function/metrics.ts'
import { createWebhook } from '../../../src/function/webhook/create-webhook.ts'
import { SECRET } from '../answer-orchestrator.ts'
import { countedRuns } from './counted-runs.ts'

/** The webhook with two secrets, as silent as the peers are, or with its lines of log and counts as it is deployed. */
export function servedWebhook({ output }: { output: 'none' | 'stdout' }): {
  readonly answering: Answering
  readonly log: Log
} {
  const write = (line: string) => void process.stdout.write(`${line}\n`)
  const log = output === 'none' ? () => {} : createJsonLog(write)
  const count = output === 'none' ? () => {} : createCount(write, { name: 'bench' })
  const secrets = [new Secret(SECRET), new Secret('the secret that was in use before')]
  return { answering: createWebhook({ secrets, runs: countedRuns(), log, count }), log }
}
