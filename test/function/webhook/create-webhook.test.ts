import { describe, expect, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { Secret } from '../../../src/base/secret.ts'
import type { IncomingCall } from '../../../src/function/incoming-call.ts'
import { createWebhook } from '../../../src/function/webhook/create-webhook.ts'
import { CURRENT, delivery, type SentRequest } from '../support/delivery.ts'
import { githubExample } from '../support/github-examples.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'

const GUID = '72d3162e-cc78-11e3-81ab-4c9367dc0958'
const opened = githubExample('pull_request', 'opened')

function serve() {
  const runs = recordedRuns()
  const { log, count, lines, counts } = recordedLog()
  const answering = createWebhook({ secrets: [new Secret(CURRENT)], runs, log, count })
  return { runs, lines, counts, send: (request: SentRequest) => answering(callOf(request).call), answering }
}

/** A call whose body tells whether it was read. */
function callOf({ method, path, headers, body }: SentRequest, read: () => void = () => {}): { call: IncomingCall } {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    call: {
      method,
      path,
      header: (name) => byName.get(name),
      readBody: async (most) => {
        read()
        return body.length > most ? 'too large' : body
      },
    },
  }
}

describe('what is not signed', () => {
  const refused: readonly [string, Readonly<Record<string, string>>][] = [
    ['no signature but that of SHA-1', { 'X-Hub-Signature-256': '' }],
    ['a signature that is none', { 'X-Hub-Signature-256': 'sha256=zz' }],
    ['a wrong content type', { 'Content-Type': 'text/plain' }],
    ['a packed body', { 'Content-Encoding': 'br' }],
    ['too great a length', { 'Content-Length': '30000000' }],
    ['no event', { 'X-GitHub-Event': '' }],
  ]
  test.each(refused)('is not read with %s', async (_, headers) => {
    const { answering } = serve()
    let reads = 0
    const { call } = callOf(delivery({ body: opened, headers }), () => {
      reads += 1
    })
    expect((await answering(call)).status).toBeGreaterThanOrEqual(400)
    expect(reads).toBe(0)
  })

  test('is told the same, whatever is wrong; the reason is in the log alone', async () => {
    const { send, lines, counts, runs } = serve()
    const answers = [
      await send(delivery({ body: opened, headers: { 'X-Hub-Signature-256': '' } })),
      await send(delivery({ body: opened, headers: { 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` } })),
      await send(delivery({ body: opened, secret: 'a secret of somebody else' })),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.status).toBe(401)
    expect(new Set(lines.map(({ fields }) => fields['reason'])).size).toBe(2)
    expect(counts).toEqual(['WebhooksRefused', 'WebhooksRefused', 'WebhooksRefused'])
    expect(runs.orders).toEqual([])
  })

  test('gets no JSON parsed: a wrong body that is no JSON is unsigned, not unreadable', async () => {
    const { send } = serve()
    const request = delivery({ body: Buffer.from('{'), secret: 'a secret of somebody else' })
    expect((await send(request)).status).toBe(401)
  })
})

test('a form is told where its content type is set at GitHub', async () => {
  const { send } = serve()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const { body } = await send(delivery({ body: opened, headers }))
  expect(JSON.stringify(body)).toMatch(/application\/json.*settings of the webhook/)
})

test('an accepted delivery is in the log with its ids, once, and in the count', async () => {
  const { send, lines, counts } = serve()
  await send(delivery({ body: opened }))
  expect(lines).toEqual([
    {
      level: 'info',
      event: 'webhook accepted',
      fields: { deliveryId: GUID, run: 'run-1', isNew: true, repository: 'Codertocat/Hello-World', pullRequest: 2 },
    },
  ])
  expect(counts).toEqual(['WebhooksAccepted'])
})

test.each(['1', `${GUID}\n`, `${GUID}x`, '::error::', ''])('the delivery id %j is kept out of the log', async (id) => {
  const { send, lines } = serve()
  await send(delivery({ body: opened, headers: { 'X-GitHub-Delivery': id } }))
  expect(lines.map(({ fields }) => fields.deliveryId)).toEqual([undefined])
})

test('an event that nothing follows is ignored with the reason, whatever its body is', async () => {
  const { send, runs } = serve()
  const { status, body } = await send(delivery({ event: 'push', body: Buffer.from('{') }))
  expect([status, body]).toEqual([202, { status: 'ignored', reason: 'the event push changes no environment' }])
  expect(runs.orders).toEqual([])
})

test('an app that is taken away is a warning in the log, and nothing else', async () => {
  const { send, lines, runs } = serve()
  const { status } = await send(delivery({ event: 'installation', body: githubExample('installation', 'deleted') }))
  expect(status).toBe(202)
  expect(lines).toMatchObject([{ level: 'warn', event: 'environments out of sight', fields: { deliveryId: GUID } }])
  expect(runs.orders).toEqual([])
})

test('a ping is told what the webhook lacks, where GitHub shows it', async () => {
  const { send } = serve()
  const ping = (events: readonly string[]) =>
    send(delivery({ event: 'ping', body: { zen: 'Design for failure.', hook: { events } } }))
  expect(await ping(['pull_request'])).toEqual({ status: 200, body: { status: 'pong' } })
  expect(await ping(['push'])).toEqual({ status: 200, body: { status: 'pong', hint: expect.any(String) } })
})

test('why a run could not be started is in the log, and not in the answer', async () => {
  const { send, runs, lines, counts } = serve()
  runs.fail(new Error('arn:aws:lambda:inside'))
  const { status, body } = await send(delivery({ body: opened }))
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toContain('arn:')
  expect(lines).toMatchObject([
    { level: 'error', event: 'webhook failed', fields: { deliveryId: GUID, pullRequest: 2 } },
  ])
  expect(counts).toEqual([])
})

test('without a secret there is no webhook', () => {
  const { log, count } = recordedLog()
  expect(() => createWebhook({ secrets: [], runs: recordedRuns(), log, count })).toThrow(UsageError)
})
