import { describe, expect, test } from 'vitest'
import { connected, failureOf } from './connected.ts'
import { type Answer, loopback, type Received } from './loopback.ts'
import { virtualClock } from './virtual-clock.ts'

async function serving(answer: Answer | ((request: Received) => Answer)) {
  const server = await loopback((request) => (typeof answer === 'function' ? answer(request) : answer))
  return { ...server, atlas: connected({ origin: server.origin }).atlas }
}

const groupId = '5a0a1e7e0f2912c554080adc'

describe('a call', () => {
  test('goes out with method, version, user agent and body', async () => {
    const { atlas, received } = await serving({ status: 201, body: { id: 'x' } })
    expect(await atlas.call('createGroupCluster', { path: { groupId }, body: { name: 'c' } })).toEqual({ id: 'x' })
    expect(received).toMatchObject([
      { method: 'POST', target: `/api/atlas/v2/groups/${groupId}/clusters`, body: '{"name":"c"}' },
    ])
    expect(received[0]?.headers).toMatchObject({
      accept: 'application/vnd.atlas.2024-10-23+json',
      'content-type': 'application/vnd.atlas.2024-10-23+json',
      'user-agent': 'mongodb-atlas-action/0.0.0-test',
    })
  })

  test('without a body names no content type', async () => {
    const { atlas, received } = await serving({ body: {} })
    await atlas.call('getSystemStatus', {})
    expect(received[0]?.headers['content-type']).toBeUndefined()
    expect(received[0]?.headers.accept).toBe('application/vnd.atlas.2023-01-01+json')
  })

  test.each<[string, Answer, unknown]>([
    ['204', { status: 204 }, undefined],
    [
      '204 with a content type',
      { status: 204, headers: { 'content-type': 'application/vnd.atlas.2024-11-13+json' } },
      undefined,
    ],
    ['202 with {}', { status: 202, body: {} }, {}],
    ['200 without a body', { status: 200 }, undefined],
    ['200 with blanks', { status: 200, body: ' \n' }, undefined],
    ['200 with null', { status: 200, body: 'null' }, null],
  ])('reads %s', async (_, answer, value) => {
    const { atlas } = await serving(answer)
    expect(await atlas.call('deleteGroup', { path: { groupId } })).toEqual(value)
  })

  test.each<[string, Answer]>([
    ['HTML', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['truncated JSON', { headers: { 'content-type': 'text/html' }, body: '{"id":"5a' }],
  ])('says that a 200 with %s is no answer of Atlas', async (_, answer) => {
    const { atlas } = await serving(answer)
    const failure = await failureOf(atlas.call('getGroup', { path: { groupId } }))
    expect(failure.message).toBe('GET /api/atlas/v2/groups/{groupId}: 200 with an answer that is not JSON (text/html)')
    expect(failure).toMatchObject({ outcome: 'unknown', transient: true })
    expect(failure.hint).toContain('proxy or gateway')
  })

  test('finds nothing where Atlas says so with the code that was named, and fails otherwise', async () => {
    const { atlas } = await serving({
      status: 404,
      body: { error: 404, errorCode: 'GROUP_NOT_FOUND', detail: 'No group.' },
    })
    const path = { groupId }
    expect(await atlas.find('getGroup', { path, absent: ['A', 'GROUP_NOT_FOUND'] })).toBeUndefined()
    expect((await failureOf(atlas.find('getGroup', { path, absent: ['A'] }))).errorCode).toBe('GROUP_NOT_FOUND')
  })

  test('does not take the 404 of a gateway for an absence', async () => {
    const { atlas } = await serving({ status: 404, body: '<html>404</html>' })
    expect((await failureOf(atlas.find('getGroup', { path: { groupId }, absent: ['GROUP_NOT_FOUND'] }))).status).toBe(
      404,
    )
  })
})

describe('a list', () => {
  const next = [{ rel: 'self' }, { rel: 'next', href: 'https://evil.example/steal' }]
  const pageOf = ({ target }: Received) => Number(new URL(target, 'http://x').searchParams.get('pageNum'))

  test('is read to the end by its links, which are never followed themselves', async () => {
    const { atlas, received } = await serving((request) => {
      const page = pageOf(request)
      return {
        body: {
          results: [page, page * 10],
          links: page < 3 ? next : [{ rel: 'self' }, { rel: 'previous' }],
          totalCount: 2,
        },
      }
    })
    expect(await atlas.list('listGroups', { query: { includeCount: false } })).toEqual([1, 10, 2, 20, 3, 30])
    expect(received.map(({ target }) => target)).toEqual(
      [1, 2, 3].map((page) => `/api/atlas/v2/groups?includeCount=false&itemsPerPage=500&pageNum=${page}`),
    )
  })

  test('ends at an empty page, though it names a next one', async () => {
    const { atlas, received } = await serving((request) => ({
      body: { results: pageOf(request) === 1 ? ['a'] : [], links: next },
    }))
    expect(await atlas.list('listGroups', {})).toEqual(['a'])
    expect(received).toHaveLength(2)
  })

  test.each<[string, unknown]>([
    ['no links', { results: ['a'] }],
    ['links that are no list', { results: ['a'], links: 'none' }],
    ['links that are no objects', { results: ['a'], links: [null, 5, 'next'] }],
    ['a bare array', ['a']],
  ])('is one page with %s', async (_, body) => {
    const { atlas, received } = await serving({ body })
    expect(await atlas.list('listGroups', {})).toEqual(['a'])
    expect(received).toHaveLength(1)
  })

  test.each<[string, unknown]>([
    ['an object', { items: [] }],
    ['results that are no list', { results: {} }],
    ['null', 'null'],
    ['nothing', undefined],
  ])('is refused when the page is %s', async (_, body) => {
    const { atlas } = await serving({ body })
    expect((await failureOf(atlas.list('listGroups', {}))).message).toBe(
      'GET /api/atlas/v2/groups: a page without results',
    )
  })

  test('without an end is given up', async () => {
    const { atlas, received } = await serving({ body: { results: ['a'], links: next } })
    expect((await failureOf(atlas.list('listGroups', {}))).message).toContain('a list without an end')
    expect(received.length).toBeLessThanOrEqual(2_000)
  })
})

describe('the time', () => {
  test("follows Atlas's Date, and runs on by our clock in between", async () => {
    const server = await loopback(() => ({ headers: { date: 'Mon, 10 Aug 2026 15:30:00 GMT' }, body: {} }))
    const clock = virtualClock()
    const { atlas } = connected({ origin: server.origin, clock })
    expect(atlas.now().toISOString()).toBe('2026-08-10T12:00:00.000Z')
    await atlas.call('getSystemStatus', {})
    expect(atlas.now().toISOString()).toBe('2026-08-10T15:30:00.000Z')
    clock.advance(60_000)
    expect(atlas.now().toISOString()).toBe('2026-08-10T15:31:00.000Z')
  })

  test('is told by a refusal too', async () => {
    const date = 'Mon, 10 Aug 2026 15:30:00 GMT'
    const server = await loopback(() => ({
      status: 404,
      headers: { date },
      body: { error: 404, errorCode: 'GROUP_NOT_FOUND' },
    }))
    const { atlas } = connected({ origin: server.origin })
    const path = { groupId: '5a0a1e7e0f2912c554080adc' }
    expect(await atlas.find('getGroup', { path, absent: ['GROUP_NOT_FOUND'] })).toBeUndefined()
    expect(atlas.now().toISOString()).toBe('2026-08-10T15:30:00.000Z')
  })

  test.each(['yesterday', ''])('is our own where the Date is %j', async (date) => {
    const server = await loopback(() => ({ headers: { date }, body: {} }))
    const { atlas } = connected({ origin: server.origin })
    await atlas.call('getSystemStatus', {})
    expect(atlas.now().toISOString()).toBe('2026-08-10T12:00:00.000Z')
  })
})
