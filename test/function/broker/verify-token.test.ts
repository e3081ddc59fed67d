import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTokenVerifier } from '../../../src/function/broker/verify-token.ts'
import { AUDIENCE, CLAIMS, type Issuer, startIssuer } from './support/issuer.ts'

const START = Date.UTC(2026, 10, 22, 8)
let time = START
const now = () => new Date(time)
let issuer: Issuer

beforeAll(async () => {
  issuer = await startIssuer({ now })
})
afterAll(() => issuer.close())
beforeEach(() => {
  time = START
  issuer.answerWith(undefined)
})

const verifier = () => createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, now })
const reasonOf = async (token: string) => {
  const verified = await verifier()(token)
  return 'reason' in verified ? verified.reason : 'accepted'
}
const seconds = (from = 0) => START / 1000 + from

describe('a token of a job', () => {
  test('says who asks', async () => {
    expect(await verifier()(await issuer.sign({ environment: 'staging' }))).toEqual({
      caller: {
        issuer: issuer.issuer,
        repository: 'octo-org/shop',
        repositoryId: '74',
        ownerId: '65',
        runId: '22259804324',
        runAttempt: '2',
        ref: 'refs/pull/42/merge',
        event: 'pull_request',
        environment: 'staging',
        workflowRef: CLAIMS.workflow_ref,
        actor: 'octocat',
      },
    })
  })

  test.each([
    ['expired half a minute ago by our clock', { exp: seconds(-30) }],
    ['begins half a minute from now by our clock', { iat: seconds(30), nbf: seconds(30) }],
    ['was made fourteen minutes ago', { iat: seconds(-840) }],
  ])('is taken when it %s', async (_, claims) => {
    expect(await reasonOf(await issuer.sign(claims))).toBe('accepted')
  })
})

describe('a token is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['of another issuer', { iss: 'https://token.actions.githubusercontent.com' }, 'the claim iss is not'],
    ['whose issuer only begins like ours', { iss: 'http://127.0.0.1:1/x' }, 'the claim iss is not'],
    ['without an issuer', { iss: undefined }, 'the claim iss is missing'],
    ['for another audience', { aud: 'https://github.com/octo-org' }, 'the claim aud is not'],
    ['for us and others', { aud: [AUDIENCE, 'sts.amazonaws.com'] }, 'other audiences'],
    ['for nobody', { aud: undefined }, 'the claim aud is missing'],
    ['that has expired', { exp: seconds(-61) }, 'has expired (exp)'],
    ['that never expires', { exp: undefined }, 'the claim exp is missing'],
    ['that is not valid yet', { nbf: seconds(61) }, 'not valid yet (nbf)'],
    ['without a beginning', { nbf: undefined }, 'the claim nbf is missing'],
    ['made in the future', { iat: seconds(61) }, 'not valid yet (iat)'],
    ['made long ago, with a late end', { iat: seconds(-961), exp: seconds(86_400) }, 'too old (iat)'],
    ['of no time', { iat: undefined }, 'the claim iat is missing'],
  ])('%s', async (_, claims, reason) => {
    expect(await reasonOf(await issuer.sign(claims))).toContain(reason)
  })

  test.each(
    Object.keys(CLAIMS).filter((name) => !['sub', 'repository_owner', 'run_number', 'job_workflow_ref'].includes(name)),
  )('without the claim %s', async (name) => {
    const reason = `the claim ${name} is missing, or not of the form`
    expect(await reasonOf(await issuer.sign({ [name]: undefined }))).toContain(reason)
    expect(await reasonOf(await issuer.sign({ [name]: 74 }))).toContain(reason)
    expect(await reasonOf(await issuer.sign({ [name]: '' }))).toContain(reason)
  })

  test('that is not signed', async () => {
    const reason = 'the token is not signed with RS256'
    expect(await reasonOf(await issuer.sign({}, { alg: 'none' }))).toBe(reason)
    expect(await reasonOf((await issuer.sign()).replace(/[^.]*$/, ''))).toBe(
      'the signature is not by a key of the issuer',
    )
  })

  test('signed with the public key as the secret of an HMAC', async () => {
    expect(await reasonOf(await issuer.sign({}, { alg: 'HS256' }))).toBe('the token is not signed with RS256')
  })

  test.each(['RS512', 'PS256'] as const)('signed with %s', async (alg) => {
    expect(await reasonOf(await issuer.sign({}, { alg }))).toBe('the token is not signed with RS256')
  })

  test('signed by a stranger under the id of a right key', async () => {
    expect(await reasonOf(await issuer.sign({}, { key: 'strange' }))).toBe(
      'the signature is not by a key of the issuer',
    )
  })

  test('signed with a key that nobody knows, or names', async () => {
    expect(await reasonOf(await issuer.sign({}, { kid: 'made-up' }))).toContain('no key of the id')
    expect(await reasonOf(await issuer.sign({}, { kid: undefined }))).toBe('the token names no key')
  })

  test('whose claims were changed after it was signed', async () => {
    const [header, , signature] = (await issuer.sign()).split('.')
    const [, payload] = (await issuer.sign({ repository_id: '75' })).split('.')
    expect(await reasonOf([header, payload, signature].join('.'))).toBe('the signature is not by a key of the issuer')
  })

  test.each(['', 'x', 'a.b.c', '..', 'e30.e30.e30', `${'a'.repeat(20_000)}.b.c`])(
    'that is none: %.10s',
    async (token) => {
      expect(await reasonOf(token)).toMatch(/^the token (?:cannot be read|has more than|is not signed)/)
    },
  )
})

describe('the keys of the issuer', () => {
  test('are asked for once, also by many tokens at once', async () => {
    const [verify, before, token] = [verifier(), issuer.jwksRequests, await issuer.sign()]
    await Promise.all(Array.from({ length: 20 }, () => verify(token)))
    expect(issuer.jwksRequests - before).toBe(1)
  })

  test('are asked for again when one is rotated in, and the one that was taken out is good no more', async () => {
    const verify = verifier()
    const old = await issuer.sign()
    expect(await verify(old)).toHaveProperty('caller')
    await issuer.rotate()
    time += 31_000
    expect(await verify(await issuer.sign())).toHaveProperty('caller')
    expect(await verify(old)).toMatchObject({ reason: expect.stringContaining('no key of the id') })
  })

  test('are asked for again after ten minutes, so that a key that was withdrawn does not live on', async () => {
    const verify = verifier()
    await verify(await issuer.sign())
    const stolen = await issuer.sign({ exp: seconds(86_400) })
    await issuer.rotate()
    time += 10 * 60_000 + 1
    expect(await verify(stolen)).toMatchObject({ reason: expect.stringContaining('no key of the id') })
  })

  test('are not asked for by each of many tokens with made-up key ids', async () => {
    const [verify, before] = [verifier(), issuer.jwksRequests]
    for (let number = 0; number < 50; number++) await verify(await issuer.sign({}, { kid: `made-up-${number}` }))
    expect(issuer.jwksRequests - before).toBe(1)
    time += 31_000
    for (let number = 0; number < 50; number++) await verify(await issuer.sign({}, { kid: `made-up-${number}` }))
    expect(issuer.jwksRequests - before).toBe(2)
  })

  const OUTAGES: [string, (response: ServerResponse) => void, string][] = [
    ['answers with an error', (response) => response.writeHead(503).end(), 'answered with 503'],
    ['hangs up', (response) => response.destroy(), 'no answer'],
    ['answers with a redirect', (r) => r.writeHead(302, { location: 'https://example.org/keys' }).end(), 'with 302'],
    ['answers with too much', (r) => r.writeHead(200).end(`{"keys":[],"x":"${'x'.repeat(300_000)}"}`), 'more than'],
    ['answers with HTML', (response) => response.writeHead(200).end('<html>'), 'no set of keys'],
    ['answers with no keys', (response) => response.writeHead(200).end('{"keys":[]}'), 'no key for RS256'],
    [
      'answers with a secret as key',
      (r) => r.writeHead(200).end('{"keys":[{"kty":"oct","kid":"key-1","k":"AAAA"}]}'),
      'no key for RS256',
    ],
  ]
  test.each(OUTAGES)(
    'are kept while the issuer %s, and without any a token is refused for now',
    async (_, answer, why) => {
      const verify = verifier()
      const token = await issuer.sign({ exp: seconds(90_000), iat: seconds(), nbf: seconds() })
      issuer.answerWith(answer)
      expect(await verify(token)).toEqual({ reason: expect.stringContaining(why), unavailable: true })
      issuer.answerWith(undefined)
      time += 2_001
      expect(await verify(token)).toHaveProperty('caller')
      issuer.answerWith(answer)
      time += 10 * 60_000 + 1
      expect(await verify(token)).toHaveProperty('caller')
      expect(await verify(await issuer.sign({}, { kid: 'new' }))).toMatchObject({ unavailable: true })
    },
  )

  test('are not trusted for ever when the issuer does not answer any more', async () => {
    const verify = verifier()
    await verify(await issuer.sign())
    issuer.answerWith((response) => response.writeHead(503).end())
    time += 24 * 3_600_000 + 1
    expect(await verify(await issuer.sign())).toMatchObject({ unavailable: true })
  })
})
