import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AtlasRequest, Send } from '../../src/atlas/send.ts'
import { createTransport, type ProxySettings } from '../../src/atlas/transport.ts'
import { failureOf } from './connected.ts'
import { forwardProxy } from './forward-proxy.ts'
import { deadOrigin, loopback } from './loopback.ts'

const GET: AtlasRequest = {
  method: 'GET',
  target: '/api/atlas/v2?pretty=false',
  template: '/api/atlas/v2',
  headers: {},
}
const POST: AtlasRequest = {
  ...GET,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"a":"ü"}',
}

function sender(origin: string, proxy: ProxySettings = {}): Send {
  const { send, close } = createTransport({ origin, proxy })
  onTestFinished(close)
  return send
}

/** A server that does as it likes with the bytes of a connection. */
async function rawServer(onRequest: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => onRequest(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the transport', () => {
  test('sends method, target, headers and body as they are and gives status, headers and body back', async () => {
    const server = await loopback(() => ({
      status: 201,
      headers: { 'x-many': ['a', 'b'], 'X-Case': 'y' },
      body: 'größe',
    }))
    const answer = await sender(server.origin)(POST)
    expect(server.received).toMatchObject([{ method: 'POST', target: '/api/atlas/v2?pretty=false', body: '{"a":"ü"}' }])
    expect(answer.status).toBe(201)
    expect(answer.body.toString()).toBe('größe')
    expect(answer.headers).toMatchObject({ 'x-case': 'y' })
  })

  test.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    const elsewhere = await loopback(() => ({ status: 200 }))
    const server = await loopback(() => ({ status, headers: { location: `${elsewhere.origin}/stolen` } }))
    expect((await sender(server.origin)({ ...GET, headers: { authorization: 'Bearer x' } })).status).toBe(status)
    expect(elsewhere.received).toEqual([])
  })

  test('uses one connection for ten calls in a row', async () => {
    const server = await loopback(() => ({ body: { ok: true } }))
    const send = sender(server.origin)
    for (let times = 0; times < 10; times++) await send(times % 2 ? GET : POST)
    expect(server.connections()).toBe(1)
  })

  test('uses at most ten connections for ten calls at once, twice', async () => {
    const server = await loopback(() => ({ body: { ok: true } }))
    const send = sender(server.origin)
    for (let times = 0; times < 2; times++) await Promise.all(Array.from({ length: 10 }, () => send(GET)))
    expect(server.received).toHaveLength(20)
    expect(server.connections()).toBeLessThanOrEqual(10)
  })

  test('many calls under one signal print no warning', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    onTestFinished(() => void process.off('warning', onWarning))
    const server = await loopback(() => ({ status: 200 }))
    const send = sender(server.origin)
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 40 }, () => send({ ...GET, signal })))
    expect(warnings).toEqual([])
  })

  test('says that nothing was sent when nobody listens', async () => {
    const origin = await deadOrigin()
    const failure = await failureOf(sender(origin)(POST))
    expect(failure).toMatchObject({ outcome: 'unsent', transient: true, status: undefined, code: 'NO_ANSWER' })
    expect(failure.message).toBe(`POST /api/atlas/v2: no answer from ${new URL(origin).host} (ECONNREFUSED)`)
    expect(failure.hint).toContain('base-url')
  })

  test.each([
    ['at once', (socket: Socket) => void socket.resetAndDestroy()],
    ['after half a status line', (socket: Socket) => void socket.write('HTTP/1.1 20', () => socket.resetAndDestroy())],
    [
      'after the headers',
      (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n', () =>
          setTimeout(() => socket.resetAndDestroy(), 20),
        ),
    ],
    ['in the body', (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a"')],
    [
      'in a chunk',
      (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"a"'),
    ],
    [
      'between chunks',
      (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n'),
    ],
    ['with an answer that is no HTTP', (socket: Socket) => void socket.end('SSH-2.0-OpenSSH_9.7\r\n')],
  ])('does not know what became of a request whose connection breaks %s', async (_, breaks) => {
    const failure = await failureOf(sender(await rawServer(breaks))(POST))
    expect(failure).toMatchObject({ outcome: 'unknown', transient: true, status: undefined })
    expect(failure.message).toMatch(/^POST \/api\/atlas\/v2: no answer from 127\.0\.0\.1:\d+ \([A-Za-z_]+\)$/)
  })

  test('stops reading an answer that is larger than any of Atlas', async () => {
    let sent = 0
    const server = await loopback(async (_, response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(1024 * 1024)
      response.on('error', () => {})
      while (!response.destroyed && sent < 200) {
        sent += 1
        await new Promise<void>((resolve) => void response.write(chunk, () => resolve()))
      }
      response.end()
      return undefined
    })
    const failure = await failureOf(sender(server.origin)(GET))
    expect(failure).toMatchObject({ outcome: 'unknown', transient: false })
    expect(failure.message).toContain('BODY_TOO_LARGE')
    expect(sent).toBeLessThan(100)
  })

  test('ends at once when the run is cancelled, before and during the request', async () => {
    const server = await loopback(() => new Promise(() => {}))
    const send = sender(server.origin)
    const cancel = new AbortController()
    const pending = failureOf(send({ ...GET, signal: cancel.signal }))
    setTimeout(() => cancel.abort(), 50)
    expect((await pending).message).toBe('GET /api/atlas/v2: cancelled')
    expect(await failureOf(send({ ...GET, signal: cancel.signal }))).toMatchObject({ transient: false })
    expect(server.received).toHaveLength(1)
  })

  test('tells a time limit of the caller from a cancellation', async () => {
    const server = await loopback(() => new Promise(() => {}))
    const failure = await failureOf(sender(server.origin)({ ...POST, signal: AbortSignal.timeout(50) }))
    expect(failure.message).toBe('POST /api/atlas/v2: no answer in the time that was left')
    expect(failure).toMatchObject({ outcome: 'unknown', transient: false })
  })
})

describe('a proxy', () => {
  const secretive = (proxy: { origin: string }) => proxy.origin.replace('//', '//proxy-user:proxy%2Fpass@')

  test('takes plain requests in absolute form, with its own credentials and not ours', async () => {
    const server = await loopback(() => ({ status: 200, body: 'through' }))
    const proxy = await forwardProxy('forward')
    const answer = await sender(server.origin, { httpProxy: secretive(proxy) })({
      ...POST,
      headers: { authorization: 'Bearer x' },
    })
    expect(answer.body.toString()).toBe('through')
    expect(proxy.asked).toEqual([`POST ${server.origin}/api/atlas/v2?pretty=false`])
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('proxy-user:proxy/pass').toString('base64')}`])
    expect(server.received[0]).toMatchObject({ target: '/api/atlas/v2?pretty=false', body: '{"a":"ü"}' })
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer x', host: new URL(server.origin).host })
  })

  test.each(['127.0.0.1', 'localhost,127.0.0.1', '*', 'example.org 127.0.0.1'])(
    'is left aside by NO_PROXY %s',
    async (noProxy) => {
      const server = await loopback(() => ({ status: 200 }))
      const proxy = await forwardProxy('forward')
      expect((await sender(server.origin, { httpProxy: proxy.origin, noProxy })(GET)).status).toBe(200)
      expect(proxy.asked).toEqual([])
    },
  )

  test('is not taken from the environment behind the back of the settings', async () => {
    const proxy = await forwardProxy('forward')
    const server = await loopback(() => ({ status: 200 }))
    const before = process.env['http_proxy']
    process.env['http_proxy'] = proxy.origin
    onTestFinished(() => {
      if (before === undefined) delete process.env['http_proxy']
      else process.env['http_proxy'] = before
    })
    await sender(server.origin)(GET)
    expect(proxy.asked).toEqual([])
  })

  test('may be named without a scheme, as curl allows', async () => {
    const server = await loopback(() => ({ status: 200 }))
    const proxy = await forwardProxy('forward')
    await sender(server.origin, { httpProxy: proxy.origin.replace('http://', '') })(GET)
    expect(proxy.asked).toHaveLength(1)
  })

  test('keeps one connection for calls in a row', async () => {
    const server = await loopback(() => ({ status: 200 }))
    const proxy = await forwardProxy('forward')
    const send = sender(server.origin, { httpProxy: proxy.origin })
    for (let times = 0; times < 5; times++) expect((await send(GET)).status).toBe(200)
    expect(proxy.asked).toHaveLength(5)
  })

  test.each([
    ['http', 407],
    ['https', 407],
    ['https', 403],
    ['https', 502],
  ] as const)('that refuses an %s request with %d is named, and nothing was sent', async (scheme, status) => {
    const proxy = await forwardProxy(status)
    const send = sender(`${scheme}://127.0.0.1:9`, { httpProxy: secretive(proxy), httpsProxy: secretive(proxy) })
    for (const request of [POST, GET]) {
      const failure = await failureOf(send(request))
      expect(failure).toMatchObject({ outcome: 'unsent', status: undefined })
      expect(failure.message).toContain(`the proxy refused with ${status}`)
      expect(failure.hint).toContain(status === 407 ? 'user name and password' : 'HTTPS_PROXY')
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/proxy-user|proxy%2Fpass|proxy\/pass/)
    }
  })

  test.each(['http', 'https'])('that drops an %s request ends it', async (scheme) => {
    const proxy = await forwardProxy('drop')
    const send = sender(`${scheme}://127.0.0.1:9`, { httpProxy: secretive(proxy), httpsProxy: secretive(proxy) })
    const failure = await failureOf(send(GET))
    expect(failure.message).toContain('no answer')
    expect(inspect(failure, { depth: 9 })).not.toMatch(/proxy-user|proxy%2Fpass/)
  })

  test('that is not there is said to be the proxy or the host', async () => {
    const proxy = secretive({ origin: await deadOrigin() })
    const failure = await failureOf(sender('https://127.0.0.1:9', { httpsProxy: proxy })(POST))
    expect(failure).toMatchObject({ outcome: 'unsent' })
    expect(failure.hint).toContain('proxy')
    expect(inspect(failure, { depth: 9 })).not.toMatch(/proxy-user|proxy%2Fpass/)
  })

  test.each([
    'http://user:top-secret@[',
    'http://user:top-secret%zz@127.0.0.1:3128',
    'ftp://user:top-secret@127.0.0.1',
    'user:top-secret@:99999',
  ])('whose address cannot be read is refused without its value', async (httpsProxy) => {
    const attempt = () => createTransport({ origin: 'https://127.0.0.1:9', proxy: { httpsProxy } })
    expect(attempt).toThrow(/^HTTPS_PROXY: /)
    try {
      attempt()
    } catch (error) {
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('top-secret')
    }
  })
})
