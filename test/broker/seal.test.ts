import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { createRecipient } from '../../src/broker/recipient.ts'
import { seal } from '../../src/broker/seal.ts'
import { unseal } from '../../src/broker/unseal.ts'

const SINCE = 'a-nonce-of-the-request-0'
const VALUES = { 'user.password': 'kettle ☕ "quoted"', 'user.connection-string': 'mongodb+srv://u:p@h/' }

async function sealedForJob() {
  const { publicKey, privateKey } = await createRecipient()
  return { publicKey, privateKey, sealed: await seal({ values: VALUES, recipient: publicKey, since: SINCE }) }
}

test('the job opens what was sealed for it, as secrets', async () => {
  const { sealed, privateKey } = await sealedForJob()
  const opened = await unseal({ sealed, privateKey, since: SINCE })
  expect([...opened].map(([name, secret]) => [name, secret.reveal()])).toEqual(Object.entries(VALUES))
  expect(`${[...opened.values()]}`).toBe('***,***')
})

test('what is sealed says by its header how, and shows nothing else', async () => {
  const { sealed } = await sealedForJob()
  const [header = '', ...parts] = sealed.split('.')
  // RFC 7518 §4.6: with direct agreement there is no encrypted key, and the fresh public key stands in the header.
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    epk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
  })
  expect(parts[0]).toBe('')
  expect(Buffer.from(parts[2] ?? '', 'base64url').toString('latin1')).not.toContain('kettle')
})

test('the same secrets are never sealed to the same text', async () => {
  const { publicKey, sealed } = await sealedForJob()
  expect(await seal({ values: VALUES, recipient: publicKey, since: SINCE })).not.toBe(sealed)
})

test.each([0, 2, 3, 4])(
  'a changed part (%i) is refused, and the error tells nothing of what was inside',
  async (part) => {
    const { sealed, privateKey } = await sealedForJob()
    const parts = sealed.split('.')
    const text = parts[part] ?? ''
    parts[part] = text.slice(0, 5) + (text[5] === 'A' ? 'B' : 'A') + text.slice(6)
    const refusal = unseal({ sealed: parts.join('.'), privateKey, since: SINCE })
    await expect(refusal).rejects.toMatchObject({ code: 'SEALED_UNREADABLE' })
    await expect(refusal).rejects.toSatisfy(
      (error) => !JSON.stringify(error).includes('kettle') && !('cause' in (error as Error)),
    )
  },
)

test('the key of another job does not open it', async () => {
  const { sealed } = await sealedForJob()
  const { privateKey } = await createRecipient()
  await expect(unseal({ sealed, privateKey, since: SINCE })).rejects.toMatchObject({ code: 'SEALED_UNREADABLE' })
})

test('the answer to another request of the same job is refused', async () => {
  const { sealed, privateKey } = await sealedForJob()
  await expect(unseal({ sealed, privateKey, since: 'another-nonce-0123456789' })).rejects.toMatchObject({
    code: 'SEALED_UNREADABLE',
  })
})

test.each([
  ['a private key', { d: 'A'.repeat(43) }],
  ['another curve', { crv: 'P-384' }],
  ['a point that is not on the curve', { x: 'A'.repeat(43), y: `${'A'.repeat(42)}E` }],
  ['a coordinate that is too short', { x: 'AAAA' }],
])('%s is no recipient', async (_, change) => {
  const { publicKey } = await createRecipient()
  const sealing = seal({ values: VALUES, recipient: { ...publicKey, ...change }, since: SINCE })
  await expect(sealing).rejects.toMatchObject({ code: 'USAGE' })
})

test('a weaker way of sealing is not opened, even for the right key', async () => {
  const { CompactEncrypt } = await import('jose')
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A128KW', { crv: 'P-256', extractable: true })
  const sealed = await new CompactEncrypt(Buffer.from(JSON.stringify({ since: SINCE, values: {} })))
    .setProtectedHeader({ alg: 'ECDH-ES+A128KW', enc: 'A128CBC-HS256' })
    .encrypt(publicKey)
  await expect(compactDecrypt(sealed, privateKey)).resolves.toBeDefined()
  await expect(unseal({ sealed, privateKey, since: SINCE })).rejects.toMatchObject({ code: 'SEALED_UNREADABLE' })
})

test('a key pair is made anew each time, and its private half cannot be taken out', async () => {
  const [one, other] = [await createRecipient(), await createRecipient()]
  expect(one.publicKey.x).not.toBe(other.publicKey.x)
  await expect(exportJWK(one.privateKey)).rejects.toThrow()
})
