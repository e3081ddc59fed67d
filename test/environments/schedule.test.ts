import { describe, expect, test } from 'vitest'
import { scheduleAt } from '../../src/environments/hours/schedule.ts'

const working = { at: '0 20 * * 1-5', resume: '0 7 * * 1-5', timeZone: 'Europe/Berlin' }

async function look(pause: typeof working, now: string) {
  const { paused, until } = await scheduleAt({ pause, now: new Date(now) })
  return { paused, until: until.toISOString() }
}

describe('working hours in Berlin, in winter (UTC+1)', () => {
  // 23 November 2026 is a Monday.
  test.each([
    ['an hour before work', '2026-11-23T05:00:00Z', true, '2026-11-23T06:00:00.000Z'],
    ['the moment before work', '2026-11-23T05:59:59.999Z', true, '2026-11-23T06:00:00.000Z'],
    ['when work begins', '2026-11-23T06:00:00.000Z', false, '2026-11-23T19:00:00.000Z'],
    ['within the first second of it', '2026-11-23T06:00:00.500Z', false, '2026-11-23T19:00:00.000Z'],
    ['at noon', '2026-11-23T11:00:00Z', false, '2026-11-23T19:00:00.000Z'],
    ['the moment before its end', '2026-11-23T18:59:59.999Z', false, '2026-11-23T19:00:00.000Z'],
    ['when it ends', '2026-11-23T19:00:00Z', true, '2026-11-24T06:00:00.000Z'],
    ['on Friday night, for the weekend', '2026-11-27T22:00:00Z', true, '2026-11-30T06:00:00.000Z'],
    ['on Sunday', '2026-11-29T12:00:00Z', true, '2026-11-30T06:00:00.000Z'],
  ])('%s', async (_, now, paused, until) => {
    expect(await look(working, now)).toEqual({ paused, until })
  })
})

test('in summer (UTC+2) the same clock times are an hour earlier in UTC', async () => {
  // 22 June 2026 is a Monday.
  expect(await look(working, '2026-06-22T04:59:59Z')).toEqual({ paused: true, until: '2026-06-22T05:00:00.000Z' })
  expect(await look(working, '2026-06-22T05:00:00Z')).toEqual({ paused: false, until: '2026-06-22T18:00:00.000Z' })
})

test('a window over the weekend of a clock change ends by the new clock', async () => {
  // Clocks in Berlin go forward on 29 March 2026 and back on 25 October 2026, both Sundays, at 01:00 UTC.
  expect(await look(working, '2026-03-28T12:00:00Z')).toEqual({ paused: true, until: '2026-03-30T05:00:00.000Z' })
  expect(await look(working, '2026-10-24T12:00:00Z')).toEqual({ paused: true, until: '2026-10-26T06:00:00.000Z' })
})

describe('a time that the clock leaves out comes when the clock goes on', () => {
  // On 29 March 2026, 02:00 to 02:59 do not exist in Berlin: 01:59:59 (UTC+1) is followed by 03:00:00 (UTC+2) at 01:00 UTC.
  const early = { at: '30 2 * * *', resume: '0 9 * * *', timeZone: 'Europe/Berlin' }

  test.each([
    ['2026-03-29T00:59:59Z', false, '2026-03-29T01:00:00.000Z'],
    ['2026-03-29T01:00:00Z', true, '2026-03-29T07:00:00.000Z'],
    ['2026-03-29T12:00:00Z', false, '2026-03-30T00:30:00.000Z'],
  ])('%s', async (now, paused, until) => {
    expect(await look(early, now)).toEqual({ paused, until })
  })

  test('also as one of several hours', async () => {
    const twice = { at: '30 2,14 * * *', resume: '0 9,16 * * *', timeZone: 'Europe/Berlin' }
    expect(await look(twice, '2026-03-29T00:30:00Z')).toEqual({ paused: false, until: '2026-03-29T01:00:00.000Z' })
  })
})

describe('a time that the clock shows twice counts once, the first time', () => {
  // On 25 October 2026, 02:00 to 02:59 exist twice in Berlin: from 00:00 UTC (UTC+2) and from 01:00 UTC (UTC+1).
  const early = { at: '30 2 * * *', resume: '45 2 * * *', timeZone: 'Europe/Berlin' }

  test.each([
    ['2026-10-25T00:29:59Z', false, '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T00:30:00Z', true, '2026-10-25T00:45:00.000Z'],
    ['2026-10-25T00:45:00Z', false, '2026-10-26T01:30:00.000Z'],
    ['2026-10-25T01:35:00Z', false, '2026-10-26T01:30:00.000Z'],
  ])('%s', async (now, paused, until) => {
    expect(await look(early, now)).toEqual({ paused, until })
  })
})

test('where both fire at once the cluster runs, and the next pause is the next one that lasts', async () => {
  // Pausing every evening but Friday's, 27 November 2026.
  const meeting = { at: '0 20 * * *', resume: '0 20 * * 5', timeZone: 'UTC' }
  expect(await look(meeting, '2026-11-26T21:00:00Z')).toEqual({ paused: true, until: '2026-11-27T20:00:00.000Z' })
  expect(await look(meeting, '2026-11-27T20:00:00Z')).toEqual({ paused: false, until: '2026-11-28T20:00:00.000Z' })
  const always = { at: '0 20 * * *', resume: '0 20 * * *', timeZone: 'UTC' }
  expect((await look(always, '2026-11-26T21:00:00Z')).paused).toBe(false)
})

test('days that are years apart are found', async () => {
  const leap = { at: '0 0 29 2 *', resume: '0 0 1 3 *', timeZone: 'UTC' }
  expect(await look(leap, '2026-11-22T00:00:00Z')).toEqual({ paused: false, until: '2028-02-29T00:00:00.000Z' })
  expect(await look(leap, '2028-02-29T12:00:00Z')).toEqual({ paused: true, until: '2028-03-01T00:00:00.000Z' })
})

test('the names of days, the last day of a month, and either of day and weekday are understood', async () => {
  // 31 January 2027 is a Sunday; 15 January 2027 is a Friday, and so is 8 January.
  const last = { at: '0 0 L * *', resume: '0 12 L * *', timeZone: 'UTC' }
  expect(await look(last, '2027-01-30T00:00:00Z')).toEqual({ paused: false, until: '2027-01-31T00:00:00.000Z' })
  const either = { at: '0 0 15 * FRI', resume: '0 6 * * *', timeZone: 'UTC' }
  expect(await look(either, '2027-01-07T12:00:00Z')).toEqual({ paused: false, until: '2027-01-08T00:00:00.000Z' })
})

test('a zone with an offset of half an hour is in its own time', async () => {
  // India Standard Time is UTC+5:30 all year.
  const kolkata = { at: '0 20 * * *', resume: '0 8 * * *', timeZone: 'Asia/Kolkata' }
  expect(await look(kolkata, '2026-11-22T12:00:00Z')).toEqual({ paused: false, until: '2026-11-22T14:30:00.000Z' })
})

test('an expression that never fires, or cannot be read, is an error', async () => {
  const now = new Date('2026-11-22T12:00:00Z')
  await expect(scheduleAt({ pause: { ...working, at: '0 0 30 2 *' }, now })).rejects.toThrow(
    '`0 0 30 2 *` never fires.',
  )
  await expect(scheduleAt({ pause: { ...working, resume: 'daily' }, now })).rejects.toThrow()
})
