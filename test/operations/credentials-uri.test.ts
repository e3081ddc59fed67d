import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { credentialsUri } from '../../src/operations/subject/credentials-uri.ts'

const SRV = 'mongodb+srv://main.a1b2c.mongodb.net'
const app = (password: string, username = 'app') =>
  ({ authType: 'scram', username, password: new Secret(password) }) as const
const uri = (given: Partial<Parameters<typeof credentialsUri>[0]>) =>
  credentialsUri({
    connectionString: SRV,
    login: app('pa55word'),
    database: undefined,
    cloud: 'commercial',
    ...given,
  }).reveal()

describe('the connection string with credentials', () => {
  test('names the database to log in to, since a driver would take the one that is opened', () => {
    expect(uri({})).toBe('mongodb+srv://app:pa55word@main.a1b2c.mongodb.net/?authSource=admin')
    expect(uri({ database: 'shop' })).toBe('mongodb+srv://app:pa55word@main.a1b2c.mongodb.net/shop?authSource=admin')
  })

  test('is no text that prints', () => {
    const secret = credentialsUri({
      connectionString: SRV,
      login: app('pa55word'),
      database: undefined,
      cloud: 'commercial',
    })
    expect(`${secret} ${JSON.stringify({ secret })}`).not.toContain('pa55word')
  })

  // RFC 3986 §2.1 and §2.2: each octet of UTF-8 as % and two hexadecimal digits in capitals; unreserved are letters, digits, - . _ ~.
  test.for([
    { what: 'what RFC 3986 leaves alone', text: 'aZ09-._~', encoded: 'aZ09-._~' },
    { what: 'its general delimiters', text: ':/?#[]@', encoded: '%3A%2F%3F%23%5B%5D%40' },
    { what: 'its other delimiters', text: "!$&'()*+,;=", encoded: '%21%24%26%27%28%29%2A%2B%2C%3B%3D' },
    { what: 'a percent sign', text: '100%25', encoded: '100%2525' },
    { what: 'a space and a quote', text: 'a "b"', encoded: 'a%20%22b%22' },
    { what: 'two bytes of UTF-8', text: 'ü', encoded: '%C3%BC' },
    { what: 'four bytes of UTF-8', text: '🔑', encoded: '%F0%9F%94%91' },
    { what: 'half of a pair of surrogates', text: '\ud83d', encoded: '%EF%BF%BD' },
  ])('encodes $what in name and password', ({ text, encoded }) => {
    expect(uri({ login: app(text, text) })).toBe(
      `mongodb+srv://${encoded}:${encoded}@main.a1b2c.mongodb.net/?authSource=admin`,
    )
  })

  test('keeps the hosts and options of a standard string, and says again where to log in', () => {
    const connectionString =
      'mongodb://main-shard-00-00.a1b2c.mongodb.net:27017,main-shard-00-01.a1b2c.mongodb.net:27017/?ssl=true&authSource=admin&replicaSet=atlas-1a2b3c-shard-0'
    expect(uri({ connectionString, database: 'shop' })).toBe(
      'mongodb://app:pa55word@main-shard-00-00.a1b2c.mongodb.net:27017,main-shard-00-01.a1b2c.mongodb.net:27017/shop?ssl=true&replicaSet=atlas-1a2b3c-shard-0&authSource=admin',
    )
  })

  test.for([
    { authType: 'x509-managed', mechanism: 'MONGODB-X509' },
    { authType: 'x509-customer', mechanism: 'MONGODB-X509' },
    { authType: 'aws-iam-user', mechanism: 'MONGODB-AWS' },
    { authType: 'aws-iam-role', mechanism: 'MONGODB-AWS' },
    { authType: 'oidc-group', mechanism: 'MONGODB-OIDC' },
    { authType: 'oidc-user', mechanism: 'MONGODB-OIDC' },
  ] as const)('names the mechanism of $authType and no user: the driver brings the rest', ({ authType, mechanism }) => {
    expect(uri({ login: { authType } })).toBe(`${SRV}/?authSource=%24external&authMechanism=${mechanism}`)
  })

  test('asks for SCRAM-SHA-256 in Atlas for Government, which has no other', () => {
    expect(uri({ cloud: 'government' })).toBe(
      'mongodb+srv://app:pa55word@main.a1b2c.mongodb.net/?authSource=admin&authMechanism=SCRAM-SHA-256',
    )
  })
})
