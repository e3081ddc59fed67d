import { describe, expect, test } from 'vitest'
import { credentialsOf, digestServer } from './digest-server.ts'
import { type Answering, loopback } from './loopback.ts'
import { all, atOnce, inTurn, LENIENT, request, signing, start } from './signing.ts'

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

  test.each([true, false])('calls that are given one nonce never use a count twice, stale %s', async (saysStale) => {
    const { accepted, send } = await start({ counts: 'unseen', saysStale, ages: 5, reissues: true })
    for (let burst = 0; burst < 5; burst++) expect(await atOnce(10, () => send(request()))).toEqual(all(10, 200))
    expect([...accepted.values()].map(({ counts }) => new Set(counts).size)).toEqual(all(10, 5))
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
