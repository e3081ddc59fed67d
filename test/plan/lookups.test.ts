import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { ProxySettings } from '../../src/atlas/transport.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { proxiedBy } from '../../src/plan/proxied.ts'
import { forwardProxy } from '../atlas/forward-proxy.ts'
import { echo } from '../github/looking.ts'

/** Looks the address up at two services of one host, and says what was warned of. */
async function lookUp(proxy: ProxySettings) {
  const service = await echo('20.55.1.9')
  const warnings: string[] = []
  const outside = createOutside({
    folder: tmpdir(),
    proxy,
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    addressServices: [`${service.origin}/`, `${service.origin}/`],
    onWarning: (warning) => warnings.push(warning),
  })
  const [one, other] = await Promise.all([outside.publicAddress(), outside.publicAddress()])
  return { addresses: [one, other, await outside.publicAddress()], warnings, service }
}

describe('the public address', () => {
  test('is looked up once for all who ask', async () => {
    const { addresses, service, warnings } = await lookUp({})
    expect([addresses, warnings]).toEqual([Array(3).fill('20.55.1.9'), []])
    expect(service.requests).toHaveLength(2)
    expect(service.requests[0]?.headers).toMatchObject({ 'user-agent': 'mongodb-atlas-action/0.0.0-test' })
  })

  test('that came through a proxy is warned of, once and without the address of the proxy', async () => {
    const proxy = await forwardProxy('forward')
    const { addresses, warnings } = await lookUp({ httpProxy: proxy.origin.replace('//', '//user:hunter2@') })
    expect(proxy.asked).toHaveLength(2)
    expect(addresses).toContain('20.55.1.9')
    expect(warnings).toEqual([expect.stringMatching(/20\.55\.1\.9 was looked up through the proxy of HTTP_PROXY/)])
    expect(warnings.join()).not.toMatch(/hunter2/)
  })

  test('that a proxy keeps from being found out is said to have been asked through it', async () => {
    const proxy = await forwardProxy(403)
    const asking = lookUp({ httpProxy: proxy.origin })
    await expect(asking).rejects.toMatchObject({ hint: expect.stringContaining('through the proxy of HTTP_PROXY') })
  })

  test('that came past the proxy is as good as any', async () => {
    const proxy = await forwardProxy('forward')
    const { warnings } = await lookUp({ httpProxy: proxy.origin, noProxy: 'example.com, 127.0.0.1' })
    expect([proxy.asked, warnings]).toEqual([[], []])
  })

  test('is asked for anew after a failure', async () => {
    const service = await echo({ status: 503 })
    const services = [`${service.origin}/`, `${service.origin}/`]
    const outside = createOutside({ folder: tmpdir(), addressServices: services })
    await expect(outside.publicAddress()).rejects.toMatchObject({ code: 'RUNNER_ADDRESS_UNKNOWN' })
    service.serve({ path: '/', body: '20.55.1.9' })
    expect(await outside.publicAddress()).toBe('20.55.1.9')
  })
})

test('where there is no GitHub, no run is known to be over', async () => {
  const outside = createOutside({ folder: tmpdir() })
  expect(await outside.isRunOver({ id: '1', attempt: 1 })).toEqual({ unknown: expect.stringContaining('github-token') })
})

test.for([
  { url: 'https://ip.example.com/', proxy: {}, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'http://p', httpProxy: 'http://q' }, by: 'HTTPS_PROXY' },
  { url: 'https://ip.example.com/', proxy: { httpProxy: 'http://q' }, by: 'HTTP_PROXY' },
  { url: 'http://ip.example.com/', proxy: { httpsProxy: 'http://p' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: 'other.com,IP.example.com' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: 'other.com example.com' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: '.example.com' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: '*.example.com' }, by: undefined },
  { url: 'https://example.com/', proxy: { httpsProxy: 'p', noProxy: '.example.com' }, by: undefined },
  { url: 'https://example.com/', proxy: { httpsProxy: 'p', noProxy: '*.example.com' }, by: 'HTTPS_PROXY' },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: '*' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: 'ip.example.com:443' }, by: undefined },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: 'ip.example.com:8443' }, by: 'HTTPS_PROXY' },
  { url: 'https://ip.example.com/', proxy: { httpsProxy: 'p', noProxy: 'p.example.com' }, by: 'HTTPS_PROXY' },
])('$url with $proxy goes through $by', ({ url, proxy, by }) => {
  expect(proxiedBy({ url, proxy })).toBe(by)
})
