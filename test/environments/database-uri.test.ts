import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { readDatabaseUri } from '../../src/environments/database/database-uri.ts'
import { credentialsUri } from '../../src/operations/subject/credentials-uri.ts'

const STANDARD =
  'mongodb://shop-shard-00-00.ab1cd.mongodb.net:27017,shop-shard-00-01.ab1cd.mongodb.net:27017/?ssl=true&authSource=admin&replicaSet=atlas-x1y2z3-shard-0'

const uriTo = (hosts: string, query = 'ssl=true') => `mongodb://someone:s3cretWord@${hosts}/?${query}`
const srvTo = (host: string, query = '') => `mongodb+srv://someone:s3cretWord@${host}/${query}`

describe('a connection string is taken', () => {
  const login = { authType: 'scram', username: 'pr-42-0123abcd-drop', password: new Secret('8mJ-äß?/@:') } as const

  test.for([
    { name: 'SRV', connectionString: 'mongodb+srv://shop.ab1cd.mongodb.net', cloud: 'commercial' },
    { name: 'with host names', connectionString: STANDARD, cloud: 'commercial' },
    {
      name: 'of the government cloud',
      connectionString: 'mongodb+srv://shop.ab1cd.mongodbgov.net',
      cloud: 'government',
    },
  ] as const)('as this action makes it: $name', ({ connectionString, cloud }) => {
    const uri = credentialsUri({ connectionString, login, database: 'pr-42-0123abcd', cloud }).reveal()
    expect(readDatabaseUri(uri)).toEqual({ host: /\/\/([\w.-]+)/.exec(connectionString)?.[1] })
  })

  test.for([
    uriTo('127.0.0.1:27017', 'directConnection=true'),
    uriTo('127.0.0.1:27017', 'authSource=admin&tls=false'),
    uriTo('localhost', ''),
    uriTo('[::1]:27017', ''),
    'mongodb://someone:s3cretWord@127.0.0.2:1/pr-42-0123abcd',
  ])('of loopback: %s', (uri) => {
    expect(readDatabaseUri(uri)).toHaveProperty('host')
  })

  test('whatever the case of its letters', () => {
    expect(
      readDatabaseUri(uriTo('Shop.AB1CD.MongoDB.Net', 'TLS=true&AuthSource=admin&w=majority&retryWrites=true')),
    ).toEqual({
      host: 'shop.ab1cd.mongodb.net',
    })
  })
})

describe('a connection string is refused', () => {
  test.for([
    ['another host', srvTo('shop.ab1cd.example.com'), 'leads to shop.ab1cd.example.com'],
    [
      'a host that only begins like one',
      srvTo('shop.mongodb.net.example.com'),
      'leads to shop.mongodb.net.example.com',
    ],
    ['a host that only ends like one', srvTo('evilmongodb.net'), 'leads to evilmongodb.net'],
    ['the domain itself', srvTo('mongodb.net'), 'leads to mongodb.net'],
    ['an empty label', srvTo('a..mongodb.net'), 'leads to a..mongodb.net'],
    ['an address', uriTo('10.0.0.5:27017'), 'leads to 10.0.0.5'],
    ['one stranger among many', uriTo('a.b.mongodb.net,a.b.example.com'), 'leads to a.b.example.com'],
    ['loopback beside Atlas', uriTo('a.b.mongodb.net,127.0.0.1'), 'leads to 127.0.0.1'],
    ['loopback that is looked up', srvTo('localhost'), 'leads to localhost'],
    ['several hosts to look up', srvTo('a.b.mongodb.net,c.d.mongodb.net'), 'several hosts'],
    ['a port to look up', srvTo('a.b.mongodb.net:27017'), 'several hosts or a port'],
    ['a socket', uriTo('%2Ftmp%2Fmongodb-27017.sock'), 'not one of Atlas'],
    ['no credentials', 'mongodb+srv://shop.ab1cd.mongodb.net/', 'not one of Atlas'],
    ['a user name alone', 'mongodb+srv://someone@shop.ab1cd.mongodb.net/', 'not one of Atlas'],
    ['a second @', 'mongodb+srv://a:s3cretWord@b.mongodb.net@example.com/', 'not one of Atlas'],
    ['a fragment', srvTo('a.b.mongodb.net', '#@example.com'), 'not one of Atlas'],
    ['a control character', srvTo('a.b.mongodb.net', '\n'), 'not one of Atlas'],
    ['another scheme', 'https://someone:s3cretWord@shop.ab1cd.mongodb.net/', 'not one of Atlas'],
    ['no TLS', uriTo('a.b.mongodb.net', 'authSource=admin'), 'asks for no TLS'],
    ['TLS switched off', srvTo('a.b.mongodb.net', '?tls=false'), 'the option tls'],
    ['TLS switched off by its old name', srvTo('a.b.mongodb.net', '?ssl=false'), 'the option ssl'],
    ['any certificate', srvTo('a.b.mongodb.net', '?tlsInsecure=true'), 'the option tlsInsecure'],
    [
      'invalid names',
      srvTo('a.b.mongodb.net', '?tlsAllowInvalidHostnames=true'),
      'the option tlsAllowInvalidHostnames',
    ],
    ['a file', srvTo('a.b.mongodb.net', '?tlsCAFile=ca.pem'), 'the option tlsCAFile'],
    ['a proxy', srvTo('a.b.mongodb.net', '?proxyHost=example.com'), 'the option proxyHost'],
    [
      'SRV records elsewhere',
      srvTo('a.b.mongodb.net', '?srvAllowedHostsSuffix=com'),
      'the option srvAllowedHostsSuffix',
    ],
    ['another service', srvTo('a.b.mongodb.net', '?srvServiceName=other'), 'the option srvServiceName'],
    ['another mechanism', srvTo('a.b.mongodb.net', '?authMechanism=PLAIN'), 'the option authMechanism'],
    ['another source', srvTo('a.b.mongodb.net', '?authSource=$external'), 'the option authSource'],
    ['a direct connection', uriTo('a.b.mongodb.net', 'ssl=true&directConnection=true'), 'the option directConnection'],
    ['an option twice', srvTo('a.b.mongodb.net', '?w=1&W=1'), 'the option W'],
    ['an option without a value', srvTo('a.b.mongodb.net', '?tls'), 'the option tls'],
    ['an encoded option', srvTo('a.b.mongodb.net', '?%74ls=true'), 'the option %74ls'],
  ] as const)('for %s', ([, uri, why]) => {
    expect(readDatabaseUri(uri)).toMatchObject({ message: expect.stringContaining(why), hint: expect.any(String) })
  })

  test('without a word of user name or password, whatever it is', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const read = readDatabaseUri(`mongodb://${before}someone:s3cretWord${after}`)
        expect(JSON.stringify(read)).not.toContain('s3cretWord')
      }),
    )
  })
})
