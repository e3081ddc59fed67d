import type { RunResult } from '../plan/run.ts'

const MOST_BARS = 30
const MOST_TICKS = 8
const SHORTEST_BAR_MS = 1_000
/** Mermaid's names of intervals (https://mermaid.js.org/syntax/gantt.html), from the shortest. */
const TICKS: readonly (readonly [ms: number, name: string])[] = [
  [1_000, '1second'],
  [10_000, '10second'],
  [30_000, '30second'],
  [60_000, '1minute'],
  [120_000, '2minute'],
  [300_000, '5minute'],
  [900_000, '15minute'],
  [1_800_000, '30minute'],
  [3_600_000, '1hour'],
]

/**
 * A Gantt chart as GitHub draws it, empty for fewer than two steps that took time. Times are epoch milliseconds, since Mermaid takes
 * a start in digits for those whatever the format says; the reader sees them by their own clock.
 */
export function renderTimeline(steps: RunResult['steps']): string {
  const run = steps.filter(({ state }) => state.endedAt > state.startedAt).slice(0, MOST_BARS)
  if (run.length < 2) return ''
  const first = Math.min(...run.map(({ state }) => state.startedAt))
  const last = Math.max(...run.map(({ state }) => state.endedAt))
  const tick = TICKS.find(([ms]) => (last - first) / ms <= MOST_TICKS)?.[1] ?? '6hour'
  const bars = run.map(({ step, state: { status, startedAt, endedAt } }) => {
    // Mermaid greys out what is marked as done, as if it did not matter.
    const mark = status === 'failed' ? 'crit, ' : ''
    // No blank before the colon: `title`, `section` and others begin a statement of the chart's own when a blank follows.
    return `  ${step.id}:${mark}${startedAt}, ${Math.max(endedAt, startedAt + SHORTEST_BAR_MS)}`
  })
  const chart = [
    'gantt',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    `  tickInterval ${tick}`,
    '  todayMarker off',
    ...bars,
  ]
  return ['```mermaid', ...chart, '```'].join('\n')
}
