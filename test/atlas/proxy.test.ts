import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTransport } from '../../src/atlas/transport.ts'
import { failureOf } from './connected.ts'
import { forwardProxy } from './forward-proxy.ts'
import { deadOrigin, loopback } from './loopback.ts'
import { GET, POST, sender } from './sender.ts'

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
