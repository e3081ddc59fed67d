import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDuration, renderDuration } from '../../src/base/duration.ts'

describe('readDuration', () => {
  test.each([
    ['0s', 0],
    ['250ms', 250],
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['7d', 604_800_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['1m1ms', 60_001],
  ])('reads %s', (text, ms) => {
    expect(readDuration(text)).toBe(ms)
  })

  test.each([
    '',
    '5',
    's',
    '5 s',
    '-5s',
    '5S',
    '5min',
    '1h 30m',
    '1,5h',
    '.5h',
    '1.h',
    '1e3s',
    '5s ',
    'Infinityd',
    '٣s',
  ])('refuses %j', (text) => {
    expect(readDuration(text)).toBeUndefined()
  })

  test('refuses what is longer than any number', () => {
    expect(readDuration(`${'9'.repeat(400)}d`)).toBeUndefined()
  })

  test('refuses 64 KiB of digits in linear time', () => {
    const start = performance.now()
    for (const text of ['1'.repeat(65_536), '1.1'.repeat(20_000), '1m'.repeat(32_768).concat('x')])
      expect(readDuration(text)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('renderDuration', () => {
  test.each([
    [0, '0 s'],
    [1_000, '1 s'],
    [45_000, '45 s'],
    [59_600, '1 min'],
    [60_000, '1 min'],
    [980_000, '16 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [7_205_000, '2 h'],
    [259_200_000, '3 d'],
    [90_061_000, '1 d 1 h'],
  ])('says %d ms as %s', (ms, text) => {
    expect(renderDuration(ms)).toBe(text)
  })

  test('is never off by more than its smaller unit', () => {
    const units: Record<string, number> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 }
    fc.assert(
      fc.property(fc.nat({ max: 1_000 * 86_400_000 }), (ms) => {
        const parts = [...renderDuration(ms).matchAll(/(\d+) (\w+)/g)].map(
          ([, count, unit = '']) => [Number(count), units[unit] ?? 0] as const,
        )
        const said = parts.reduce((sum, [count, unit]) => sum + count * unit, 0)
        const largest = parts[0]?.[1] ?? 0
        expect(Math.abs(said - ms)).toBeLessThanOrEqual(
          largest <= 1_000 ? 500 : largest / 24 + 500 + (largest === 60_000 ? 1_000 : largest / 20),
        )
      }),
    )
  })
})
