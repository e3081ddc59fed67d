import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Inputs, runAction } from '../support/action-run.ts'
import { annotations } from './runner-log.ts'
import { faultsOf } from './visible.ts'

/** Atlas's credentials have 36 characters and more, in letters, digits and few signs; here any that may stand in a header. */
const secret = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 8,
  maxLength: 80,
})

type Kind = 'private-key' | 'client-secret' | 'access-token'
const inputsOf: Readonly<Record<Kind, (value: string) => Inputs>> = {
  'private-key': (value) => ({ 'public-key': 'abcdefgh', 'private-key': value }),
  'client-secret': (value) => ({ 'client-id': 'mdb_sa_id_1', 'client-secret': value }),
  'access-token': (value) => ({ 'access-token': value }),
}

/** Quotes what it was sent, in every way that a careless server or proxy might. */
function quoting({ headers }: IncomingMessage): object {
  const { authorization = '' } = headers
  const word = authorization.replace(/^\w+ /, '')
  const decoded = Buffer.from(word, 'base64').toString()
  const detail = [authorization, encodeURIComponent(word), decoded, decodeURIComponent(encodeURIComponent(word))].join(
    ' , ',
  )
  return {
    error: 400,
    errorCode: 'UNEXPECTED',
    detail,
    reason: word,
    parameters: [word, { at: authorization }],
    badRequestDetail: { fields: [{ field: word, description: decoded }] },
  }
}

const CHALLENGE =
  'Digest realm="MMS Public API", domain="", nonce="NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv", algorithm=MD5, qop="auth", stale=false'
let minted = ''
const server = createServer((request, response) => {
  const { url, headers } = request
  const json = { 'Content-Type': 'application/json' }
  if (url === '/api/oauth/token' && minted !== '')
    response.writeHead(200, json).end(JSON.stringify({ access_token: minted, expires_in: 3600 }))
  else if (headers.authorization === undefined)
    response.writeHead(401, { ...json, 'WWW-Authenticate': CHALLENGE }).end('{}')
  else
    response
      .writeHead(400, { ...json, Location: `https://evil.example/${encodeURIComponent(headers.authorization)}` })
      .end(JSON.stringify(quoting(request)))
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function run(inputs: Inputs, secrets: readonly string[]): Promise<string[]> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const all = { operation: 'check-access', 'base-url': url, ...inputs }
  const run = await runAction({ entry: 'main', inputs: all, more: {}, state: {}, speed: 3000 })
  expect(faultsOf({ run, secrets })).toEqual([])
  const masks = run.lines.findLastIndex((line) => line.startsWith('::add-mask::'))
  expect(run.lines.slice(0, masks + 1).every((line) => line.startsWith('::add-mask::'))).toBe(true)
  return annotations(run.lines)
}

it('shows no credential of any characters, even when Atlas quotes it', async () => {
  const kind = fc.constantFrom<Kind>('private-key', 'client-secret', 'access-token')
  await fc.assert(
    fc.asyncProperty(kind, secret, async (kind, value) => {
      minted = ''
      const pair = Buffer.from(`mdb_sa_id_1:${value}`).toString('base64')
      const [said] = await run(inputsOf[kind](value), [value, pair])
      expect(said).toContain(kind === 'private-key' ? 'response=' : '***')
    }),
    { numRuns: 14 },
  )
}, 60_000)

it('shows no token of any characters that it was given, even when Atlas quotes it', async () => {
  await fc.assert(
    fc.asyncProperty(secret, async (token) => {
      minted = token
      const value = 'mdb_sa_sk_PYqmZ8s1fTn2cRd7XwVb4kLh9uGjA3eE5oQi6tDr'
      const [said = ''] = await run(inputsOf['client-secret'](value), [value, token])
      expect(said).toContain('***')
    }),
    { numRuns: 6 },
  )
}, 60_000)
