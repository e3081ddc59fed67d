import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concealment } from '../../src/atlas/conceal.ts'
import type { Credentials } from '../../src/atlas/credentials.ts'
import { Secret } from '../../src/base/secret.ts'
import { connected } from './connected.ts'
import { type Answer, type Answering, loopback, type Received } from './loopback.ts'

/** Everything of an error that anybody could print. */
function everythingOf(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : {}
  return [message, stack, String(error), JSON.stringify(error), inspect(error, { depth: 20, showHidden: true })].join(
    '\n',
  )
}

/** Either case of hexadecimal digits is allowed in a URL (RFC 3986 §2.1). */
function lowerCase(encoded: string): string {
  return encoded.replace(/%../g, (sign) => sign.toLowerCase())
}

/** Texts in which a server may bring back what it was sent. */
function echoes({ headers, body, target }: Received): string[] {
  const { authorization = '' } = headers
  const pair = Buffer.from(authorization.replace(/^\w+ /, ''), 'base64').toString()
  return [
    authorization,
    body,
    target,
    pair,
    decodeURIComponent(body.replaceAll('+', ' ')),
    authorization.slice(7),
    lowerCase(encodeURIComponent(authorization)),
  ]
}

function echoing(
  how: 'json' | 'escaped' | 'html' | 'headers' | 'redirect' | 'fields',
  status: number,
): (request: Received) => Answer {
  return (request) => {
    const texts = echoes(request)
    const text = texts.join(' | ')
    const plain = encodeURIComponent(text)
    switch (how) {
      case 'json':
        return { status, body: { error: status, errorCode: 'ECHO', detail: text, reason: text, parameters: texts } }
      case 'escaped': {
        const escaped = text.replace(/[^ a-z]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
        return { status, headers: { 'content-type': 'application/json' }, body: `{"detail":"${escaped}"}` }
      }
      case 'html':
        return { status, headers: { 'content-type': `text/html; echo=${plain}` }, body: `<html>${text}</html>` }
      case 'headers':
        return { status, headers: { 'x-echo': plain, sunset: texts[0] ?? '', 'retry-after': plain }, body: text }
      case 'redirect':
        return {
          status: 302,
          headers: { location: `https://${Buffer.from(text).toString('hex').slice(0, 60)}.example/${plain}` },
        }
      case 'fields':
        return {
          status,
          body: {
            error: text,
            error_description: texts[3],
            badRequestDetail: { fields: texts.map((each) => ({ field: each, description: each })) },
          },
        }
    }
  }
}

const WAYS = ['json', 'escaped', 'html', 'headers', 'redirect', 'fields'] as const

/** Of printable ASCII, as credentials are checked to be; long enough that it cannot stand in our own words by chance. */
const secretText = fc
  .string({
    minLength: 8,
    maxLength: 80,
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  })
  .map((text) => `${text}~Zq9`)

const SAMPLES = [
  'pa"ss\\wo/rd+%20&=?#',
  '##[error]::add-mask::',
  '</script>{{}}$(x)`y`',
  `'"\\\\""''`,
  '%2F%2f%25%00',
  'a:b:c:d@e;f,g',
]

function forms(secret: string): string[] {
  const inForm = new URLSearchParams({ x: secret }).toString().slice(2)
  return [
    secret,
    encodeURIComponent(secret),
    inForm,
    JSON.stringify(secret).slice(1, -1),
    lowerCase(encodeURIComponent(secret)),
  ]
}

async function printedBy({
  credentials,
  answering,
}: {
  credentials: Credentials
  answering: Answering
}): Promise<string> {
  const { origin } = await loopback(answering)
  const notices: string[] = []
  const connection = connected({ origin, credentials, onNotice: (notice) => notices.push(notice) })
  const errors: unknown[] = []
  const attempts = [
    () => connection.atlas.call('listOrgs', {}),
    () => connection.atlas.call('createGroup', { body: { name: 'a' } }),
    () => connection.close(),
  ]
  for (const attempt of attempts) await attempt().catch((error: unknown) => errors.push(error))
  return [...errors.map(everythingOf), ...notices].join('\n')
}

describe('no secret comes back out of an error, though the server echoes what it was sent', () => {
  test.each(WAYS)('an API key and a ready token, echoed by way of %s', async (way) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(secretText, fc.constantFrom(...SAMPLES)), async (secret) => {
        const answering = echoing(way, 400)
        const token = { kind: 'access-token', accessToken: new Secret(secret) } as const
        const printed = await printedBy({ credentials: token, answering })
        expect(printed).toContain('AtlasError')
        for (const form of forms(secret)) expect(printed).not.toContain(form)

        // Digest never sends the key, but a server that knows it may say it.
        const key = { kind: 'api-key', publicKey: 'mcpvrzod', privateKey: new Secret(secret) } as const
        const knowing: Answering = (request) =>
          answering({ ...request, headers: { authorization: `Bearer ${secret}` } })
        for (const form of forms(secret))
          expect(await printedBy({ credentials: key, answering: knowing })).not.toContain(form)
      }),
      { numRuns: 8 },
    )
  })

  test.each(WAYS)('a service account and its token, echoed by way of %s', async (way) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(secretText, fc.constantFrom(...SAMPLES)), secretText, async (clientSecret, token) => {
        const credentials = {
          kind: 'service-account',
          clientId: 'mdb_sa_id_1',
          clientSecret: new Secret(clientSecret),
        } as const
        const basic = Buffer.from(`mdb_sa_id_1:${clientSecret}`).toString('base64')
        for (const isMinted of [true, false]) {
          const answering: Answering = (request) =>
            isMinted && request.target === '/api/oauth/token'
              ? { body: { access_token: token, expires_in: 3600 } }
              : echoing(way, 400)(request)
          const printed = await printedBy({ credentials, answering })
          expect(printed).toContain('AtlasError')
          for (const form of [...forms(clientSecret), ...forms(basic)]) expect(printed).not.toContain(form)
          if (isMinted) for (const form of forms(token)) expect(printed).not.toContain(form)
        }
      }),
      { numRuns: 8 },
    )
  })

  test('nor half of one where a long text is cut', async () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz0123456789'
    for (let before = 440; before < 505; before++) {
      const printed = await printedBy({
        credentials: { kind: 'access-token', accessToken: new Secret(secret) },
        answering: () => ({ status: 400, body: { detail: `${'x'.repeat(before)}${secret}` } }),
      })
      expect(printed).not.toContain('abcdefgh')
    }
  })

  test('nor out of JSON that is nested deeper than it can be read', async () => {
    const escaped = [...'token-of-this-run'].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')
    const depth = 200_000
    const body = `{"detail":"${escaped}","more":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const accessToken = new Secret('token-of-this-run')
    const printed = await printedBy({
      credentials: { kind: 'access-token', accessToken },
      answering: () => ({ status: 400, body }),
    })
    expect(printed).toContain('AtlasError')
    expect(printed).not.toContain('token-of-this-run')
  })

  test('while the rest of the text stays as it was', async () => {
    const printed = await printedBy({
      credentials: { kind: 'access-token', accessToken: new Secret('token-of-this-run') },
      answering: () => ({
        status: 400,
        body: { errorCode: 'BAD', detail: 'Header "Bearer token-of-this-run" is not valid.' },
      }),
    })
    expect(printed).toContain('400 BAD: Header "Bearer ***" is not valid.')
  })

  test('and an answer that is no error stays whole', async () => {
    const { origin } = await loopback(() => ({ body: { description: 'token-of-this-run' } }))
    const accessToken = new Secret('token-of-this-run')
    const { atlas } = connected({ origin, credentials: { kind: 'access-token', accessToken } })
    expect(await atlas.call('listOrgs', {})).toEqual({ description: 'token-of-this-run' })
  })
})

test('a secret that is a common word spoils neither the time nor the challenge, which nobody prints', async () => {
  const { layer, add } = concealment()
  for (const word of ['2026', 'auth']) add(new Secret(word))
  const headers = {
    date: 'Sun, 22 Nov 2026 03:00:00 GMT',
    'www-authenticate': 'Digest realm="MMS Public API", qop="auth"',
    location: 'https://auth.example/2026',
  }
  const send = layer(async () => ({ status: 401, headers, body: Buffer.from('since 2026') }))
  const answer = await send({ method: 'GET', target: '/', template: '/', headers: {} })
  expect(answer.headers).toEqual({ ...headers, location: 'https://***.example/***' })
  expect(answer.body.toString()).toBe('since ***')
})
