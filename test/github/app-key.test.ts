import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { Secret } from '../../src/base/secret.ts'
import { readAppKey } from '../../src/github/app-key.ts'
import { keyPair } from './app.ts'

const { privateKey: pkcs1, publicKey } = keyPair()
const pkcs8 = String(createPrivateKey(pkcs1).export({ type: 'pkcs8', format: 'pem' }))
const own = fingerprint(createPrivateKey(pkcs1))

function fingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'pkcs8', format: 'der' }))
    .digest('hex')
}

function issuesOf(given: { appId?: string; privateKey?: string }): { messages: readonly string[]; shown: string } {
  const { appId = '4711', privateKey = pkcs1 } = given
  try {
    readAppKey({ appId, privateKey: new Secret(privateKey) })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return {
      messages: error.issues.map(({ message }) => message),
      shown: inspect(error, { depth: 9, showHidden: true }),
    }
  }
  return { messages: [], shown: '' }
}

describe('the key of a GitHub App', () => {
  test.for([
    ['as GitHub hands it out', pkcs1],
    ['in PKCS#8', pkcs8],
    ['with line breaks of Windows', pkcs1.replaceAll('\n', '\r\n')],
    ['with escaped line breaks', pkcs1.replaceAll('\n', '\\n')],
    ['with escaped line breaks of Windows', pkcs8.replaceAll('\n', '\\r\\n')],
    ['with spaces where the line breaks were', pkcs1.trim().replaceAll('\n', ' ')],
    ['in quotation marks', `"${pkcs1.replaceAll('\n', '\\n')}"`],
    ['without a line break at its end', pkcs8.trim()],
    ['indented, as in YAML', pkcs1.replaceAll('\n', '\n    ')],
  ] as const)('is read %s', ([, privateKey]) => {
    expect(fingerprint(readAppKey({ appId: '4711', privateKey: new Secret(privateKey) }).key)).toBe(own)
  })

  test.for([
    ['nothing', ' \n'],
    ['only the beginning of a PEM file', '-----BEGIN RSA PRIVATE KEY-----'],
    ['only the beginning of a PEM file', pkcs1.slice(0, 400)],
    ['no PEM file', 'SHA256:Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8='],
    ['no PEM file', Buffer.from(pkcs1).toString('base64')],
    ['a PEM file that says `PUBLIC KEY`', publicKey],
    ['a PEM file that says `OPENSSH PRIVATE KEY`', pkcs1.replaceAll('RSA PRIVATE', 'OPENSSH PRIVATE')],
    ['a PEM file that says `ENCRYPTED PRIVATE KEY`', encrypted('pkcs8')],
    ['a key that is encrypted', encrypted('pkcs1')],
    ['one that is no RSA key', ellipticCurve()],
    ['a PEM file that is damaged', `${pkcs1.slice(0, 200)}${pkcs1.slice(264)}`],
    ['a PEM file that is damaged', pkcs8.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY').replace('MII', 'AAA')],
  ] as const)('is told to be %s', ([what, privateKey]) => {
    const { messages, shown } = issuesOf({ privateKey })
    expect(messages).toEqual([`GITHUB_APP_PRIVATE_KEY: expected the private key of a GitHub App, got ${what}.`])
    for (const line of privateKey.split('\n').filter((text) => text.length > 40)) expect(shown).not.toContain(line)
  })
})

describe('the id of a GitHub App', () => {
  test.for(['1', '4711', ' 123456\n', 'Iv1.8a61f9b3a7aba766', 'Iv23liAbCdEfGhIjKlMn'])('may be %j', (appId) => {
    expect(readAppKey({ appId, privateKey: new Secret(pkcs1) }).appId).toBe(appId.trim())
  })

  test.for(['', '0', '-1', '4711.5', 'my-app', 'https://github.com/apps/x', '\u202e::error::x'])(
    'is not %j',
    (appId) => {
      const { messages } = issuesOf({ appId })
      expect(messages).toHaveLength(1)
      expect(messages[0]).toMatch(
        /^GITHUB_APP_ID: expected the id of a GitHub App, such as `123456`, got `[^\u202e]*`\.$/,
      )
    },
  )

  test('is told with what is wrong with the key', () => {
    const { messages } = issuesOf({ appId: 'x', privateKey: 'y' })
    expect(messages.map((message) => message.split(':')[0])).toEqual(['GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY'])
  })
})

function encrypted(type: 'pkcs1' | 'pkcs8'): string {
  const options = { type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const
  return String(createPrivateKey(pkcs1).export(options))
}

function ellipticCurve(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}
