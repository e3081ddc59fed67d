import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { Secret } from '../../../src/base/secret.ts'
import { signatureCheck } from '../../../src/function/webhook/signature.ts'

/** GitHub's own test values (docs: "Validating webhook deliveries"). */
const SECRET = "It's a Secret to Everybody"
const BODY = Buffer.from('Hello, World!')
const HEADER = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'

describe('the signature of a delivery', () => {
  const { isSigned } = signatureCheck([new Secret(SECRET)])

  test("is right for GitHub's own test values", () => {
    expect(isSigned({ header: HEADER, body: BODY })).toBe(true)
  })

  test.each([
    ['another body', { header: HEADER, body: Buffer.from('Hello, World') }],
    ['another last digit', { header: `${HEADER.slice(0, -1)}8`, body: BODY }],
    ['another first digit', { header: HEADER.replace('757', '657'), body: BODY }],
    ['capitals', { header: HEADER.toUpperCase(), body: BODY }],
    ['no algorithm', { header: HEADER.slice('sha256='.length), body: BODY }],
    ['another algorithm', { header: HEADER.replace('sha256', 'sha512'), body: BODY }],
    ['a digit more', { header: `${HEADER}7`, body: BODY }],
    ['a digit less', { header: HEADER.slice(0, -1), body: BODY }],
    ['a line break after it', { header: `${HEADER}\n`, body: BODY }],
    ['two of it', { header: `${HEADER}, ${HEADER}`, body: BODY }],
    ['zeroes', { header: `sha256=${'0'.repeat(64)}`, body: BODY }],
    ['nothing', { header: '', body: BODY }],
    ['none', { header: undefined, body: BODY }],
  ])('is wrong with %s', (_, signed) => {
    expect(isSigned(signed)).toBe(false)
  })

  test('is that of the bytes which a view shows, not of the buffer behind it', () => {
    const behind = Buffer.from('xxHello, World!xx')
    expect(isSigned({ header: HEADER, body: behind.subarray(2, -2) })).toBe(true)
    expect(isSigned({ header: HEADER, body: new Uint8Array(BODY) })).toBe(true)
  })

  test('may be made with either of two secrets, in any order', () => {
    const other = new Secret('a secret of another webhook')
    expect(signatureCheck([other, new Secret(SECRET)]).isSigned({ header: HEADER, body: BODY })).toBe(true)
    expect(signatureCheck([new Secret(SECRET), other]).isSigned({ header: HEADER, body: BODY })).toBe(true)
    expect(signatureCheck([other]).isSigned({ header: HEADER, body: BODY })).toBe(false)
  })

  test.each([
    [
      'longer than a block of the hash',
      'a'.repeat(131),
      '87804f55b6ee110c5b7ff6df1eebd18b694808a73396a2ff72dca85eba8dbde6',
    ],
    [
      'in letters of two bytes',
      'Schlüssel mit Umlauten',
      '4379dfab6e1caa14266e40edbdcbe2f5f465a4125b3f34272ea28fcc722069e0',
    ],
  ])('may be made with a secret %s, as another implementation (hmac of Python) makes it', (_, secret, digits) => {
    expect(signatureCheck([new Secret(secret)]).isSigned({ header: `sha256=${digits}`, body: BODY })).toBe(true)
  })
})

describe('what could never be checked well is refused at the start', () => {
  test.each([
    ['no secret', [], 'got 0.'],
    ['an empty secret', [''], 'got one of 0 characters.'],
    ['a short secret', [SECRET, 'short'], 'got one of 5 characters.'],
    ['three secrets', [SECRET, SECRET, SECRET], 'got 3.'],
  ])('%s', (_, secrets, got) => {
    const check = () => signatureCheck(secrets.map((secret) => new Secret(secret)))
    expect(check).toThrow(UsageError)
    expect(check).toThrow(got)
  })

  test('no secret shows in what is made of it, nor in what is said', () => {
    const secret = 'nobody may see this one'
    expect(inspect(signatureCheck([new Secret(secret)]), { depth: 9, showHidden: true })).not.toContain(secret)
    expect(() => signatureCheck([new Secret(secret), new Secret('hush')])).not.toThrow('hush')
  })
})
