import { expect, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { readFirings } from '../../../src/function/node/firing.ts'
import { tick } from '../../../src/function/node/tick.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'
import { manualClock } from './manual-clock.ts'

async function ticking({ sweep, hours }: { sweep: string; hours: string }) {
  const clock = manualClock('2026-11-22T08:25:30.500Z')
  const runs = recordedRuns()
  const { log, lines } = recordedLog()
  const ending = new AbortController()
  const firings = {
    sweep: await readFirings({ name: '--sweep', text: sweep }),
    hours: await readFirings({ name: '--hours', text: hours }),
  }
  const ended = tick({ firings, runs, clock, log, signal: ending.signal })
  await clock.pass(0)
  const of = (kind: string) =>
    runs.orders.flatMap((order) => (order.kind === 'tour' && order.of === kind ? [order.since] : []))
  return { clock, runs, lines, ended, of, end: () => ending.abort() }
}

test('tours start right away for the last time that was due, and then on time', async () => {
  const { clock, of, end, ended } = await ticking({ sweep: '1h', hours: '10m' })
  expect([of('sweep'), of('hours')]).toEqual([['2026-11-22T08:00:00Z'], ['2026-11-22T08:20:00Z']])
  await clock.pass(35 * 60_000)
  expect(of('sweep')).toEqual(['2026-11-22T08:00:00Z', '2026-11-22T09:00:00Z'])
  expect(of('hours')).toEqual([
    '2026-11-22T08:20:00Z',
    '2026-11-22T08:30:00Z',
    '2026-11-22T08:40:00Z',
    '2026-11-22T08:50:00Z',
    '2026-11-22T09:00:00Z',
  ])
  end()
  await ended
  expect(clock.sleeping()).toBe(0)
})

test('a cron expression fires in UTC, and `off` never', async () => {
  const { clock, of, end } = await ticking({ sweep: '15 9 * * *', hours: 'off' })
  expect(of('sweep')).toEqual(['2026-11-21T09:15:00Z'])
  await clock.pass(24 * 3_600_000)
  expect([of('sweep'), of('hours')]).toEqual([['2026-11-21T09:15:00Z', '2026-11-22T09:15:00Z'], []])
  end()
})

test('processes that start at different times order the same', async () => {
  const [one, other] = [manualClock('2026-11-22T08:00:00.000Z'), manualClock('2026-11-22T08:59:59.999Z')]
  const runs = recordedRuns()
  const { log } = recordedLog()
  const firings = { sweep: await readFirings({ name: '--sweep', text: '1h' }) }
  const { signal } = new AbortController()
  for (const clock of [one, other]) {
    void tick({ firings, runs, clock, log, signal })
    await clock.pass(0)
  }
  expect(runs.orders).toEqual([
    { kind: 'tour', of: 'sweep', since: '2026-11-22T08:00:00Z' },
    { kind: 'tour', of: 'sweep', since: '2026-11-22T08:00:00Z' },
  ])
})

test('a tour that cannot be started is told to the log, and the next one is not missed', async () => {
  const { clock, runs, lines, of, end } = await ticking({ sweep: '1h', hours: 'off' })
  runs.fail(new Error('no room for runs'))
  await clock.pass(3_600_000)
  expect(lines).toMatchObject([
    { level: 'error', event: 'tour not started', fields: { of: 'sweep', since: '2026-11-22T09:00:00Z' } },
  ])
  runs.clear()
  await clock.pass(3_600_000)
  expect(of('sweep')).toEqual(['2026-11-22T10:00:00Z'])
  end()
})

test.each(['', '1', '30s', '8d', 'hourly', '* * * *', '61 * * * *', '0 0 30 2 *', '* * * * * *', '@hourly'])(
  '`%s` says no times',
  async (text) => {
    const error = await readFirings({ name: '--sweep', text }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain('--sweep: expected a time span from 1m to 7d')
  },
)
