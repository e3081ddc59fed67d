import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { failureOf } from './connected.ts'
import { deadOrigin, loopback } from './loopback.ts'
import { GET, POST, sender } from './sender.ts'

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
