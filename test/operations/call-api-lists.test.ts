import { describe, expect, test } from 'vitest'
import type { Answer, Received } from '../atlas/loopback.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { outputsOf, told } from './support/told.ts'

const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' },
  body: JSON.stringify(body),
})
const query = ({ target }: Received) => new URL(target, 'http://x').searchParams

describe('a list', () => {
  const item = (id: number) => ({ id })
  const paged = (request: Received): Answer => {
    const page = Number(query(request).get('pageNum') ?? 1)
    const rel = page < 3 ? 'next' : 'previous'
    return json({
      results: [item(page), item(page * 10)],
      links: [{ rel, href: 'https://evil.example/' }],
      totalCount: 6,
    })
  }

  test('comes with all its pages, 500 items each, as one', async () => {
    const called = await callAgainst(paged, { params: { 'operation-id': 'listGroups' } })
    expect(told(called.state)).toBe('done unchanged')
    expect(outputsOf(called)).toEqual({ status: 200, count: 6, response: [1, 10, 2, 20, 3, 30].map(item) })
    expect(called.received.map(({ target }) => target)).toEqual(
      [1, 2, 3].map((page) => `/api/atlas/v2/groups?itemsPerPage=500&pageNum=${page}`),
    )
  })

  test.for([
    [{ parameters: 'pageNum=2' }, '/api/atlas/v2/groups?pageNum=2', 2],
    [{ parameters: 'itemsPerPage=7' }, '/api/atlas/v2/groups?itemsPerPage=7', 1],
    [{ 'all-pages': 'false' }, '/api/atlas/v2/groups', 1],
  ] as const)('comes with one page for %j', async ([more, target, page]) => {
    const called = await callAgainst(paged, { params: { 'operation-id': 'listGroups', ...more } })
    expect(outputsOf(called)).toEqual({ status: 200, count: 2, response: [item(page), item(page * 10)] })
    expect(called.received.map((one) => one.target)).toEqual([target])
  })

  test('that is a bare array is asked for once, without pages', async () => {
    const params = { 'operation-id': 'listGroupLimits', parameters: `groupId=${GROUP}` }
    const called = await callAgainst(() => json([item(1)]), { params })
    expect(outputsOf(called)).toEqual({ status: 200, count: 1, response: [item(1)] })
    expect(called.received.map(({ target }) => target)).toEqual([`/api/atlas/v2/groups/${GROUP}/limits`])
  })

  test('without an end is given up once, and not begun again', async () => {
    const called = await callAgainst(
      () => json({ results: [item(1)], links: [{ rel: 'next', href: 'https://evil.example' }] }),
      {
        params: { 'operation-id': 'listGroups' },
      },
    )
    expect(told(called.state)).toContain('a list without an end')
    expect(called.received).toHaveLength(2_000)
  })

  test('that knows no pages is asked for without', async () => {
    const params = { 'operation-id': 'listOrgInvoicePending', parameters: `orgId=${GROUP}` }
    const called = await callAgainst(() => json({ results: [item(1)] }), { params })
    expect(outputsOf(called)).toMatchObject({ count: 1, response: [item(1)] })
    expect(called.received.map(({ target }) => target)).toEqual([`/api/atlas/v2/orgs/${GROUP}/invoices/pending`])
  })

  test('of a path that nobody knows is told by its form', async () => {
    const params = {
      method: 'GET',
      path: '/groups/{id}/novelties',
      parameters: `id=${GROUP}`,
      'api-version': '2031-01-01',
    }
    const called = await callAgainst(paged, { params })
    expect(outputsOf(called)).toMatchObject({ count: 6 })
    expect(called.received[0]).toMatchObject({
      target: `/api/atlas/v2/groups/${GROUP}/novelties`,
      headers: { accept: 'application/vnd.atlas.2031-01-01+json' },
    })
  })

  test('keeps its query on every page, lists as the same name several times', async () => {
    const params = {
      'operation-id': 'listGroupEvents',
      parameters: `{groupId: ${GROUP}, eventType: [A_B, C D], includeRaw: true}`,
    }
    const called = await callAgainst(paged, { params })
    expect(
      called.received.map((request) => [query(request).getAll('eventType'), query(request).get('includeRaw')]),
    ).toEqual(Array.from({ length: 3 }, () => [['A_B', 'C D'], 'true']))
  })
})
