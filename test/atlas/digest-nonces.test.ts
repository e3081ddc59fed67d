import { describe, expect, test } from 'vitest'
import { credentialsOf, digestServer } from './digest-server.ts'
import { loopback } from './loopback.ts'
import { all, atOnce, inTurn, LENIENT, request, signing, start } from './signing.ts'

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
