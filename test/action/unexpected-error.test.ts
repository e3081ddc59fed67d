import { expect, it } from 'vitest'
import { createLog } from '../../src/action/log.ts'
import { renderSummary } from '../../src/action/summary.ts'
import { systemClock } from '../../src/base/clock.ts'
import { endedStep } from './run-results.ts'

// Nobody has looked at what the text of such an error holds: Node quotes header values in some.
const secret = 'f3a1c9d2-4b7e-4c01-9d2e-000000000000'
const unexpected = endedStep('cluster', {
  status: 'failed',
  error: new TypeError(`Invalid character in header content ["${secret}"]\n::stop-commands::x`),
})

it('keeps the text of an unexpected error out of the log', () => {
  const lines: string[] = []
  const log = createLog({
    write: (line) => lines.push(line),
    clock: systemClock(),
    origin: 'https://cloud.mongodb.com',
  })
  log({ type: 'ended', ...unexpected })
  expect(lines.join('\n')).not.toContain(secret)
  expect(lines.join('\n')).not.toMatch(/^\s*::stop-commands/m)
  expect(lines.join('\n')).toContain('unexpected TypeError')
})

it('keeps the text of an unexpected error out of the summary', () => {
  const summary = renderSummary({ result: { steps: [unexpected] }, origin: 'https://cloud.mongodb.com', dryRun: false })
  expect(summary).not.toContain(secret)
  expect(summary).toContain('unexpected TypeError')
})
