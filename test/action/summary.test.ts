import { expect, it } from 'vitest'
import { renderSummary } from '../../src/action/summary.ts'
import { ActionError } from '../../src/base/errors.ts'
import { type End, endedStep } from './run-results.ts'

const LARGEST_BYTES = 64 * 1024
const render = (steps: ReturnType<typeof endedStep>[]) =>
  renderSummary({ result: { steps }, origin: 'https://cloud.mongodb.com', dryRun: false })
const steps = (count: number, end: (index: number) => End) =>
  Array.from({ length: count }, (_, index) => endedStep(`step-${index}`, end(index)))

const done = (index: number): End => ({
  status: 'done',
  change: 'created',
  outputs: {
    'project-id': '5a0a1e7e0f2912c554080adc',
    'cluster-name': `pr-${index}-${'x'.repeat(50)}`,
    'expires-at': '2026-09-30T12:00:00Z',
  },
})

it('shows a hundred of two hundred steps and counts the others', () => {
  const summary = render(steps(200, done))
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LARGEST_BYTES)
  expect(summary).toContain('| step-99 |')
  expect(summary).not.toContain('| step-100 |')
  expect(summary).toContain('+100 more')
})

it('stays below 64 KiB, and still says what failed first, when two hundred steps fail with long words', () => {
  const error = new ActionError({ code: 'X', message: '|<@*'.repeat(200), hint: '`_[]'.repeat(200) })
  const summary = render(steps(200, () => ({ status: 'failed', error })))
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LARGEST_BYTES)
  expect(summary).toContain('#### What failed')
  expect(summary).toContain('**step-0**')
})

it.each(['title', 'section', 'includes', 'excludes', 'click'])(
  'draws a bar for a step with the id %s, a word of the chart',
  (id) => {
    // Mermaid's gantt grammar takes these words for statements of their own when a blank follows.
    const bars = render([endedStep(id, done(0)), endedStep('other', done(1))])
    expect(bars).toContain('```mermaid')
    expect(bars).not.toMatch(new RegExp(`^\\s*${id}\\s`, 'm'))
  },
)

it.each([
  [
    { username: 'app', 'cluster-name': 'main' },
    '[app](https://cloud.mongodb.com/v2/5a0a1e7e0f2912c554080adc#/security/database/users)',
    'Atlas deletes the user at',
  ],
  [
    { 'snapshot-id': '5a0a1e7e0f2912c554080ade', 'cluster-name': 'main' },
    '[main](https://cloud.mongodb.com/v2/5a0a1e7e0f2912c554080adc#/clusters/detail/main)',
    'Atlas deletes the snapshot at',
  ],
  [
    { entry: '203.0.113.7/32' },
    '[203.0.113.7/32](https://cloud.mongodb.com/v2/5a0a1e7e0f2912c554080adc#/security/network/accessList)',
    'Atlas removes the entry at',
  ],
])('says of %j what it is, and what becomes of it', (outputs, link, next) => {
  const common = { 'project-id': '5a0a1e7e0f2912c554080adc', 'expires-at': '2026-09-30T12:00:00Z' }
  const summary = render([endedStep('step', { status: 'done', change: 'created', outputs: { ...common, ...outputs } })])
  expect(summary).toContain(`| ${link} |`)
  expect(summary).toContain(`- step: ${next} 2026-09-30T12:00:00Z at the latest.`)
})

it('links nothing that is gone', () => {
  const outputs = { 'project-id': '5a0a1e7e0f2912c554080adc', 'cluster-name': 'main' }
  const shown = render([endedStep('gone', { status: 'done', change: 'deleted', outputs })])
  expect(shown).toContain('| gone | find-cluster | main | deleted |')
  expect(shown).not.toContain('](')
})
