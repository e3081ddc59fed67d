import { expect, it } from 'vitest'
import { renderTimeline } from '../../src/action/timeline.ts'
import type { RunResult } from '../../src/plan/run.ts'

const TEN = Date.parse('2026-11-21T10:00:00Z')
const MINUTE = 60_000

it('draws each step from its own start to its own end, in epoch milliseconds and with few ticks', () => {
  const chart = renderTimeline([bar('project', 0, 2, 'done'), bar('cluster', 2, 16, 'failed')])
  expect(chart.split('\n')).toEqual([
    '```mermaid',
    'gantt',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    '  tickInterval 2minute',
    '  todayMarker off',
    `  project:${TEN}, ${TEN + 2 * MINUTE}`,
    `  cluster:crit, ${TEN + 2 * MINUTE}, ${TEN + 16 * MINUTE}`,
    '```',
  ])
})

it('draws nothing for a single step, which has nothing to be compared with', () => {
  expect(renderTimeline([bar('project', 0, 2, 'done'), bar('quick', 2, 2, 'done')])).toBe('')
})

function bar(id: string, from: number, to: number, status: 'done' | 'failed'): RunResult['steps'][number] {
  const times = { startedAt: TEN + from * MINUTE, endedAt: TEN + to * MINUTE }
  const step = { id, params: {}, needs: [] } as unknown as RunResult['steps'][number]['step']
  return status === 'done'
    ? { step, state: { ...times, status, change: 'created', outputs: {} } }
    : { step, state: { ...times, status, error: new Error('no') } }
}
