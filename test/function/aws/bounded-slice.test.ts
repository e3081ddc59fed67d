import { expect, test } from 'vitest'
import { boundedSlice } from '../../../src/function/aws/bounded-slice.ts'
import type { Slice } from '../../../src/function/runs/advance.ts'
import type { RunNotes } from '../../../src/function/runs/run-notes.ts'
import type { RunOutcome } from '../../../src/function/runs/run-view.ts'

/** docs: "Lambda quotas", durable functions: the size of one checkpoint. */
const MOST = 256 * 1024
const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
const done = (id: string, text: string): RunOutcome['steps'][number] => ({
  id,
  operation: 'create-cluster',
  state: { status: 'done', change: 'created', outputs: { text }, startedAt: 0, endedAt: 1 },
})
const failed: RunOutcome['steps'][number] = {
  id: 'user',
  operation: 'create-database-user',
  state: { status: 'failed', error: { code: 'X', message: 'why' }, startedAt: 0, endedAt: 1 },
}
const OUTCOME: RunOutcome = {
  state: 'failed',
  summary: 'user: why',
  steps: [failed],
  notices: ['a notice'],
  sealed: 'a.b',
}
const NOTES: RunNotes = {
  notes: { startedAt: 1, kept: { 'begun at': 'then' }, plans: {} },
  failures: 2,
  leases: [{ operation: 'remove-ip-access', params: { entry: '203.0.113.7' } }],
  notices: ['a notice'],
}
const waiting = (more: Partial<Extract<Slice, { status: 'waiting' }>> = {}): Slice => ({
  status: 'waiting',
  checkAgainInMs: 30_000,
  notes: NOTES,
  doing: [],
  ...more,
})

test.each([
  [30_000, 30],
  [30_001, 31],
  [0, 1],
  [-5, 1],
  [10 ** 12, 31_536_000],
])(
  '%i ms is a wait of %i s, since Lambda takes whole seconds from one second to one year',
  (checkAgainInMs, seconds) => {
    expect(boundedSlice(waiting({ checkAgainInMs }))).toMatchObject({ waitSeconds: seconds })
  },
)

test('what fits is kept as it is', () => {
  expect(boundedSlice(waiting())).toEqual({ status: 'waiting', waitSeconds: 30, notes: NOTES, doing: [] })
  expect(boundedSlice({ status: 'ended', outcome: OUTCOME })).toEqual({ status: 'ended', outcome: OUTCOME })
})

test('of notes that are too large steps are forgotten, which are looked at anew; what must be given back never is', () => {
  const step = { ...done('cluster', 'ä'.repeat(MOST / 2)) }
  const bounded = boundedSlice(waiting({ notes: { ...NOTES, notes: { ...NOTES.notes, plans: { abc: [step] } } } }))
  expect(bounded).toEqual({ status: 'waiting', waitSeconds: 30, notes: NOTES, doing: [] })
})

test('of an outcome that is too large the failures, the sealed outputs and the summary stay', () => {
  const steps = [...Array.from({ length: 300 }, (_, index) => done(`step-${index}`, 'x'.repeat(1000))), failed]
  const bounded = boundedSlice({ status: 'ended', outcome: { ...OUTCOME, steps } })
  expect(bounded).toMatchObject({ outcome: { state: 'failed', summary: 'user: why', steps: [failed], sealed: 'a.b' } })
  expect(sizeOf(bounded)).toBeLessThan(MOST)
})

test('what is done is left out before any step is', () => {
  const bounded = boundedSlice({
    status: 'ended',
    outcome: { ...OUTCOME, performed: { did: 'list', environments: 'x'.repeat(MOST) } },
  })
  expect(bounded).toEqual({ status: 'ended', outcome: OUTCOME })
})

test('an outcome whose sealed outputs alone are too large has failed, says so, and still names what must be given back', () => {
  const leases = [{ operation: 'remove-ip-access', params: { 'project-id': 'p', entry: '203.0.113.7' } }]
  const outcome: RunOutcome = { ...OUTCOME, state: 'succeeded', summary: 'done', sealed: 'x'.repeat(MOST), leases }
  const bounded = boundedSlice({ status: 'ended', outcome })
  expect(bounded).toMatchObject({
    outcome: { state: 'failed', summary: expect.stringContaining('larger than Lambda'), leases },
  })
  expect(sizeOf(bounded)).toBeLessThan(MOST)
})
