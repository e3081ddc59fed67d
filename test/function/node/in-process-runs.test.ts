import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openOrderFile } from '../../../src/function/node/order-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { environmentOrder, hosted } from './hosted.ts'

const MINUTE_MS = 60_000
const at = (second: number) => `2026-11-22T08:00:0${second}Z`
const TOUR = { kind: 'tour', of: 'hours', since: at(0) } as const

describe('one order', () => {
  test('is one run, however often it is given', async () => {
    const { start, slices, counts } = hosted()
    const first = await start(environmentOrder(42))
    const second = await start(environmentOrder(42))
    expect([first.isNew, second]).toEqual([true, { id: first.id, isNew: false }])
    expect([slices.length, counts]).toEqual([1, ['RunsStarted']])
  })

  test('is another run once the first has failed, and none once it has succeeded', async () => {
    const { start, slices, stateOf } = hosted()
    const failed = await start(environmentOrder(42))
    await slices[0]?.decide('refused')
    expect(await stateOf(failed.id)).toBe('failed')
    const again = await start(environmentOrder(42))
    expect([again.isNew, again.id === failed.id, slices.length]).toEqual([true, false, 2])
    const tour = await start(TOUR)
    expect([await stateOf(tour.id), await start(TOUR)]).toEqual(['succeeded', { id: tour.id, isNew: false }])
  })
})

describe('a run', () => {
  test('goes on in slices, with pauses by the clock between them', async () => {
    const { start, slices, stateOf, clock, counts, lines } = hosted()
    const { id } = await start(environmentOrder(42))
    await slices[0]?.decide('again')
    expect([await stateOf(id), slices.length]).toEqual(['running', 1])
    await clock.pass(9_999)
    expect(slices).toHaveLength(1)
    await clock.pass(1)
    expect(slices).toHaveLength(2)
    await slices[1]?.decide('refused')
    expect([await stateOf(id), counts]).toEqual(['failed', ['RunsStarted', 'Waits', 'WaitedMs', 'RunsFailed']])
    expect(lines.filter(({ fields }) => fields.run === id).map(({ event }) => event)).toEqual([
      'run started',
      'run failed',
      'run waits',
      'run failed',
      'run ended',
    ])
  })

  test('that has ended is kept for a while, and told by nobody else than its id', async () => {
    const { start, stateOf, clock, runs } = hosted({ keepMs: MINUTE_MS })
    const { id } = await start(TOUR)
    await clock.pass(MINUTE_MS - 1)
    await start({ ...TOUR, since: at(1) })
    expect([await stateOf(id), await runs.find('another')]).toEqual(['succeeded', undefined])
    await clock.pass(1)
    await start({ ...TOUR, since: at(2) })
    expect(await stateOf(id)).toBeUndefined()
    expect((await start(TOUR)).isNew).toBe(true)
  })
})

describe('of several runs for one environment', () => {
  test('the youngest goes on, and one that waits ends at once', async () => {
    const { start, slices, stateOf, clock } = hosted()
    const older = await start(environmentOrder(42))
    await slices[0]?.decide('again')
    const younger = await start(environmentOrder(42, { repository: 'Octo/Shop', action: 'closed', since: at(1) }))
    expect([await stateOf(older.id), await stateOf(younger.id)]).toEqual(['superseded', 'running'])
    expect(slices.map(({ repository }) => repository)).toEqual(['octo/shop', 'Octo/Shop'])
    await clock.pass(MINUTE_MS)
    expect(slices).toHaveLength(2)
  })

  test('one that is at work comes to the end of its slice first: no two write at the same time', async () => {
    const { start, slices, stateOf } = hosted()
    const older = await start(environmentOrder(42))
    await start(environmentOrder(42, { action: 'closed', since: at(1) }))
    expect(slices).toHaveLength(1)
    await slices[0]?.decide('again')
    expect([await stateOf(older.id), slices.length]).toEqual(['superseded', 2])
  })

  test('what GitHub changed last is the youngest, whatever came last', async () => {
    const { start, slices, stateOf } = hosted()
    const closed = await start(environmentOrder(42, { action: 'closed', since: at(5) }))
    await slices[0]?.decide('again')
    const late = await start(environmentOrder(42, { action: 'synchronize', since: at(4) }))
    expect([await stateOf(closed.id), await stateOf(late.id)]).toEqual(['running', 'superseded'])
    const sameSecond = await start(environmentOrder(42, { action: 'reopened', since: at(5) }))
    expect([await stateOf(closed.id), await stateOf(sameSecond.id)]).toEqual(['superseded', 'running'])
  })

  test('those of other pull requests, and sweeps, go on beside them', async () => {
    const { start, slices, stateOf } = hosted()
    const all = [
      await start(environmentOrder(42)),
      await start(environmentOrder(43)),
      await start(environmentOrder(42, { repository: 'octo/blog' })),
      await start({ kind: 'sweep', repository: 'octo/shop', pullRequest: 42, since: at(9) }),
    ]
    expect(slices).toHaveLength(4)
    expect(await Promise.all(all.map(({ id }) => stateOf(id)))).toEqual(all.map(() => 'running'))
  })
})

test('no more slices work at once than are allowed; the others come in turn', async () => {
  const { start, slices } = hosted({ most: 2 })
  for (const number of [1, 2, 3, 4, 5]) await start(environmentOrder(number))
  expect(slices).toHaveLength(2)
  await slices[0]?.decide('refused')
  expect(slices).toHaveLength(3)
  await slices[1]?.decide('again')
  await slices[2]?.decide('again')
  expect(slices).toHaveLength(5)
})

describe('an end', () => {
  test('begins nothing, waits for slices under way, and names what is left', async () => {
    const { runs, start, slices, lines, clock } = hosted({ most: 1 })
    const waiting = await start(environmentOrder(1))
    await slices[0]?.decide('again')
    const working = await start(environmentOrder(2))
    const queued = await start(environmentOrder(3))
    let isClosed = false
    const closing = runs.close().then(() => {
      isClosed = true
    })
    await clock.pass(MINUTE_MS)
    expect([isClosed, slices.length]).toEqual([false, 2])
    await slices[1]?.decide('again')
    await closing
    expect(slices).toHaveLength(2)
    const left = lines.filter(({ event }) => event === 'run left')
    expect(left.map(({ fields: { run, pullRequest } }) => [run, pullRequest])).toEqual([
      [waiting.id, 1],
      [working.id, 2],
      [queued.id, 3],
    ])
    expect(left[0]?.fields['next']).toContain('next event')
  })

  test('leaves orders in the file, by which another process goes on under the same ids', async () => {
    const path = join(await temporaryFolder(), 'orders')
    const { log } = recordedLog()
    const first = hosted({ orders: await openOrderFile({ path, log }) })
    const left = await first.start(environmentOrder(1))
    await first.slices[0]?.decide('again')
    await first.start(environmentOrder(2))
    await first.slices[1]?.decide('refused')
    await first.runs.close()

    const second = hosted({ orders: await openOrderFile({ path, log }) })
    second.runs.takeUp()
    await second.clock.pass(0)
    expect([await second.stateOf(left.id), second.slices.length]).toEqual(['running', 1])
    expect(await second.start(environmentOrder(1))).toEqual({ id: left.id, isNew: false })
    expect(second.lines).toMatchObject([{ event: 'run started', fields: { run: left.id, pullRequest: 1 } }])
  })

  test('an order that cannot be kept is not begun', async () => {
    const full = async () => {
      throw new Error('ENOSPC')
    }
    const { runs, start, slices, clock } = hosted({
      orders: { left: [], add: full, remove: async () => {}, close: async () => {} },
    })
    await expect(start(environmentOrder(1))).rejects.toThrow('ENOSPC')
    await clock.pass(MINUTE_MS)
    expect([slices.length, await runs.find('any')]).toEqual([0, undefined])
  })
})
