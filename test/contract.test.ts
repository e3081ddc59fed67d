import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Contract, createContract } from './support/contract.ts'
import {
  error,
  exchange,
  PROJECT,
  project,
  rightExchanges,
  type Told,
  typeOf,
  wrongExchanges,
} from './support/contract-cases.ts'
import { rightDataExchanges, wrongDataExchanges } from './support/contract-cases-data.ts'

const contract = createContract()
const recordings = join(resolve(process.env['ATLAS_SHARED_DIR'] ?? '../shared'), 'atlas', 'recordings')
describe.skipIf(!contract)(
  'the contract (skipped where ../shared/atlas/openapi.yaml is not beside the checkout)',
  () => {
    const check = (told: Told, purpose?: Parameters<Contract['check']>[1]) => contract?.check(exchange(told), purpose)

    test.each([...rightExchanges, ...rightDataExchanges])('accepts %s', (_, told) => {
      const own = told.call === 'GET /' ? { ...told, call: 'GET ' } : told
      expect(check(own)).toEqual([])
    })

    test.each([...wrongExchanges, ...wrongDataExchanges])('refuses %s', (_, told, complaint) => {
      expect(check(told)?.join('\n')).toMatch(complaint)
    })

    test('lets a request be wrong on purpose, if the answer is an error', () => {
      const wrong = project({ nmae: 'x' })
      expect(check({ ...wrong, ...error(400, 'INVALID_ATTRIBUTE') }, { expectBadRequest: true })).toEqual([])
      expect(check(wrong, { expectBadRequest: true })?.join()).toMatch(/wrong on purpose/)
    })

    test('lets an answer be faulty on purpose, and still judges the request', () => {
      expect(check({ ...project({}), status: 502, answer: '<html>' }, { expectFaultyResponse: true })).toEqual([])
      expect(check({ ...project({ nmae: 'x' }), status: 502 }, { expectFaultyResponse: true })).toHaveLength(1)
    })

    test('does not judge a digest challenge, and judges the request before it', () => {
      const challenged = {
        ...exchange({ ...project({}), status: 401, answer: { error: 401 } }),
        responseHeaders: { 'www-authenticate': 'Digest realm="MMS Public API"' },
      }
      expect(contract?.check(challenged)).toEqual([])
      expect(contract?.check({ ...challenged, url: '/api/atlas/v2/grups' })).toHaveLength(1)
    })

    test('knows the two OAuth routes', () => {
      const pair = Buffer.from(`mdb_sa_id_${PROJECT}:mdb_sa_sk_x`).toString('base64')
      const token = {
        ...exchange({ call: 'POST /', status: 200 }),
        url: '/api/oauth/token',
        requestHeaders: { authorization: `Basic ${pair}`, 'content-type': 'application/x-www-form-urlencoded' },
        requestBody: Buffer.from('grant_type=client_credentials'),
      }
      const revoke = {
        ...token,
        url: '/api/oauth/revoke',
        requestBody: Buffer.from('token=t&token_type_hint=access_token'),
      }
      expect(contract?.check(token)).toEqual([])
      expect(contract?.check(revoke)).toEqual([])
      expect(contract?.check({ ...token, requestBody: Buffer.from('grant_type=password') })?.join()).toMatch(
        /client_credentials/,
      )
      expect(contract?.check({ ...revoke, requestBody: Buffer.from('token_type_hint=access_token') })?.join()).toMatch(
        /token is missing/,
      )
    })

    test('finds nothing wrong with what the service itself was recorded to answer', () => {
      const lines = readdirSync(recordings).flatMap((file) =>
        readFileSync(join(recordings, file), 'utf8').trim().split('\n'),
      )
      const problems = lines
        .map(
          (line) =>
            JSON.parse(line) as {
              method: string
              request: string
              status: number
              headers: Record<string, string>
              body: unknown
            },
        )
        .filter(({ request }) => request.startsWith('/api/atlas/v2/'))
        .flatMap(({ method, request, status, headers, body }) => {
          const text = body === '' || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
          const accept = headers['content-type']?.startsWith('application/vnd')
            ? headers['content-type']
            : typeOf('2025-03-12')
          const told = { method, url: request, requestHeaders: { accept }, requestBody: Buffer.alloc(0), status }
          return contract?.check({ ...told, responseHeaders: headers, responseBody: Buffer.from(text) }) ?? []
        })
        // Request bodies were not recorded.
        .filter((problem) => !problem.includes('needs a body'))
      expect(problems).toEqual([])
      expect(lines.length).toBeGreaterThan(300)
    })
  },
)
