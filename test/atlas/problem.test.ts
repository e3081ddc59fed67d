import { describe, expect, test } from 'vitest'
import type { AtlasError } from '../../src/atlas/atlas-error.ts'
import { problem } from '../../src/atlas/problem.ts'
import { type AtlasRequest, compose } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { failureOf } from './connected.ts'
import { type Answer, loopback } from './loopback.ts'

const REQUEST: AtlasRequest = {
  method: 'GET',
  target: '/api/atlas/v2/groups/111111111111111111111111',
  template: '/api/atlas/v2/groups/{groupId}',
  date: '2023-01-01',
  headers: {},
}

async function failed(answer: Answer): Promise<AtlasError> {
  const { origin } = await loopback(() => answer)
  return failureOf(compose({ layers: [problem()], transport: createTransport({ origin, proxy: {} }).send })(REQUEST))
}

/** An error of Atlas as its API answers it. */
function atlas(status: number, errorCode: string, more: Record<string, unknown> = {}): Answer {
  return {
    status,
    body: { detail: 'Detail of it.', error: status, errorCode, parameters: [], reason: 'Reason', ...more },
  }
}

const challenge = { 'www-authenticate': 'Digest realm="MMS Public API", nonce="n", qop="auth"' }

describe('an answer of Atlas', () => {
  test('is told with method, path, status, code and detail', async () => {
    const failure = await failed({
      status: 404,
      body: {
        detail: 'No group with ID 111111111111111111111111 exists.',
        error: 404,
        errorCode: 'GROUP_NOT_FOUND',
        parameters: ['111111111111111111111111'],
        reason: 'Not Found',
      },
    })
    expect(failure.message).toBe(
      'GET /api/atlas/v2/groups/{groupId}: 404 GROUP_NOT_FOUND: No group with ID 111111111111111111111111 exists.',
    )
    expect(failure).toMatchObject({
      method: 'GET',
      template: '/api/atlas/v2/groups/{groupId}',
      status: 404,
      code: 'GROUP_NOT_FOUND',
      errorCode: 'GROUP_NOT_FOUND',
      parameters: ['111111111111111111111111'],
      outcome: 'refused',
      transient: false,
    })
    expect(failure.cause).toBeUndefined()
  })

  test('names the attributes that are wrong', async () => {
    const badRequestDetail = {
      fields: [
        { field: 'name', description: 'must not be null' },
        { field: 'a', description: 'b' },
      ],
    }
    const failure = await failed(atlas(400, 'VALIDATION_ERROR', { badRequestDetail }))
    expect(failure.message).toContain('Detail of it. (name: must not be null; a: b)')
  })

  test.each([
    [500, 'UNEXPECTED_ERROR', 'unknown', true],
    [503, 'SERVICE_UNAVAILABLE', 'unknown', true],
    [429, 'RATE_LIMITED_TOKEN_BUCKET', 'refused', true],
    [405, 'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES', 'refused', true],
    [409, 'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES', 'refused', true],
    [409, 'GROUP_ALREADY_EXISTS', 'refused', false],
    [402, 'NO_PAYMENT_INFORMATION_FOUND', 'refused', false],
  ])('%d %s leaves the outcome %s, transient %s', async (status, code, outcome, transient) => {
    expect(await failed(atlas(status, code))).toMatchObject({ outcome, transient })
  })

  test('an attribute refused for stale monitoring data passes by itself', async () => {
    const stale = { detail: 'Cluster has stale monitoring data.' }
    expect((await failed(atlas(400, 'INVALID_ATTRIBUTE', stale))).transient).toBe(true)
    expect((await failed(atlas(400, 'INVALID_ATTRIBUTE'))).transient).toBe(false)
  })

  test('of the token endpoint is read as RFC 6749 §5.2 says', async () => {
    const failure = await failed({
      status: 401,
      body: { error_description: 'Invalid credentials provided.', error: 'invalid_client' },
    })
    expect(failure.message).toContain('401 invalid_client: Invalid credentials provided.')
    expect(failure.errorCode).toBe('invalid_client')
  })
})

describe('a hint', () => {
  test.each([
    [{ ...atlas(401, 'UNEXPECTED_ERROR'), headers: challenge }, /does not know these credentials/],
    [atlas(401, 'UNEXPECTED_ERROR'), /does not know these credentials/],
    [{ status: 401 }, /does not know these credentials/],
    [atlas(401, 'NOT_IN_GROUP'), /no such project, or these credentials have no role in it/],
    [atlas(401, 'USER_UNAUTHORIZED'), /credentials are valid but may not do this/],
    [atlas(401, 'USER_CANNOT_ACCESS_ORG'), /credentials are valid but may not do this/],
    [atlas(401, 'NOT_ORG_GROUP_CREATOR'), /Organization Project Creator/],
    [atlas(406, 'INVALID_VERSION_DATE'), /2023-01-01.*Upgrade this action/],
    [{ status: 406 }, /Upgrade this action/],
    [atlas(410, 'VERSION_GONE'), /2023-01-01.*Upgrade this action/],
    [{ status: 410, body: '<html>gone</html>' }, /Upgrade this action/],
    [atlas(429, 'RATE_LIMITED_TOKEN_BUCKET'), /limits how often/],
    [atlas(402, 'ACCOUNT_SUSPENDED'), /billing/],
  ])('answers %j', async (answer, hint) => {
    expect((await failed(answer)).hint).toMatch(hint)
  })

  test.each([
    'ORG_REQUIRES_ACCESS_LIST',
    'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    'RESOURCE_REQUIRES_ACCESS_LIST',
    'ORG_REQUIRES_WHITELIST',
    'IP_ADDRESS_NOT_ON_WHITELIST',
    'RESOURCE_REQUIRES_WHITELIST',
  ])('for %s tells the two access lists apart, names the address and three ways out', async (code) => {
    const { hint } = await failed(atlas(403, code, { parameters: ['203.0.113.7'] }))
    expect(hint).toContain('Admin API access list')
    expect(hint).toContain("not the project's network access list")
    expect(hint).toContain('Add 203.0.113.7 to it')
    expect(hint).toContain('a runner with a fixed address')
    expect(hint).toContain('switch off "Require IP Access List for the Atlas Administration API"')
    expect((await failed(atlas(403, code))).hint).toContain('Add this runner’s address to it')
  })

  test('is not taken from what every object has', async () => {
    expect((await failed(atlas(400, 'constructor'))).hint).toBeUndefined()
    expect((await failed(atlas(400, '__proto__'))).hint).toBeUndefined()
  })
})

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
