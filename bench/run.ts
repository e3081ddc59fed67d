// `npm run bench`: ratios against a bare peer or an arithmetical limit, measured side by side. Absolute times say more of the machine.
import { measureCalls } from './calls.ts'
import { measureCriticalPath } from './critical-path.ts'
import { renderRow } from './row.ts'
import { measureStartUp } from './start-up.ts'

for (const measure of [measureStartUp, measureCalls, measureCriticalPath]) {
  for (const row of await measure()) process.stdout.write(`${renderRow(row)}\n`)
}
