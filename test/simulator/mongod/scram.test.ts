import { describe, expect, test } from 'vitest'
import { saslPrep } from '../../../src/simulator/mongod/sasl-prep.ts'
import { challenge, checkProof, createCredential, readClientFirst } from '../../../src/simulator/mongod/scram.ts'

/** The example of RFC 7677 §3: user `user`, password `pencil`. */
const FIRST = 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO'
const SERVER_NONCE = '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const SALT = { salt: Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'), iterations: 4096 }
const NONCES = `r=rOprNGfwEbeRWgbNEkqO${SERVER_NONCE}`
const LAST = `c=biws,${NONCES},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`

async function challenged(password = 'pencil') {
  const first = readClientFirst(FIRST)
  if (!first) throw new Error('The first message of the RFC was not understood.')
  return challenge(first, await createCredential(password, SALT), SERVER_NONCE)
}

describe('the example of RFC 7677', () => {
  test('begins with the challenge that the RFC prints', async () => {
    expect((await challenged()).message).toBe(`${NONCES},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`)
  })

  test('ends with the signature that the RFC prints', async () => {
    expect(checkProof(await challenged(), LAST)).toBe('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
  })

  test('proves nothing of another password', async () => {
    expect(checkProof(await challenged('pencils'), LAST)).toBeUndefined()
  })

  test.each([
    ['another nonce', LAST.replace('hNlF$k0', 'hNlF$k1')],
    ['only the nonce of the client', LAST.replace(SERVER_NONCE, '')],
    ['another channel binding', LAST.replace('c=biws', 'c=eSws')],
    ['a proof that is too short', LAST.replace(/p=.*/, 'p=dHzb')],
    ['no proof', LAST.replace(/,p=.*/, '')],
    ['nothing', ''],
  ])('is refused with %s', async (_, last) => {
    expect(checkProof(await challenged(), last)).toBeUndefined()
  })
})

describe('the first message of a client', () => {
  test('has commas and equals signs of names in another form (RFC 5802 §5.1)', () => {
    expect(readClientFirst('n,,n=a=2Cb=3Dc,r=nonce')?.username).toBe('a,b=c')
  })

  test.each([
    ['binds a channel', 'p=tls-unique,,n=user,r=nonce'],
    ['speaks for somebody else', 'n,a=other,n=user,r=nonce'],
    ['has a name with a bare equals sign', 'n,,n=a=b,r=nonce'],
    ['has no name', 'n,,n=,r=nonce'],
    ['has no nonce', 'n,,n=user,r='],
    ['demands an extension', 'n,,m=ext,n=user,r=nonce'],
  ])('that %s is refused', (_, text) => {
    expect(readClientFirst(text)).toBeUndefined()
  })
})

/** The examples of RFC 4013 §3 that are not forbidden, and a space of table C.1.2. */
test.each([
  ['I\u00adX', 'IX'],
  ['user', 'user'],
  ['USER', 'USER'],
  ['\u00aa', 'a'],
  ['\u2168', 'IX'],
  ['a\u00a0b', 'a b'],
])('a password %j is prepared as %j', (password, prepared) => {
  expect(saslPrep(password)).toBe(prepared)
})
