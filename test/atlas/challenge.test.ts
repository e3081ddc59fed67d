import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseChallenges } from '../../src/atlas/challenge.ts'

function parsed(header: string): [string, Record<string, string>][] {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, { ...parameters }])
}

describe('parseChallenges', () => {
  test('reads the challenge that Atlas sends', () => {
    const header =
      'Digest realm="MMS Public API", domain="", nonce="NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv", algorithm=MD5, qop="auth", stale=false'
    expect(parsed(header)).toEqual([
      [
        'digest',
        {
          realm: 'MMS Public API',
          domain: '',
          nonce: 'NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv',
          algorithm: 'MD5',
          qop: 'auth',
          stale: 'false',
        },
      ],
    ])
  })

  test.each([
    ['no quotes', 'Digest realm=api, nonce=abc==, qop=auth', { realm: 'api', nonce: 'abc==', qop: 'auth' }],
    ['blanks around the sign', 'Digest realm = "api" , nonce\t=\t"n"', { realm: 'api', nonce: 'n' }],
    ['no comma between', 'Digest realm="api" nonce="n"', { realm: 'api', nonce: 'n' }],
    [
      'no blank between',
      'Digest realm="api",nonce="n",qop="auth,auth-int"',
      { realm: 'api', nonce: 'n', qop: 'auth,auth-int' },
    ],
    ['upper-case names', 'DIGEST REALM="Api", Nonce="n"', { realm: 'Api', nonce: 'n' }],
    ['escapes', String.raw`Digest realm="say \"hi\" \\ \a", nonce="n"`, { realm: 'say "hi" \\ a', nonce: 'n' }],
    ['a name twice', 'Digest nonce="first", nonce="second"', { nonce: 'first' }],
    ['empty list elements', ', ,Digest realm="a",, nonce="n",', { realm: 'a', nonce: 'n' }],
    ['slashes bare', 'Digest domain=/api, nonce=a/b+c=', { domain: '/api', nonce: 'a/b+c=' }],
    [
      'a name that objects own',
      'Digest __proto__="x", constructor=y',
      JSON.parse('{"__proto__":"x","constructor":"y"}'),
    ],
  ])('reads parameters with %s', (_, header, parameters) => {
    expect(parsed(header)).toEqual([['digest', parameters]])
  })

  test('reads several challenges in one line', () => {
    expect(parsed('Basic realm="a, b", Digest realm="c", nonce="n", Bearer')).toEqual([
      ['basic', { realm: 'a, b' }],
      ['digest', { realm: 'c', nonce: 'n' }],
      ['bearer', {}],
    ])
  })

  test('reads the digest challenges of RFC 7616 §3.9.1, joined from two header lines', () => {
    const line = (algorithm: string) =>
      `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`
    const [first, second] = parseChallenges(`${line('SHA-256')}, ${line('MD5')}`)
    expect([first?.parameters['algorithm'], second?.parameters['algorithm']]).toEqual(['SHA-256', 'MD5'])
    expect(second?.parameters['opaque']).toBe('FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS')
  })

  test.each([
    'Negotiate, NTLM, Digest realm="a", nonce="n"',
    'Negotiate YIIJvwYGKwYBBQUC/+==, Digest realm="a", nonce="n"',
    'Negotiate abc123=, Digest realm="a", nonce="n"',
    'NTLM TlRMTVNTUAAC, Digest realm="a", nonce="n"',
    'Digest realm="a", nonce="n", Negotiate YII=',
    'Digest realm="a", nonce="n", Negotiate',
  ])('finds the digest beside a scheme with bare credentials: %s', (header) => {
    expect(parsed(header).filter(([scheme]) => scheme === 'digest')).toEqual([['digest', { realm: 'a', nonce: 'n' }]])
  })

  test.each(['', '   ', ',,,', '"', '=', 'realm="a"', '\u0000', '/'])('finds nothing in %j', (header) => {
    expect(parsed(header)).toEqual([])
  })

  test('keeps what stands before an unclosed quote', () => {
    expect(parsed('Digest realm="a", nonce="n').map(([scheme, { realm }]) => [scheme, realm])).toEqual([
      ['digest', 'a'],
    ])
  })

  test('never throws and gives text for text, whatever the header', () => {
    const pieces = fc.constantFrom(
      'Digest',
      ' ',
      ',',
      '"',
      '\\',
      '=',
      'a',
      'realm',
      'Negotiate',
      '==',
      '/',
      '\t',
      '-',
      'ü',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((some) => some.join('')),
        ),
        (header) => {
          for (const { scheme, parameters } of parseChallenges(header)) {
            expect(scheme).toBe(scheme.toLowerCase())
            for (const value of Object.values(parameters)) expect(value).toBeTypeOf('string')
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('reads back any parameters that were written by the rules of RFC 9110', () => {
    const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
    const value = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)) })
    const challenge = fc.tuple(token, fc.dictionary(token, value, { minKeys: 1, noNullPrototype: true }))
    const written = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
    fc.assert(
      fc.property(fc.array(challenge), (challenges) => {
        const header = challenges.map(
          ([scheme, parameters]) =>
            `${scheme} ${Object.entries(parameters)
              .map(([name, text]) => `${name}=${written(text)}`)
              .join(', ')}`,
        )
        expect(parsed(header.join(', '))).toEqual(challenges)
      }),
    )
  })

  test.each(['a', 'a ', 'a,', 'a=', '"', '\\"', ' ', ',', 'a="', 'a-', 'Digest a=b ', '="', 'a\t', '=', 'a==, ', 'a/'])(
    'reads 64 KiB of %j in linear time',
    (piece) => {
      const seconds = (size: number) => {
        const header = `Digest realm="${piece.repeat(size / piece.length)}`
        const bare = `Digest ${piece.repeat(size / piece.length)}`
        const start = performance.now()
        parseChallenges(header)
        parseChallenges(bare)
        return (performance.now() - start) / 1000
      }
      seconds(64 * 1024)
      // Quadratic time over 2^32 steps would take seconds; linear takes a few milliseconds.
      expect(seconds(64 * 1024)).toBeLessThan(0.5)
    },
  )
})
