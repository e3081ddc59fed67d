import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Answer, Received } from '../atlas/loopback.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { outputsOf, told } from './support/told.ts'

const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' },
  body: JSON.stringify(body),
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

  test('that is too large for an output is not given as a secret either', async () => {
    const answer = { privateKey: 'k-that-makes-it-secret', secret: 'x'.repeat(1_000_001) }
    const params = { 'operation-id': 'createOrgApiKey', parameters: `orgId=${GROUP}`, body: '{desc: ci}' }
    const called = await callAgainst(() => json(answer), { params })
    expect(told(called.state)).toMatch(/^failed RESPONSE_TOO_LARGE: POST .* took effect \(200\)/)
    const saved = await callAgainst(() => json(answer), { params: { ...params, 'output-file': 'key.json' } })
    expect(outputsOf(saved)).toEqual({ status: 200, 'output-file': expect.stringMatching(/key\.json$/) })
    expect(JSON.parse(saved.file('key.json').toString())).toEqual(answer)
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

  test('nested without end is no answer of Atlas', async () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    const params = { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` }
    const fine = await callAgainst(() => ({ body: deep(100) }), { params })
    expect(told(fine.state)).toBe('done unchanged')
    const called = await callAgainst(() => ({ body: deep(100_000) }), { params })
    expect(told(called.state)).toMatch(/^failed NO_ANSWER: .* an answer that cannot be read/)
  })

  test('cannot move the cursor of whoever prints it', async () => {
    const called = await callAgainst(() => json({ 'a\u001b[2J': 'b\u001b[31m\u202ec\nd' }), {
      params: { 'operation-id': 'getGroup', parameters: `groupId=${GROUP}` },
    })
    expect(outputsOf(called)).toMatchObject({ response: { 'a[2J': 'b[31mc\nd' } })
  })
})
