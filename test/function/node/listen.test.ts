import { once } from 'node:events'
import { Agent, request as send } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Answering, IncomingCall } from '../../../src/function/incoming-call.ts'
import { listen } from '../../../src/function/node/listen.ts'
import { adapterSuite, type StartAdapter } from '../adapters/adapter-suite.ts'
import type { SentRequest } from '../support/delivery.ts'
import { recordedLog } from '../support/recorded-log.ts'

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
}

/** One request over a socket; an answer counts also when the server takes no more of the body. */
function ask(url: string, { method, path, headers, body }: SentRequest, agent?: Agent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sending = send(`${url}${path}`, {
      method,
      headers: { ...headers, 'Content-Length': body.length },
      ...(agent && { agent }),
    })
    sending.on('error', reject)
    sending.on('response', async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      const { statusCode: status = 0, headers } = response
      resolve({
        status,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        json: JSON.parse(text),
      })
    })
    sending.end(body)
  })
}

const start: StartAdapter = async ({ answering, log }) => {
  const { url, close } = await listen({ answering, log, port: 0, host: '127.0.0.1' })
  const agent = new Agent({ keepAlive: true })
  return {
    send: (request) => ask(url, request, agent),
    async close() {
      agent.destroy()
      await close()
    },
  }
}

adapterSuite("Node's server", start)

async function served(answering: Answering) {
  const { log, lines } = recordedLog()
  const listening = await listen({ answering, log, port: 0, host: '127.0.0.1' })
  onTestFinished(() => listening.close())
  return { ...listening, lines, port: Number(new URL(listening.url).port) }
}

/** What comes over a socket that sends these bytes, until the other side ends it. */
async function raw(port: number, ...pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const ended = once(socket, 'close')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  for (const piece of pieces) {
    socket.write(piece)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await ended
  return text
}

const reading: Answering = async (call) => {
  const body = await call.readBody(10)
  return { status: typeof body === 'string' ? 413 : 200, body: { read: String(body) } }
}

test('a request is handed over as it came: the first of a header, the path without its query, the bytes', async () => {
  const calls: IncomingCall[] = []
  const { port } = await served(async (call) => {
    calls.push(call)
    const body = await call.readBody(100)
    return { status: 200, body: { bytes: typeof body === 'string' ? body : [...body] } }
  })
  const answer = await raw(
    port,
    'POST /a/b?c=/d HTTP/1.1\r\nHost: x\r\nX-Twice: one\r\nx-TWICE: two\r\nContent-Length: 3\r\nConnection: close\r\n\r\n',
    '\u0000\u0001',
    '\u007f',
  )
  expect(answer).toContain('{"bytes":[0,1,127]}')
  const [call] = calls
  expect([call?.method, call?.path, call?.header('x-twice'), call?.header('x-none')]).toEqual([
    'POST',
    '/a/b',
    'one',
    undefined,
  ])
})

test('a body that is cut short is told, and holds up nobody', async () => {
  const read: unknown[] = []
  const { port, url } = await served(async (call) => {
    read.push(await call.readBody(100))
    return { status: 400, body: {} }
  })
  const socket = connect(port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc')
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.destroy()
  await expect.poll(() => read).toEqual(['cut short'])
  const { status } = await ask(url, { method: 'POST', path: '/', headers: {}, body: Buffer.from('whole') })
  expect([status, String(read[1])]).toEqual([400, 'whole'])
})

test('a body without a length is left as soon as it is too large, and its connection is closed', async () => {
  const { port } = await served(reading)
  const head = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
  const answer = await raw(port, head, '8\r\n01234567\r\n', '8\r\n01234567\r\n', '8\r\n01234567\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nconnection: close\r\n.*\{"read":"too large"\}$/s)
})

test('a body that nobody reads ends the connection', async () => {
  const { port } = await served(async () => ({ status: 401, body: {} }))
  const answer = await raw(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n', 'a'.repeat(70_000))
  expect(answer).toMatch(/^HTTP\/1\.1 401 .*\r\nconnection: close\r\n/s)
})

test('a client that asks before it sends is told to go on only if somebody wants its body', async () => {
  const { port } = await served(reading)
  const head = (length: number) =>
    `POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`
  expect(await raw(port, head(9), '012345678')).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  expect(await raw(port, head(11))).toMatch(/^HTTP\/1\.1 413 /)
})

test('a request that is no HTTP, and headers beyond all measure, are refused by the server itself', async () => {
  const { port } = await served(reading)
  expect(await raw(port, 'HELO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw(port, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  )
})

test('every answer bears the id of its request, another for each', async () => {
  const { url } = await served(async () => ({ status: 200, headers: { allow: 'GET' }, body: { a: 1 } }))
  const request: SentRequest = { method: 'GET', path: '/', headers: {}, body: Buffer.alloc(0) }
  const [one, other] = [await ask(url, request), await ask(url, request)]
  expect(one.headers).toMatchObject({
    allow: 'GET',
    'content-length': '7',
    'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
  })
  expect(other.headers['x-request-id']).not.toBe(one.headers['x-request-id'])
})

test('an end waits for what is being answered, and takes nothing new', async () => {
  let answer = () => {}
  const asked = Promise.withResolvers<void>()
  const { url, close } = await served(
    () =>
      new Promise((resolve) => {
        answer = () => resolve({ status: 200, body: { late: true } })
        asked.resolve()
      }),
  )
  const agent = new Agent({ keepAlive: true })
  const request: SentRequest = { method: 'GET', path: '/', headers: {}, body: Buffer.alloc(0) }
  const receiving = ask(url, request, agent)
  await asked.promise
  const closing = close()
  await expect(ask(url, request)).rejects.toThrow('ECONNREFUSED')
  answer()
  const { json, headers } = await receiving
  expect([json, headers['connection']]).toEqual([{ late: true }, 'close'])
  await closing
})

test('a port that is taken is told, with what to do', async () => {
  const { port } = await served(reading)
  const { log } = recordedLog()
  await expect(listen({ answering: reading, port, host: '127.0.0.1', log })).rejects.toMatchObject({
    code: 'CANNOT_LISTEN',
    message: expect.stringContaining(`127.0.0.1:${port}`),
    hint: expect.stringContaining('--port'),
  })
})
