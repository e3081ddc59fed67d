import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createJsonLog } from '../../../src/function/json-log.ts'
import type { LogFields } from '../../../src/function/log.ts'

const NOW = new Date('2026-11-22T08:00:00.123Z')

describe('a line of the log', () => {
  test('says when, how grave, what, and by which ids it is found again', () => {
    expect(lineOf('webhook accepted', { deliveryId: 'd-1', pullRequest: 42, isNew: true })).toBe(
      '{"time":"2026-11-22T08:00:00.123Z","level":"info","event":"webhook accepted","deliveryId":"d-1","pullRequest":42,"isNew":true}',
    )
  })

  test('is left without fields that are undefined', () => {
    expect(parse('run failed', { run: 'r', repository: undefined })).toEqual({ ...said('run failed'), run: 'r' })
  })

  test('cannot be made to look like two, nor turn what stands after it', () => {
    const evil = 'a\nb\r\u2028{"event":"run succeeded"}\u001b[2J\u202e'
    const line = lineOf(evil, { reason: evil })
    expect(line).not.toMatch(/[\u0000-\u001f\u2028\u202e]|\\[nru]/)
    expect(JSON.parse(line)).toMatchObject({ level: 'info', reason: 'a b {"event":"run succeeded"} [2J' })
  })

  test('cannot be given another time, level or event by a field', () => {
    expect(parse('webhook refused', { time: 'never', level: 'none', event: 'webhook accepted' })).toEqual(
      said('webhook refused'),
    )
  })

  test('is bounded, however long a text is', () => {
    expect(lineOf('e'.repeat(10_000), { error: 'x'.repeat(1_000_000) }).length).toBeLessThan(3_000)
  })

  test('says numbers that JSON cannot say', () => {
    expect(parse('wait', { ms: Number.POSITIVE_INFINITY, left: Number.NaN })).toMatchObject({
      ms: 'Infinity',
      left: 'NaN',
    })
  })
})

describe('a field with the name of a secret is never written:', () => {
  test.each([
    'secret',
    'clientSecret',
    'webhook-secret',
    'password',
    'accessToken',
    'GITHUB_TOKEN',
    'privateKey',
    'GITHUB_APP_PRIVATE_KEY',
    'private-key',
    'apiKey',
    'credentials',
    'authorization',
    'cookie',
    'x-hub-signature-256',
    'connectionString',
  ])('%s', (name) => {
    expect(lineOf('anything', { [name]: 'hunter2hunter2' })).not.toContain('hunter2')
  })

  test('but what only sounds alike is', () => {
    expect(parse('anything', { step: 'key', requestId: 'q', reason: 'passed' })).toMatchObject({
      step: 'key',
      reason: 'passed',
    })
  })
})

test('every line is one line of JSON, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
      (event, fields) => {
        const line = lineOf(event, fields)
        expect(line).not.toMatch(/[\n\r]/)
        expect(JSON.parse(line)).toMatchObject({ time: NOW.toISOString(), level: 'info' })
      },
    ),
    { numRuns: 40 },
  )
})

function lineOf(event: string, fields?: LogFields): string {
  const lines: string[] = []
  createJsonLog((line) => lines.push(line), { now: () => NOW })('info', event, fields)
  expect(lines).toHaveLength(1)
  return lines.join('')
}

function parse(event: string, fields: LogFields): unknown {
  return JSON.parse(lineOf(event, fields))
}

function said(event: string): Record<string, string> {
  return { time: NOW.toISOString(), level: 'info', event }
}
