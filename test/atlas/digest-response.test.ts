import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseChallenges } from '../../src/atlas/challenge.ts'
import { type DigestChallenge, digestAuthorization, strongestDigest } from '../../src/atlas/digest-response.ts'

function chosen(header: string): DigestChallenge {
  const challenge = strongestDigest(parseChallenges(header))
  if (challenge === undefined) throw new Error(`no digest in ${header}`)
  return challenge
}

/** The fields of an `Authorization: Digest` value, with their quotes. */
function fields(authorization: string): Record<string, string> {
  expect(authorization).toMatch(/^Digest /)
  return Object.fromEntries(
    [...authorization.slice('Digest '.length).matchAll(/([a-z]+)=("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/g)].map(
      ([, name, value]) => [name, value],
    ),
  )
}

const RFC7616 = {
  username: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count: 1,
}
const rfc7616Challenge = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`

const RFC2617 = {
  username: 'Mufasa',
  password: 'Circle Of Life',
  method: 'GET',
  uri: '/dir/index.html',
  clientNonce: '0a4f113b',
  count: 1,
}

describe('digestAuthorization', () => {
  test.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers as RFC 7616 §3.9.1 shows for %s', (algorithm, response) => {
    const challenge = chosen(rfc7616Challenge(algorithm))
    expect(fields(digestAuthorization({ ...RFC7616, challenge }))).toEqual({
      username: '"Mufasa"',
      realm: '"http-auth@example.org"',
      uri: '"/dir/index.html"',
      algorithm,
      nonce: '"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"',
      nc: '00000001',
      cnonce: '"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"',
      qop: 'auth',
      response: `"${response}"`,
      opaque: '"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    })
  })

  test('answers as RFC 2617 §3.5 shows, where no algorithm is named', () => {
    const challenge = chosen(
      'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    )
    expect(fields(digestAuthorization({ ...RFC2617, challenge }))).toEqual({
      username: '"Mufasa"',
      realm: '"testrealm@host.com"',
      nonce: '"dcd98b7102dd2f0e8b11d0f600bfb0c093"',
      uri: '"/dir/index.html"',
      qop: 'auth',
      nc: '00000001',
      cnonce: '"0a4f113b"',
      response: '"6629fae49393a05397450978507c4ef1"',
      opaque: '"5ccc069c403ebaf9f0171e9517f40e41"',
    })
  })

  test('answers without qop as RFC 2069 §2.4 shows, by the response of its erratum 749', () => {
    const challenge = chosen(
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    )
    expect(fields(digestAuthorization({ ...RFC2617, password: 'CircleOfLife', challenge }))).toEqual({
      username: '"Mufasa"',
      realm: '"testrealm@host.com"',
      nonce: '"dcd98b7102dd2f0e8b11d0f600bfb0c093"',
      uri: '"/dir/index.html"',
      response: '"1949323746fe6a43ef61f9606e7febea"',
      opaque: '"5ccc069c403ebaf9f0171e9517f40e41"',
    })
  })

  test.each([
    ['MD5-sess', 'md5'],
    ['SHA-256-sess', 'sha256'],
    ['SHA-512-256', 'sha512-256'],
    ['SHA-512-256-sess', 'sha512-256'],
    ['md5-SESS', 'md5'],
  ])('computes %s by RFC 7616 §3.4.1 to §3.4.3', (algorithm, hash) => {
    const h = (text: string) => createHash(hash).update(text).digest('hex')
    const user = h('Mufasa:http-auth@example.org:Circle of Life')
    const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v'
    const a1 = /-sess$/i.test(algorithm) ? h(`${user}:${nonce}:${RFC7616.clientNonce}`) : user
    const a2 = h('GET:/dir/index.html')
    const challenge = chosen(rfc7616Challenge(algorithm))
    const { response, algorithm: named } = fields(digestAuthorization({ ...RFC7616, challenge }))
    expect(named).toBe(algorithm)
    expect(response).toBe(`"${h(`${a1}:${nonce}:00000001:${RFC7616.clientNonce}:auth:${a2}`)}"`)
  })

  test('counts in eight lower-case hexadecimal digits', () => {
    const challenge = chosen(rfc7616Challenge('MD5'))
    expect(fields(digestAuthorization({ ...RFC7616, challenge, count: 0xabc }))['nc']).toBe('00000abc')
  })

  test('escapes quotes and backslashes on the wire, and hashes them bare', () => {
    const challenge = chosen(String.raw`Digest realm="a \"b\" \\", nonce="n", qop=auth`)
    const md5 = (text: string) => createHash('md5').update(text).digest('hex')
    const { realm, username, response } = fields(digestAuthorization({ ...RFC2617, username: 'u"\\', challenge }))
    expect([realm, username]).toEqual([String.raw`"a \"b\" \\"`, String.raw`"u\"\\"`])
    const a1 = md5('u"\\:a "b" \\:Circle Of Life')
    expect(response).toBe(`"${md5(`${a1}:n:00000001:0a4f113b:auth:${md5('GET:/dir/index.html')}`)}"`)
  })
})

describe('strongestDigest', () => {
  const offer = (algorithm: string, more = '') =>
    `Digest realm="r", nonce="${algorithm}", algorithm=${algorithm}${more}`

  test.each([
    [[offer('MD5'), offer('SHA-256')], 'SHA-256'],
    [[offer('SHA-256'), offer('MD5')], 'SHA-256'],
    [[offer('MD5'), offer('SHA-512-256'), offer('SHA-256')], 'SHA-512-256'],
    [[offer('SHA-1'), offer('MD5')], 'MD5'],
    [['Basic realm="r"', offer('MD5')], 'MD5'],
    [[offer('SHA-256', ', qop="auth-int"'), offer('MD5', ', qop="auth-int, auth"')], 'MD5'],
    [[offer('MD5-sess'), 'Digest realm="r", nonce="unnamed"'], 'MD5-sess'],
    [['Digest realm="r", nonce="quoted", algorithm="SHA-256"', offer('MD5')], 'quoted'],
  ])('of %j takes %s', (offers, nonce) => {
    expect(strongestDigest(parseChallenges(offers.join(', ')))?.nonce).toBe(nonce)
  })

  test.each([
    'Basic realm="r"',
    'Digest nonce="n"',
    'Digest realm="r"',
    'Digest realm="r", nonce="n", algorithm=SHA-1',
    'Digest realm="r", nonce="n", qop="auth-int"',
    'Bearer realm="r", nonce="n"',
  ])('finds nothing that it can answer in %s', (header) => {
    expect(strongestDigest(parseChallenges(header))).toBeUndefined()
  })

  test.each([
    ['stale=true', true],
    ['stale="TRUE"', true],
    ['stale=false', false],
    ['qop=auth', false],
  ])('reads staleness from %s', (parameter, stale) => {
    expect(strongestDigest(parseChallenges(`Digest realm="r", nonce="n", ${parameter}`))?.stale).toBe(stale)
  })
})
