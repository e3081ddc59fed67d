import { tmpdir } from 'node:os'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { callApi } from '../../src/operations/call-api.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { connected } from '../atlas/connected.ts'
import { type Answer, loopback, type Received } from '../atlas/loopback.ts'
import { callAgainst, GROUP, policyOf } from './support/api-world.ts'
import { SHOP } from './support/run-plan.ts'
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

describe('an answer that is no JSON', () => {
  const log = gzipSync('a line of a log\n'.repeat(1_000))
  const LOG = {
    'operation-id': 'downloadGroupClusterLog',
    parameters: `groupId=${GROUP}\nhostName=main-shard-00-00.abc.mongodb.net\nlogName=mongodb`,
  }

  test('goes into a file, byte by byte', async () => {
    const called = await callAgainst(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/vnd.atlas.2023-02-01+gzip' }).end(log)
        return undefined
      },
      { params: { ...LOG, 'output-file': 'logs/main.gz' } },
    )
    expect(outputsOf(called)).toEqual({ status: 200, 'output-file': expect.stringMatching(/\/logs\/main\.gz$/) })
    expect(gunzipSync(called.file('logs/main.gz')).toString()).toBe('a line of a log\n'.repeat(1_000))
    expect(called.received[0]).toMatchObject({
      target: `/api/atlas/v2/groups/${GROUP}/clusters/main-shard-00-00.abc.mongodb.net/logs/mongodb.gz`,
      headers: { accept: 'application/vnd.atlas.2023-02-01+gzip' },
    })
  })

  test('is refused without a file before anything is sent, when it is binary', async () => {
    const called = callAgainst(() => json({}), { params: LOG })
    await expect(called).rejects.toThrow(
      /output-file is missing: .*\(GET \/groups\/\{groupId\}\/clusters\/\{hostName\}/,
    )
  })

  const csv = 'date,amount\r\n2026-08-10,"1,50"\r\n'
  const answering = ({ headers }: Received): Answer =>
    headers.accept?.endsWith('+csv')
      ? { headers: { 'content-type': 'application/vnd.atlas.2023-01-01+csv' }, body: csv }
      : json({ id: 'invoice' })
  const INVOICE = { parameters: `orgId=${GROUP}\ninvoiceId=${GROUP}` }

  test('is given as text, when it is CSV', async () => {
    const called = await callAgainst(answering, { params: { ...INVOICE, 'operation-id': 'getOrgInvoiceCsv' } })
    expect(outputsOf(called)).toEqual({ status: 200, response: 'date,amount\n2026-08-10,"1,50"\n' })
  })

  test('is CSV or JSON by the ending of the file, where Atlas has both', async () => {
    const params = { ...INVOICE, 'operation-id': 'getOrgInvoice' }
    const table = await callAgainst(answering, { params: { ...params, 'output-file': 'bill.csv' } })
    expect(table.file('bill.csv').toString()).toBe(csv)
    expect(outputsOf(await callAgainst(answering, { params }))).toMatchObject({ response: { id: 'invoice' } })
  })

  test('is a failure when a proxy has answered', async () => {
    const called = await callAgainst(() => ({ headers: { 'content-type': 'text/html' }, body: '<p>' }), {
      params: { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` },
    })
    expect(told(called.state)).toBe(
      'failed NO_ANSWER: GET /api/atlas/v2/groups/{groupId}: 200 with an answer that cannot be read (text/html)',
    )
  })
})

describe('a JSON answer', () => {
  test.for([
    ['true', true],
    ['null', null],
    ['"text"', 'text'],
    ['{"a": {"b": [1.5, "x"]}}', { a: { b: [1.5, 'x'] } }],
  ] as const)('of %s is given as it is', async ([body, response]) => {
    const called = await callAgainst(() => ({ body }), {
      params: { 'operation-id': 'getGroupManagedSlowMs', parameters: `groupId=${GROUP}` },
    })
    expect(outputsOf(called)).toEqual({ status: 200, response })
  })

  test('goes into a file in the place of an output, the whole list', async () => {
    const called = await callAgainst(() => json({ results: [{ id: 1 }], links: [] }), {
      params: { 'operation-id': 'listGroups', 'output-file': 'groups.json' },
    })
    expect(outputsOf(called)).toEqual({ status: 200, count: 1, 'output-file': expect.stringMatching(/groups\.json$/) })
    expect(JSON.parse(called.file('groups.json').toString())).toEqual([{ id: 1 }])
  })

  test('that is too large for an output says what to do', async () => {
    const answering = () => json({ text: 'x'.repeat(1_000_001) })
    const params = { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` }
    const called = await callAgainst(answering, { params })
    expect(told(called.state)).toMatch(/^failed RESPONSE_TOO_LARGE: .* 1000000 characters/)
    const saved = await callAgainst(answering, { params: { ...params, 'output-file': 'group.json' } })
    expect(saved.file('group.json').length).toBeGreaterThan(1_000_000)
  })

  test('larger than any honest one is not read to its end', async () => {
    const called = await callAgainst(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(33 * 1024 * 1024, ' '))
        return undefined
      },
      { params: { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` } },
    )
    expect(told(called.state)).toMatch(/^failed ANSWER_TOO_LARGE: .*32 MiB/)
    expect(called.received).toHaveLength(1)
  })

  test('cannot move the cursor of whoever prints it', async () => {
    const called = await callAgainst(() => json({ 'a\u001b[2J': 'b\u001b[31m\u202ec\nd' }), {
      params: { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` },
    })
    expect(outputsOf(called)).toMatchObject({ response: { 'a[2J': 'b[31mc\nd' } })
  })
})

test('the version is the newest stable one, or preview where there is none, or what is asked for', async () => {
  const accepts = async (params: Readonly<Record<string, string>>) =>
    (await callAgainst(() => json({}), { params })).received[0]?.headers.accept
  const list = { 'operation-id': 'listGroupClusters', parameters: `groupId=${GROUP}` }
  expect([
    await accepts({ 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` }),
    await accepts({ 'operation-id': 'getDefaultGroupLimit', parameters: 'limitName=x' }),
    await accepts({ ...list, 'all-pages': 'false', 'api-version': '2023-02-01' }),
    await accepts({ ...list, 'all-pages': 'false', 'api-version': 'preview' }),
  ]).toEqual(
    ['2023-01-01', 'preview', '2023-02-01', 'preview'].map((version) => `application/vnd.atlas.${version}+json`),
  )
})

test('a request has its body, its content type and its headers, also with GET', async () => {
  const search = await callAgainst(() => json({}), {
    params: {
      'operation-id': 'searchOrgInvoiceLineItems',
      parameters: `orgId=${GROUP}\ninvoiceId=${GROUP}`,
      body: '{filters: [{a: 1}]}',
    },
  })
  expect(search.received[0]).toMatchObject({
    method: 'GET',
    body: '{"filters":[{"a":1}]}',
    headers: { 'content-type': 'application/vnd.atlas.2024-08-05+json' },
  })
  const parameters = `{groupId: ${GROUP}, clusterName: main, Use-Effective-Instance-Fields: true}`
  const cluster = await callAgainst(() => json({}), { params: { 'operation-id': 'getGroupCluster', parameters } })
  expect(cluster.received[0]?.headers).toMatchObject({ 'use-effective-instance-fields': 'true' })
  const lines = `groupId=${GROUP}\nclusterName=main\nUse-Effective-Instance-Fields=false`
  const again = await callAgainst(() => json({}), { params: { 'operation-id': 'getGroupCluster', parameters: lines } })
  expect(again.received[0]?.headers).toMatchObject({ 'use-effective-instance-fields': 'false' })
})

test('a step that is called again after a POST, whose answer it has not seen, sends nothing', async () => {
  const server = await loopback(() => json({}, 201))
  const { atlas } = connected({ origin: server.origin })
  const at = atlas.now().getTime()
  const again = callApi.step({
    atlas,
    params: { operationId: 'createGroup', body: { name: 'x' }, allPages: true },
    memory: { sent: { call: { firstAt: at, lastAt: at, times: 1 } } },
    owner: SHOP,
    policy: policyOf(),
    random: () => 0,
    secrets: { find: () => undefined, make: () => new Secret(''), keep: () => {} },
    outside: createOutside({ folder: tmpdir() }),
  })
  await expect(again).rejects.toThrow('POST /api/atlas/v2/groups: its answer was lost. It may have taken effect')
  expect(server.received).toEqual([])
})

test('a version that Atlas does not serve is said to be the one that was asked for', async () => {
  const gone = {
    status: 406,
    body: { errorCode: 'INVALID_VERSION_DATE', detail: 'Invalid accept header or version date.' },
  }
  for (const id of ['getGroup', 'deleteGroup']) {
    const params = { 'operation-id': id, parameters: `groupId=${GROUP}`, 'api-version': '2019-01-01' }
    const called = await callAgainst(() => gone, { params })
    expect(called.state).toMatchObject({
      error: {
        code: 'INVALID_VERSION_DATE',
        hint: expect.stringMatching(/version 2019-01-01 .* Leave api-version out/),
      },
    })
  }
})
