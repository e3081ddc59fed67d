import { expect, test } from 'vitest'
import { MOST_SLICES, waitAfter } from '../../../src/function/aws/wait-after.ts'

/** docs: "Lambda quotas", durable functions. */
const MOST_OPERATIONS = 3_000
/** The longest that operations ask for between two looks. */
const ASKED_S = 20

test('a run that is looked after every 20 seconds has half a day, and stays within the operations that Lambda takes', () => {
  let seconds = 0
  for (let number = 1; number <= MOST_SLICES; number += 1) seconds += waitAfter({ number, asked: ASKED_S })
  expect(seconds).toBeGreaterThan(12 * 3600)
  expect(MOST_SLICES * 2).toBeLessThan(MOST_OPERATIONS)
})

test('in the time in which a cluster is built slices come as often as they ask for', () => {
  const number = (30 * 60) / ASKED_S
  expect(waitAfter({ number, asked: ASKED_S })).toBe(ASKED_S)
})

test('a slice that asks for more than a minute gets it, at any time', () => {
  expect([1, 900].map((number) => waitAfter({ number, asked: 3_600 }))).toEqual([3_600, 3_600])
})
