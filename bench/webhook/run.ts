// `npm ci --prefix bench/webhook && node bench/webhook/run.ts`: the webhook beside its peers, as ratios, all in one run.
import { renderRow } from '../row.ts'
import { measureMemory } from './measure-memory.ts'
import { measureWebhook } from './measure-webhook.ts'

for (const measure of [measureWebhook, measureMemory]) {
  for (const row of await measure()) process.stdout.write(`${renderRow(row)}\n`)
}
