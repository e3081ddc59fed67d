import { expect, it } from 'vitest'
import { refused } from './refused.ts'

const check = { operation: 'check-access' }
const CONTROL =
  'private-key: the value holds a blank, a control character or a character outside ASCII, which no Atlas credential does. Store the secret again; pasting often brings a line break or a typographic character along.'

it('refuses two kinds of credential and names both', async () => {
  expect(await refused({ ...check, 'client-id': 'mdb_sa_id_1', 'client-secret': 'mdb_sa_sk_1' })).toEqual([
    'credentials: service-account (client-id, client-secret) and api-key (public-key, private-key) are given at once. Give exactly one kind.',
  ])
})

it.each([
  ['public-key', 'private-key'],
  ['private-key', 'public-key'],
  ['client-id', 'client-secret'],
  ['client-secret', 'client-id'],
])('says of %s alone that %s is missing', async (given, missing) => {
  const [said = '', ...more] = await refused({ ...check, [given]: 'abcdefghijkl' }, { credentials: 'none' })
  expect(said).toMatch(new RegExp(`^${missing}: the value is missing or empty, while ${given} is given\\. Give both`))
  expect(more).toEqual([])
})

it('says how credentials are given when there are none', async () => {
  const [said = ''] = await refused(check, { credentials: 'none' })
  expect(said).toMatch(
    /^credentials: none are given\. Give client-id and client-secret .* or public-key and private-key/,
  )
})

it('names the variables of half a credential in the environment', async () => {
  const environment = { MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_1' }
  expect(await refused(check, { credentials: 'none', environment })).toEqual([
    'credentials: the variable MONGODB_ATLAS_CLIENT_ID is set, but MONGODB_ATLAS_CLIENT_SECRET is missing or empty. Set both, or give the credentials as inputs.',
  ])
})

it.each([
  ['a line break', 'f3a1c9d2\n4b7e8c01'],
  ['a carriage return', 'f3a1c9d2\r4b7e8c01'],
  ['a bell', 'f3a1c9d2\u00074b7e8c01'],
  ['a zero-width space', 'f3a1c9d2\u200b4b7e8c01'],
  ['a header of its own', 'f3a1c9d2\r\nX-Evil: 4b7e8c01'],
])('refuses %s inside a secret without showing it', async (_, secret) => {
  const said = await refused({ ...check, 'public-key': 'abcdefgh', 'private-key': secret }, { credentials: 'none' })
  expect(said).toEqual([CONTROL])
})

it.each([
  ['http://evil.example', 'is not an https URL'],
  ['http://cloud.mongodb.com', 'is not an https URL'],
  ['http://127.0.0.1.evil.example', 'is not an https URL'],
  ['https://mongodb.com.evil.example', 'names a host outside mongodb.com'],
  ['https://evilmongodb.com', 'names a host outside mongodb.com'],
  ['https://cloud.mongodb.com@evil.example', 'holds a user name or a password'],
  ['https://user:word@cloud.mongodb.com', 'holds a user name or a password'],
  ['https://cloud.mongodb.com/api', 'holds more than scheme, host and port'],
  ['javascript:alert(1)', 'holds more than scheme, host and port'],
  ['cloud.mongodb.com', 'is not a URL'],
])('refuses the base-url %s', async (url, why) => {
  const [said = '', ...more] = await refused({ ...check, 'base-url': url })
  expect(said).toMatch(
    new RegExp(
      `^base-url: the value ${why}; credentials are sent only to MongoDB Atlas itself or to a simulator on loopback\\. Leave base-url out`,
    ),
  )
  expect(more).toEqual([])
})

it('says which cloud a host belongs to', async () => {
  expect(await refused({ ...check, 'base-url': 'https://cloud.mongodbgov.com' })).toEqual([
    'base-url: this host belongs to government Atlas, but cloud is commercial. Say `cloud: government`, or leave base-url out.',
  ])
})
