import { describe, expect, test } from 'vitest'
import { digest } from '../../src/atlas/digest.ts'
import { type AtlasRequest, type AtlasResponse, compose, type Send } from '../../src/atlas/send.ts'
import { createTransport } from '../../src/atlas/transport.ts'
import { Secret } from '../../src/base/secret.ts'
import { credentialsOf, type DigestRules, digestServer, PRIVATE_KEY, PUBLIC_KEY } from './digest-server.ts'
import { type Answering, type Loopback, loopback } from './loopback.ts'

function request(more: Partial<AtlasRequest> = {}): AtlasRequest {
  return {
    method: 'GET',
    target: '/api/atlas/v2/groups?pageNum=1',
    template: '/api/atlas/v2/groups',
    headers: {},
    ...more,
  }
}

/** The digest layer over a real transport, as `connect` stacks them. */
function signing({ origin }: Loopback, { privateKey = PRIVATE_KEY }: { privateKey?: string } = {}): Send {
  let nonces = 0
  const layer = digest({
    publicKey: PUBLIC_KEY,
    privateKey: new Secret(privateKey),
    clientNonce: () => `client-nonce-${nonces++}`,
  })
  return compose({ layers: [layer], transport: createTransport({ origin, proxy: {} }).send })
}

async function start(rules: DigestRules) {
  const { answering, accepted } = digestServer({ rules })
  const server = await loopback(answering)
  return { server, accepted, send: signing(server) }
}

async function inTurn(count: number, call: (index: number) => Promise<AtlasResponse>): Promise<number[]> {
  const statuses: number[] = []
  for (let index = 0; index < count; index++) statuses.push((await call(index)).status)
  return statuses
}

async function atOnce(count: number, call: (index: number) => Promise<AtlasResponse>): Promise<number[]> {
  return (await Promise.all(Array.from({ length: count }, (_, index) => call(index)))).map(({ status }) => status)
}

const all = (count: number, status: number) => Array.from({ length: count }, () => status)
const LENIENT: DigestRules = { counts: 'unseen', saysStale: true }

describe('digest where a nonce may be used again', () => {
  test('N calls in a row cost N + 1 requests, counted from 00000001', async () => {
    const { server, send } = await start(LENIENT)
    expect(await inTurn(10, () => send(request()))).toEqual(all(10, 200))
    expect(server.received).toHaveLength(11)
    expect(server.received.map((received) => credentialsOf(received)?.['nc'])).toEqual([
      undefined,
      ...Array.from({ length: 10 }, (_, index) => (index + 1).toString(16).padStart(8, '0')),
    ])
  })

  test('a burst of 20 first calls shares one challenge', async () => {
    const { server, send } = await start(LENIENT)
    expect(await atOnce(20, () => send(request()))).toEqual(all(20, 200))
    expect(server.received).toHaveLength(21)
    const counts = server.received.flatMap((received) => credentialsOf(received)?.['nc'] ?? [])
    expect(counts.sort()).toEqual(Array.from({ length: 20 }, (_, at) => (at + 1).toString(16).padStart(8, '0')))
  })

  test('calls in a row, at once and with a body share it as well', async () => {
    const { server, send } = await start(LENIENT)
    await inTurn(10, () => send(request()))
    await atOnce(10, () => send(request()))
    await inTurn(5, () => send(request({ method: 'POST', body: '{"a":1}' })))
    expect(server.received).toHaveLength(26)
  })

  test('a nonce called stale is replaced, at one request more each time', async () => {
    const { server, send } = await start({ ...LENIENT, ages: 4 })
    expect(await inTurn(12, () => send(request()))).toEqual(all(12, 200))
    expect(server.received).toHaveLength(12 + 3)
  })

  test('a burst that meets an aged nonce costs at most two requests a call', async () => {
    const { server, send } = await start({ ...LENIENT, ages: 1 })
    await send(request())
    expect(await atOnce(20, () => send(request()))).toEqual(all(20, 200))
    expect(server.received.length).toBeLessThanOrEqual(2 + 40)
  })

  test('an aged nonce is replaced though the server does not call it stale', async () => {
    const { server, send } = await start({ counts: 'unseen', saysStale: false, ages: 5 })
    expect(await inTurn(10, () => send(request()))).toEqual(all(10, 200))
    expect(server.received).toHaveLength(10 + 2)
  })

  test('the body goes along again and the query is signed', async () => {
    const { server, send } = await start(LENIENT)
    const target = '/api/atlas/v2/groups/a/accessList/192.168.0.0%2F24?pretty=false&x=%22'
    const { status } = await send(request({ method: 'POST', target, body: '{"name":"näme"}' }))
    expect(status).toBe(200)
    expect(server.received.map(({ method, target: seen, body }) => [method, seen, body])).toEqual([
      ['POST', target, '{"name":"näme"}'],
      ['POST', target, '{"name":"näme"}'],
    ])
    expect(server.received[1]?.headers.authorization).toContain(`uri="${target}"`)
  })
})

describe.each([
  { counts: 'once', saysStale: true },
  { counts: 'once', saysStale: false },
  { counts: 'next', saysStale: true },
  { counts: 'next', saysStale: false },
] as const)('digest with nonces of the kind $counts, stale $saysStale', (rules) => {
  test('20 calls at once all succeed, at two requests a call at most', async () => {
    const { server, send } = await start(rules)
    expect(await atOnce(20, () => send(request()))).toEqual(all(20, 200))
    expect(server.received.length).toBeLessThanOrEqual(41)
  })

  test('20 workers with 10 calls each all succeed, at two requests a call on average', async () => {
    const { server, send } = await start(rules)
    const workers = await Promise.all(Array.from({ length: 20 }, () => inTurn(10, () => send(request()))))
    expect(workers).toEqual(Array.from({ length: 20 }, () => all(10, 200)))
    expect(server.received.length).toBeLessThanOrEqual(2 * 200 + 1)
  })

  test('20 calls at once succeed when answers come in any order', async () => {
    const { answering } = digestServer({ rules })
    let seed = 7
    const server = await loopback(async (received, response) => {
      seed = (seed * 16807) % 2147483647
      const lateMs = seed % 20
      await new Promise((resolve) => setTimeout(resolve, lateMs))
      return answering(received, response)
    })
    const send = signing(server)
    const workers = await Promise.all(Array.from({ length: 20 }, () => inTurn(5, () => send(request()))))
    expect(workers).toEqual(Array.from({ length: 20 }, () => all(5, 200)))
  })

  test('N calls in a row cost at most 2N requests', async () => {
    const { server, send } = await start(rules)
    expect(await inTurn(10, () => send(request()))).toEqual(all(10, 200))
    expect(server.received.length).toBeLessThanOrEqual(20)
  })
})

describe('digest', () => {
  test('uses the nonce that the server names for the next request', async () => {
    const { server, send } = await start({ counts: 'once', saysStale: true, namesNext: true })
    expect(await inTurn(10, () => send(request()))).toEqual(all(10, 200))
    expect(server.received).toHaveLength(11)
    expect(server.received.slice(1).map((received) => credentialsOf(received)?.['nc'])).toEqual(
      Array.from({ length: 10 }, () => '00000001'),
    )
  })

  test('a wrong password costs two requests and hands the refusal on', async () => {
    const { answering } = digestServer({ rules: LENIENT })
    const server = await loopback(answering)
    const answer = await signing(server, { privateKey: 'wrong' })(request())
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toContain('Digest')
    expect(server.received).toHaveLength(2)
  })

  test('a wrong password in a burst is bounded at three requests a call', async () => {
    const { answering } = digestServer({ rules: LENIENT })
    const server = await loopback(answering)
    const send = signing(server, { privateKey: 'wrong' })
    expect(await atOnce(20, () => send(request()))).toEqual(all(20, 401))
    expect(server.received.length).toBeLessThanOrEqual(60)
  })

  test('a server that calls every nonce stale is left after three fresh ones', async () => {
    const server = await loopback((_, response) => {
      void response
      return {
        status: 401,
        headers: { 'www-authenticate': `Digest realm="r", nonce="${Math.random()}", qop="auth", stale=true` },
      }
    })
    const send = signing(server)
    expect((await send(request())).status).toBe(401)
    expect(server.received.length).toBeLessThanOrEqual(4)
  })

  test('a refusal without stale under a nonce in use gets exactly one fresh try', async () => {
    const { answering } = digestServer({ rules: LENIENT })
    let revoked = false
    const refusing: Answering = (received, response) =>
      revoked
        ? {
            status: 401,
            headers: { 'www-authenticate': `Digest realm="MMS Public API", nonce="${Math.random()}", qop="auth"` },
          }
        : answering(received, response)
    const server = await loopback(refusing)
    const send = signing(server)
    await inTurn(2, () => send(request()))
    revoked = true
    expect((await send(request())).status).toBe(401)
    expect(server.received).toHaveLength(3 + 2)
  })

  test('a 401 that holds no challenge is a missing right, and is handed on at once', async () => {
    const { answering } = digestServer({
      rules: LENIENT,
      serve: () => ({ status: 401, body: { error: 401, errorCode: 'NOT_IN_GROUP' } }),
    })
    const server = await loopback(answering)
    expect(await inTurn(3, signing(server).bind(undefined, request()))).toEqual(all(3, 401))
    expect(server.received).toHaveLength(4)
  })

  test('a burst recovers when the call that fetches the challenge loses its connection', async () => {
    const { answering } = digestServer({ rules: LENIENT })
    let first = true
    const server = await loopback((received, response) => {
      if (!first) return answering(received, response)
      first = false
      response.socket?.resetAndDestroy()
      return undefined
    })
    const send = signing(server)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => send(request())))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.status] : []))).toEqual(all(19, 200))
    expect(server.received.length).toBeLessThanOrEqual(1 + 2 * 19)
  })

  test('a server that gives one nonce to many never sees a count twice', async () => {
    const { answering, accepted } = digestServer({ rules: LENIENT })
    let shared: string[] = []
    const server = await loopback(async (received, response) => {
      const answer = await answering(received, response)
      const issued = answer?.headers?.['www-authenticate']
      if (answer === undefined || typeof issued !== 'string') return answer
      // Two nonces in turn, as two servers behind one address give them by the clock.
      if (shared.length < 2) shared = [...shared, issued]
      const value = shared[server.received.length % 2] ?? issued
      return { ...answer, headers: { 'www-authenticate': value } }
    })
    // Five senders at once, each alone with its first challenge, would be five sessions: one sender, many bursts.
    const send = signing(server)
    for (let burst = 0; burst < 5; burst++) expect(await atOnce(10, () => send(request()))).toEqual(all(10, 200))
    for (const { counts } of accepted.values()) expect(new Set(counts).size).toBe(counts.length)
  })

  test('answers the strongest of several challenges in several header lines', async () => {
    const challenge = (algorithm: string) =>
      `Digest realm="MMS Public API", nonce="abc", qop="auth", algorithm=${algorithm}`
    const server = await loopback(({ headers }) =>
      headers.authorization === undefined
        ? {
            status: 401,
            headers: { 'www-authenticate': ['Basic realm="a, b"', challenge('MD5'), challenge('SHA-256')] },
          }
        : { status: 200 },
    )
    await signing(server)(request())
    expect(server.received[1]?.headers.authorization).toMatch(/algorithm=SHA-256/)
    expect(server.received[1]?.headers.authorization).toMatch(/response="[0-9a-f]{64}"/)
  })

  test('leaves a challenge alone that it cannot answer', async () => {
    const server = await loopback(() => ({
      status: 401,
      headers: { 'www-authenticate': 'Negotiate, Basic realm="r"' },
    }))
    expect((await signing(server)(request())).status).toBe(401)
    expect(server.received).toHaveLength(1)
  })
})
