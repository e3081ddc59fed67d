import { execFile, spawnSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Quirks } from '../../src/simulator/server.ts'
import { answerChallenge, exchange } from './peer.ts'
import { API, type Started, started } from './started.ts'

const PATH = `${API}/groups?pageNum=1`
const request = { method: 'GET', path: PATH }

const challenged = async ({ simulator }: Started) =>
  (await exchange(simulator.url, request)).headers['www-authenticate'] ?? ''

const send = ({ simulator }: Started, authorization: string) =>
  exchange(simulator.url, { ...request, headers: { Authorization: authorization } })

const withCount = (at: Started, challenge: string, count: number) =>
  send(at, answerChallenge(challenge, request, { ...at.simulator, nc: count.toString(16).padStart(8, '0') }))

describe('the digest challenge', () => {
  test('has the recorded bytes', async () => {
    const { simulator } = await started()
    const { status, headers, text } = await exchange(simulator.url, request)
    expect(status).toBe(401)
    expect(headers['www-authenticate']).toMatch(
      /^Digest realm="MMS Public API", domain="", nonce="[A-Za-z0-9+/]{32}", algorithm=MD5, qop="auth", stale=false$/,
    )
    expect(headers['content-type']).toBe('application/json')
    expect(headers['ratelimit-limit']).toBeUndefined()
    expect(Buffer.byteLength(text)).toBe(142)
  })

  test('comes again, not stale, for another user, key, path, method or realm', async () => {
    const at = await started()
    const { simulator } = at
    const challenge = await challenged(at)
    const header = answerChallenge(challenge, request, simulator)
    const wrong = [
      answerChallenge(challenge, request, { ...simulator, privateKey: 'no' }),
      answerChallenge(challenge, request, { ...simulator, publicKey: 'abcdefgh' }),
      answerChallenge(challenge, { method: 'GET', path: `${API}/groups` }, simulator),
      answerChallenge(challenge, { method: 'POST', path: PATH }, simulator),
      answerChallenge(challenge.replace('MMS', 'Other'), request, simulator),
      header.replace(`uri="${PATH}"`, 'uri="/"'),
      header.replace('nc=00000001', 'nc="00000001"'),
      header.replace('qop=auth, ', ''),
      header.replace('nc=00000001', 'nc=1'),
      `${header}, nc=00000002`,
    ]
    for (const authorization of wrong) {
      const { status, headers } = await send(at, authorization)
      expect([status, headers['www-authenticate']?.endsWith('stale=false')], authorization).toEqual([401, true])
    }
    expect((await send(at, header)).status).toBe(200)
  })
})

describe('a nonce', () => {
  test('serves counts in any order, and each only once', async () => {
    const at = await started()
    const challenge = await challenged(at)
    for (const count of [1, 3, 2]) expect((await withCount(at, challenge, count)).status).toBe(200)
    const replayed = await withCount(at, challenge, 2)
    expect(replayed.status).toBe(401)
    expect(replayed.headers['www-authenticate']).toContain('stale=false')
  })

  test('grows stale', async () => {
    const at = await started({ quirks: { nonceTtlMs: 20 } })
    const challenge = await challenged(at)
    await delay(40)
    const { status, headers } = await withCount(at, challenge, 1)
    expect([status, headers['www-authenticate']?.endsWith('stale=true')]).toEqual([401, true])
  })

  test('can be for one request only', async () => {
    const at = await started({ quirks: { nonceUses: 'once' } })
    const challenge = await challenged(at)
    expect((await withCount(at, challenge, 1)).status).toBe(200)
    expect((await withCount(at, challenge, 2)).headers['www-authenticate']).toContain('stale=true')
  })

  test('can demand its counts in order', async () => {
    const at = await started({ quirks: { nonceUses: 'in-order' } })
    const challenge = await challenged(at)
    expect((await withCount(at, challenge, 1)).status).toBe(200)
    expect((await withCount(at, challenge, 3)).status).toBe(401)
    expect((await withCount(at, challenge, 2)).status).toBe(200)
  })

  test('can be followed by the next one', async () => {
    const at = await started({ quirks: { nextNonce: true, nonceUses: 'once' } })
    const challenge = await challenged(at)
    const first = await withCount(at, challenge, 1)
    const next = /nextnonce="([^"]+)"/.exec(String(first.headers['authentication-info']))?.[1] ?? ''
    const second = await withCount(at, challenge.replace(/nonce="[^"]+"/, `nonce="${next}"`), 1)
    expect(second.status).toBe(200)
  })
})

const run = promisify(execFile)
const haveCurl = spawnSync('curl', ['--version']).status === 0

describe.skipIf(!haveCurl)('curl, which shares no code with us (needs curl)', () => {
  const algorithms: Quirks['digestAlgorithm'][] = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess']
  test.each(algorithms)('authenticates with %s, with a query and with a body', async (digestAlgorithm) => {
    const { simulator } = await started({ quirks: { digestAlgorithm } })
    const curl = async (...args: string[]) => {
      const user = `${simulator.publicKey}:${simulator.privateKey}`
      const accept = 'Accept: application/vnd.atlas.2023-01-01+json'
      const { stdout } = await run('curl', ['-s', '--digest', '-u', user, '-H', accept, '-w', '%{http_code}', ...args])
      return stdout.slice(-3)
    }
    expect(await curl(simulator.url + PATH)).toBe('200')
    const body = JSON.stringify({ name: 'by-curl', orgId: simulator.orgId })
    const json = ['-H', 'Content-Type: application/json', '-d', body]
    expect(await curl(...json, `${simulator.url}${API}/groups`)).toBe('201')
  })
})
