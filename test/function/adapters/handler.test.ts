import { expect, test } from 'vitest'
import { Secret } from '../../../src/base/secret.ts'
import { createHandler } from '../../../src/function/handler.ts'
import type { IncomingCall } from '../../../src/function/incoming-call.ts'
import { createWebhook } from '../../../src/function/webhook/create-webhook.ts'
import { CURRENT, delivery } from '../support/delivery.ts'
import { githubExample } from '../support/github-examples.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { recordedRuns } from '../support/recorded-runs.ts'
import { adapterSuite, type StartAdapter } from './adapter-suite.ts'

const ORIGIN = 'https://function.example'

const start: StartAdapter = async ({ answering, log }) => {
  const handler = createHandler(answering, log)
  return {
    send: async ({ method, path, headers, body }) => {
      const length = { 'Content-Length': String(body.length) }
      const isWithBody = method !== 'GET'
      const response = await handler(
        new Request(`${ORIGIN}${path}`, {
          method,
          headers: { ...headers, ...(isWithBody && length) },
          ...(isWithBody && { body: new Uint8Array(body) }),
        }),
      )
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        json: await response.json(),
      }
    },
    close: async () => {},
  }
}

adapterSuite('the handler for Request and Response', start)

/** A request whose body comes in pieces, without a length but the one that `headers` announce. */
function streamed(pieces: Iterator<Uint8Array>, headers: Readonly<Record<string, string>>) {
  const seen = { pieces: 0, isCancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { value, done } = pieces.next()
      if (done === true) return controller.close()
      seen.pieces += 1
      controller.enqueue(value)
    },
    cancel: () => {
      seen.isCancelled = true
    },
  })
  const init = { method: 'POST', headers, body, duplex: 'half' } as const
  return { seen, request: new Request(`${ORIGIN}/github/webhooks`, init) }
}

function serve() {
  const runs = recordedRuns()
  const { log, count } = recordedLog()
  const handler = createHandler(createWebhook({ secrets: [new Secret(CURRENT)], runs, log, count }), log)
  return { runs, handler }
}

test('a body that comes in pieces is signed as a whole', async () => {
  const { runs, handler } = serve()
  const { headers, body } = delivery({ body: githubExample('pull_request', 'opened') })
  const pieces = Array.from({ length: Math.ceil(body.length / 1000) }, (_, at) =>
    body.subarray(at * 1000, at * 1000 + 1000),
  )
  expect((await handler(streamed(pieces.values(), headers).request)).status).toBe(202)
  expect(runs.orders).toHaveLength(1)
})

test('a stream without a length is left as soon as it is too large', async () => {
  const { runs, handler } = serve()
  const { headers } = delivery({ body: {} })
  const piece = new Uint8Array(1024 * 1024)
  const { seen, request } = streamed(Array.from({ length: 100 }, () => piece).values(), headers)
  expect((await handler(request)).status).toBe(413)
  expect(seen.isCancelled).toBe(true)
  expect(seen.pieces).toBeLessThan(30)
  expect(runs.orders).toEqual([])
})

test('a length that announces too much is refused before anything is read', async () => {
  const { handler } = serve()
  const { headers, body } = delivery({ body: {} })
  const { seen, request } = streamed([body].values(), { ...headers, 'Content-Length': '30000000' })
  expect((await handler(request)).status).toBe(413)
  expect(seen.pieces).toBeLessThan(2)
})

test('a body that ends before its announced length is refused, though its signature is right', async () => {
  const { runs, handler } = serve()
  const { headers, body } = delivery({ body: githubExample('pull_request', 'opened') })
  const { request } = streamed([body].values(), { ...headers, 'Content-Length': String(body.length + 1) })
  expect((await handler(request)).status).toBe(400)
  expect(runs.orders).toEqual([])
})

test('a body whose stream breaks is refused', async () => {
  const { runs, handler } = serve()
  const { headers, body } = delivery({ body: githubExample('pull_request', 'opened') })
  const breaking = (function* () {
    yield body.subarray(0, 100)
    throw new Error('the connection was reset')
  })()
  expect((await handler(streamed(breaking, headers).request)).status).toBe(400)
  expect(runs.orders).toEqual([])
})

test('a call is handed over by method in capitals and path', async () => {
  const calls: IncomingCall[] = []
  const handler = createHandler(
    async (call) => {
      calls.push(call)
      return { status: 200, headers: { allow: 'GET' }, body: {} }
    },
    () => {},
  )
  const response = await handler(new Request(`${ORIGIN}/runs/1?page=2`, { headers: { 'X-Mixed-Case': 'kept' } }))
  const [call] = calls
  expect([call?.method, call?.path, call?.header('x-mixed-case'), call?.header('x-absent')]).toEqual([
    'GET',
    '/runs/1',
    'kept',
    undefined,
  ])
  expect(await call?.readBody(0)).toHaveLength(0)
  expect(response.headers.get('allow')).toBe('GET')
})
