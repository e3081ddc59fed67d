import { describe, expect, test } from 'vitest'
import type { Answer } from './loopback.ts'
import { atlas, failed } from './refused.ts'

describe('an answer of something else', () => {
  test.each<[string, Answer, string]>([
    [
      'HTML',
      { status: 503, headers: { 'content-type': 'text/html' }, body: '<html>Bad</html>' },
      '503: an answer that is not JSON (text/html)',
    ],
    [
      'truncated JSON',
      { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errorCode":"GROUP_' },
      '400: an answer that is not JSON (application/json)',
    ],
    ['nothing', { status: 502 }, '502: an empty answer'],
    [
      'a list',
      { status: 400, headers: { 'content-type': 'a/b' }, body: '[]' },
      '400: an answer that is not JSON (a/b)',
    ],
    ['an empty object', { status: 418, body: {} }, '418: no detail given'],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://login.example.org:444/path?token=hidden' } },
      '302: a redirect to login.example.org:444, which is never followed',
    ],
    [
      'a redirect with a password',
      { status: 307, headers: { location: 'https://user:hidden@evil.example/' } },
      '307: a redirect to evil.example, which is never followed',
    ],
    [
      'a redirect to a path',
      { status: 301, headers: { location: '/path?token=hidden' } },
      '301: a redirect to another place, which is never followed',
    ],
    ['a redirect to nowhere', { status: 304 }, '304: a redirect to another place, which is never followed'],
  ])('is told when it is %s', async (_, answer, words) => {
    const failure = await failed(answer)
    expect(failure.message).toBe(`GET /api/atlas/v2/groups/{groupId}: ${words}`)
    expect(JSON.stringify(failure)).not.toContain('hidden')
  })

  test.each<[string, unknown]>([
    ['numbers', { error: 400, errorCode: 7, detail: 8, parameters: 9 }],
    ['lists', { errorCode: ['A'], detail: ['b'], reason: [], parameters: [[['c']]] }],
    ['objects that cannot be text', { detail: 'x', parameters: [{ toString: 1, valueOf: 1 }, null, true, 3] }],
    [
      'fields that cannot be text',
      { detail: 'x', badRequestDetail: { fields: [{ field: { toString: 1, valueOf: 1 } }, null, 5] } },
    ],
    ['no fields', { detail: 'x', badRequestDetail: { fields: 'many' } }],
    ['null everywhere', { error: null, errorCode: null, detail: null, parameters: null, badRequestDetail: null }],
    ['a code that is a sentence', { errorCode: 'NOT A CODE', detail: 'x' }],
  ])('is survived with %s', async (_, body) => {
    const failure = await failed({ status: 400, body })
    expect(failure.status).toBe(400)
    expect(failure.errorCode).toBeUndefined()
    expect(failure.parameters.every((parameter) => typeof parameter === 'string')).toBe(true)
  })

  test('cannot start a workflow command, move the cursor or flood the log', async () => {
    const hostile = '::add-mask::x\n::set-output name=a::b\r\n##[error]boom\u001b[2J\u0000\u2028::stop-commands::\u202e'
    const fields = [{ field: hostile, description: hostile }]
    const failure = await failed({
      status: 400,
      body: { detail: hostile, errorCode: 'X_Y', parameters: [hostile, hostile], badRequestDetail: { fields } },
    })
    const shown = [failure.message, failure.hint ?? '', ...failure.parameters].join(' ')
    expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
    expect(shown).not.toContain('##[')
    for (const text of [failure.message, ...failure.parameters]) expect(text.trimStart()).not.toMatch(/^::/)
  })

  test('is cut when it is long, without losing what it means', async () => {
    const failure = await failed(
      atlas(409, 'GROUP_ALREADY_EXISTS', { detail: 'x'.repeat(1024 * 1024), parameters: Array(1000).fill('y') }),
    )
    expect(failure.errorCode).toBe('GROUP_ALREADY_EXISTS')
    expect(failure.message.length).toBeLessThan(2_000)
    expect(failure.parameters.length).toBeLessThanOrEqual(10)
  })

  test('is cut when its content type is long', async () => {
    const failure = await failed({ status: 500, headers: { 'content-type': 'text/'.padEnd(5_000, 'x') }, body: 'x' })
    expect(failure.message.length).toBeLessThan(300)
  })
})
