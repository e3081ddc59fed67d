import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AtlasRequest } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { selfSigned } from '../support/self-signed.ts'
import { failureOf } from './connected.ts'
import { forwardProxy } from './forward-proxy.ts'

const POST: AtlasRequest = {
  method: 'POST',
  target: '/api/oauth/token',
  template: '/api/oauth/token',
  headers: { authorization: 'Basic x' },
  body: 'grant_type=client_credentials',
}

const pair = selfSigned()

describe.skipIf(pair === undefined)('https through a proxy', () => {
  async function secureServer(): Promise<{ origin: string; connections: () => number; seen: string[] }> {
    let connections = 0
    const seen: string[] = []
    const server = createServer({ ...pair }, (incoming, response) => {
      seen.push(`${incoming.method} ${incoming.url}`)
      incoming.resume().on('end', () => response.end('secure'))
    })
    server.on('secureConnection', () => {
      connections += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    return {
      origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      connections: () => connections,
      seen,
    }
  }

  function trust(): void {
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, pair?.cert ?? ''])
    onTestFinished(() => setDefaultCACertificates(before))
  }

  test('goes through one tunnel for calls in a row, which sees neither path nor credentials', async () => {
    trust()
    const server = await secureServer()
    const proxy = await forwardProxy('forward')
    const httpsProxy = proxy.origin.replace('//', '//user:pass@')
    const { send, close } = createTransport({ origin: server.origin, proxy: { httpsProxy } })
    onTestFinished(close)
    for (let times = 0; times < 10; times++) expect((await send(POST)).body.toString()).toBe('secure')
    expect(proxy.asked).toEqual([`CONNECT ${new URL(server.origin).host}`])
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('user:pass').toString('base64')}`])
    expect(server.connections()).toBe(1)
    expect(server.seen).toEqual(Array.from({ length: 10 }, () => 'POST /api/oauth/token'))
  })

  test.each(['through', 'without'] as const)(
    'is not spoken to a certificate that nobody vouches for, %s a proxy',
    async (way) => {
      const server = await secureServer()
      const proxy = await forwardProxy('forward')
      const { send, close } = createTransport({
        origin: server.origin,
        proxy: way === 'through' ? { httpsProxy: proxy.origin } : {},
      })
      onTestFinished(close)
      const failure = await failureOf(send(POST))
      expect(failure).toMatchObject({ outcome: 'unsent', transient: false })
      expect(failure.message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
      expect(failure.hint).toContain('NODE_EXTRA_CA_CERTS')
      expect(server.seen).toEqual([])
    },
  )
})
