import { describe, expect, test } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { ADDRESS_SERVICES, findRunnerAddress } from '../../src/github/runner-address.ts'
import type { ServedRoute } from '../support/routed-server.ts'
import { echo, get } from './looking.ts'

type Saying = string | Omit<ServedRoute, 'path'>

/** What comes of asking services that say these things: the address, or the code and the message, with A, B and C for the hosts. */
async function asked(...sayings: readonly Saying[]): Promise<{ readonly came: string; readonly times: number[] }> {
  const servers = await Promise.all(sayings.map(echo))
  const services = servers.map(({ origin }) => `${origin}/`)
  const { signal } = new AbortController()
  const came = await findRunnerAddress({ get, services, signal }).catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error
    expect(error.hint).toContain('ip-address')
    return `${error.code}: ${error.message}`
  })
  const named = servers.reduce((text, { host }, index) => text.replaceAll(host, 'ABC'[index] ?? ''), came)
  return { came: named, times: servers.map(({ requests }) => requests.length) }
}

const page = '<!DOCTYPE html><html><body>Sign in to continue</body></html>'

describe('the address of a runner', () => {
  test.for([
    ['with a line end and without one', '20.55.1.9\n', '20.55.1.9'],
    ['just above and below what is reserved', '11.0.0.0', '11.0.0.0\r\n'],
  ])('is what two services say, %s', async ([, one = '', other = '']) => {
    expect(await asked(one, other)).toEqual({ came: one.trim(), times: [1, 1] })
  })

  test.for<readonly [string, Saying, Saying, RegExp]>([
    ['they disagree', '20.55.1.9', '20.55.1.10', /A said `20\.55\.1\.9` and B said `20\.55\.1\.10`/],
    [
      'a page and a private address come',
      page,
      '10.0.0.7',
      /A said a page of HTML and B said `10\.0\.0\.7`, a private/,
    ],
    [
      'both say the same private address',
      '192.168.4.4',
      '192.168.4.4',
      /A said `192\.168\.4\.4`, a private address and B/,
    ],
    [
      'one says two addresses',
      '20.55.1.9, 20.55.1.8',
      '20.55.1.9',
      /A said `20\.55\.1\.9, 20\.55\.1\.8`, no IPv4 address/,
    ],
    ['one says an address with a zero before', '020.55.1.9', '20.55.1.9', /A said `020\.55\.1\.9`, no IPv4 address/],
    ['one says a range', '20.55.1.9/32', '20.55.1.9', /A said `20\.55\.1\.9\/32`, no IPv4 address/],
    ['one says JSON', { body: { ip: '20.55.1.9' } }, '20.55.1.9', /A said `\{"ip":"20\.55\.1\.9"\}`, no IPv4 address/],
    ['one says nothing', '\n', '20.55.1.9', /A said nothing/],
    ['one says far too much', '20.55.1.9'.padEnd(5000, ' '), '20.55.1.9', /A said 5000 bytes of something else/],
    ['one says a command for the runner', '::error::x\u001b[31m', '20.55.1.9', /A said `: :error::x \[31m`, no IPv4/],
    [
      'one sends elsewhere',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      page,
      /A answered with status 302/,
    ],
    [
      'both are silent',
      { status: 503 },
      { instead: 'hang up' },
      /A answered with status 503 and no answer from B \(\w+\)/,
    ],
  ])('is not taken when %s', async ([, one, other, said]) => {
    const { came } = await asked(one, other, '20.55.1.9')
    expect(came).toMatch(/^RUNNER_ADDRESS_UNKNOWN: runner: two services have to agree/)
    expect(came).toMatch(said)
    expect(came).toContain('Nothing was opened.')
  })

  test.for<readonly [string, Saying, string]>([
    ['fails', { status: 503, body: page }, '20.55.1.9'],
    ['hangs up', { instead: 'hang up' }, '20.55.1.9'],
    ['was asked over IPv6', '2001:db8::7', '20.55.1.9'],
  ])('is asked of a third service when one of the two %s', async ([, silent, address]) => {
    expect(await asked(silent, address, address)).toEqual({ came: address, times: [1, 1, 1] })
    expect((await asked(address, silent, '20.55.1.8')).came).toMatch(/A said `20\.55\.1\.9`.*C said `20\.55\.1\.8`/)
  })

  test('is not asked of a third service while nothing is wrong, nor when one says nonsense', async () => {
    expect((await asked('20.55.1.9', '20.55.1.9', '20.55.1.9')).times).toEqual([1, 1, 0])
    expect((await asked('20.55.1.9', page, '20.55.1.9')).times).toEqual([1, 1, 0])
  })

  test('is given up after five seconds of silence', async () => {
    const startedAt = performance.now()
    const { came } = await asked({ instead: 'silence' }, { instead: 'silence' })
    expect(came).toContain('no answer from A within 5 s and no answer from B within 5 s')
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })

  test('is not waited for when the job is cancelled', async () => {
    const silent = await echo({ instead: 'silence' })
    const cancellation = new AbortController()
    setTimeout(() => cancellation.abort(), 100)
    const services = [`${silent.origin}/`, `${silent.origin}/`]
    const asking = findRunnerAddress({ get, services, signal: cancellation.signal })
    await expect(asking).rejects.toMatchObject({ code: 'NO_ANSWER', message: expect.stringContaining('cancelled') })
  })

  test('is asked of public services over https alone', () => {
    expect(ADDRESS_SERVICES.filter((url) => new URL(url).protocol !== 'https:')).toEqual([])
    expect(new Set(ADDRESS_SERVICES.map((url) => new URL(url).hostname)).size).toBe(3)
  })
})
