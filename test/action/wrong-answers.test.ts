import { expect, it } from 'vitest'
import type { Simulator } from '../../src/simulator/server.ts'
import { failing } from './failing.ts'
import { watchedWorld } from './watched-world.ts'

type Fault = Parameters<Simulator['addFault']>[0]
const ROOT = '/api/atlas/v2'
const faulty = (action: Fault['action'], times: number | 'always' = 'always') => ({
  faults: [{ match: { path: ROOT, times }, action }],
  expectFaultyResponse: true,
})
const status = (code: number, more: object = {}) => ({ kind: 'status', when: 'before', status: code, ...more }) as const
/** One challenge, then at most 5 tries of a call in each of the 7 rounds of a step. */
const MOST_REQUESTS = 1 + 5 * 7

it.each([
  ['HTML with 503', { kind: 'html', status: 503 }, '503: an answer that is not JSON (text/html)'],
  ['HTML with 200', { kind: 'html', status: 200 }, '200 with an answer that is not JSON (text/html)'],
  ['JSON that is cut off', { kind: 'truncate' }, /no answer from 127\.0\.0\.1:\d+ \(UND_ERR_SOCKET\)/],
  ['an empty body', { kind: 'empty' }, 'the answer has no usable content'],
  ['a reset connection', { kind: 'reset', when: 'before' }, /no answer from 127\.0\.0\.1:\d+ \(ECONNRESET\)/],
  [
    '429 for ever',
    status(429, { errorCode: 'RATE_LIMITED_TOKEN_BUCKET', headers: { 'Retry-After': '7' } }),
    /429 RATE_LIMITED_TOKEN_BUCKET: .*Run fewer jobs at once/,
  ],
] as [string, Fault['action'], string | RegExp][])('gives up on %s, with bounded patience', async (_, action, why) => {
  const { said, statuses } = await failing(faulty(action))
  expect(said).toMatch(/^check-access: GET \/api\/atlas\/v2: /)
  if (typeof why === 'string') expect(said).toContain(why)
  else expect(said).toMatch(why)
  expect(statuses.length).toBeGreaterThan(2)
  expect(statuses.length).toBeLessThanOrEqual(MOST_REQUESTS)
})

it.each([
  ['HTML with 503', { kind: 'html', status: 503 }],
  ['JSON that is cut off', { kind: 'truncate' }],
  ['a reset connection', { kind: 'reset', when: 'before' }],
] as [string, Fault['action']][])('gets over a single %s', async (_, action) => {
  const world = await watchedWorld({ speed: 3000, ...faulty(action, 1) })
  const run = await world.main({ operation: 'check-access' })
  expect(run.exitCode).toBe(0)
  expect(run.outputs['application-name']).toBe('MongoDB Atlas')
})

it.each([
  ['7', /^… rate limit: \/api\/atlas\/v2 is called again in [7-9] s$/],
  ['0', /^… rate limit: \/api\/atlas\/v2 is called again in [23] s$/],
  // Atlas's documentation asks for 10, 20, 40 s when no time is named.
  [undefined, /^… rate limit: \/api\/atlas\/v2 is called again in 1[0-2] s$/],
])('waits as a 429 with Retry-After %s asks, and goes on', async (seconds, line) => {
  const headers = seconds === undefined ? {} : { 'Retry-After': seconds }
  const world = await watchedWorld({ speed: 3000, ...faulty(status(429, { headers }), 1) })
  const run = await world.main({ operation: 'check-access' })
  expect(run.exitCode).toBe(0)
  expect(run.lines.filter((text) => text.startsWith('… rate limit'))).toEqual([expect.stringMatching(line)])
})

it.each([
  [406, 'INVALID_VERSION_DATE'],
  [410, 'VERSION_GONE'],
])('says at once that a %i %s asks for a newer release', async (code, errorCode) => {
  const { said, statuses } = await failing(faulty(status(code, { errorCode, detail: 'Invalid version date.' })))
  expect(said).toBe(
    `check-access: GET /api/atlas/v2: ${code} ${errorCode}: Invalid version date. Atlas no longer serves version 2023-01-01. Upgrade this action to its newest release.`,
  )
  expect(statuses).toEqual([401, code])
})
