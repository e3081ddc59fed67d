import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCover, isWide } from '../../src/operations/subject/access-cover.ts'
import { canonicalAddress, canonicalCidr } from '../../src/operations/subject/canonical-address.ts'

/** An address as a number, which is all the arithmetic that ranges need. */
interface Address {
  readonly value: bigint
  readonly bits: 32 | 128
}

const hex = (value: bigint, words: number) =>
  Array.from({ length: words }, (_, index) => (value >> BigInt(16 * (words - 1 - index))) & 0xffffn)

const dotted = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')

/** The ways to write an IPv6 address (RFC 4291 §2.2): in full, padded, in capitals, without a run of zeros, with an IPv4 tail. */
function spellings({ value, bits }: Address): string[] {
  if (bits === 32) return [dotted(value)]
  const words = hex(value, 8).map((word) => word.toString(16))
  const padded = words.map((word) => word.padStart(4, '0'))
  const tail = [...words.slice(0, 6), dotted(value & 0xffffffffn)]
  const shortened = words.flatMap((_, from) =>
    words.flatMap((_, to) =>
      to > from && words.slice(from, to + 1).every((word) => word === '0')
        ? [`${words.slice(0, from).join(':')}::${words.slice(to + 1).join(':')}`]
        : [],
    ),
  )
  return [words, padded, tail]
    .map((parts) => parts.join(':'))
    .flatMap((text) => [text, text.toUpperCase()])
    .concat(shortened)
}

const address: fc.Arbitrary<Address> = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }).map((value) => ({ value, bits: 32 as const })),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((value) => ({ value, bits: 128 as const })),
  // Words of zero are rare among random ones, and what the short forms are about.
  fc
    .array(fc.constantFrom<bigint[]>(0n, 0n, 0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 })
    .map((words) => ({ value: words.reduce((all, word) => (all << 16n) | word, 0n), bits: 128 as const })),
)
const spelled = address.chain((one) => fc.constantFrom(...spellings(one)).map((text) => ({ one, text })))
const ranged = spelled.chain(({ one, text }) =>
  fc.nat({ max: one.bits }).map((prefix) => ({ one, text: `${text}/${prefix}`, prefix })),
)

const first = ({ value, bits }: Address, prefix: number) => (value >> BigInt(bits - prefix)) << BigInt(bits - prefix)
const inFull = ({ value, bits }: Address) =>
  bits === 32
    ? dotted(value)
    : hex(value, 8)
        .map((word) => word.toString(16))
        .join(':')

describe('for any address', () => {
  test('every way to write it has the same canonical form', () => {
    fc.assert(
      fc.property(spelled, ({ one, text }) => {
        expect(canonicalAddress(text)).toBe(inFull(one))
      }),
    )
  })

  test('a range is known by its first address, and canonical ranges stay as they are', () => {
    fc.assert(
      fc.property(ranged, ({ one, text, prefix }) => {
        const canonical = `${inFull({ ...one, value: first(one, prefix) })}/${prefix}`
        expect(canonicalCidr(text)).toBe(canonical)
        expect(canonicalCidr(canonical)).toBe(canonical)
      }),
    )
  })

  test('a permanent range lets in exactly the addresses that share its prefix', () => {
    const pair = ranged.chain((range) =>
      fc
        .oneof(
          address.filter(({ bits }) => bits === range.one.bits),
          // A neighbour: one bit of the range's own address turned.
          fc
            .nat({ max: range.one.bits - 1 })
            .map((bit) => ({ ...range.one, value: range.one.value ^ (1n << BigInt(bit)) })),
        )
        .map((visitor) => ({ range, visitor })),
    )
    fc.assert(
      fc.property(pair, ({ range, visitor }) => {
        const entries = [{ cidrBlock: range.text, comment: '' }]
        const covered = findCover({ entries, address: inFull(visitor) }) !== undefined
        expect(covered).toBe(first(visitor, range.prefix) === first(range.one, range.prefix))
      }),
    )
  })

  test('an entry that expires covers nobody', () => {
    fc.assert(
      fc.property(ranged, ({ one, text }) => {
        const entries = [{ cidrBlock: text, comment: '', deleteAfterDate: '2026-09-30T12:00:00Z' }]
        expect(findCover({ entries, address: inFull(one) })).toBeUndefined()
      }),
    )
  })

  test('a range of IPv4 is wide exactly when it holds more than 256 addresses, wherever it lies', () => {
    fc.assert(
      fc.property(ranged, ({ one, text, prefix }) => {
        if (one.bits === 32) expect(isWide(text)).toBe(2n ** BigInt(32 - prefix) > 256n)
        // Whatever holds more than one network of 2^64 addresses is wide; narrower ones may be, for the IPv4 within.
        else if (prefix < 64) expect(isWide(text)).toBe(true)
      }),
    )
  })

  test('text that is no address or range is left alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        fc.pre(!/^[0-9a-fA-F.:/]+$/.test(text))
        expect([canonicalAddress(text), canonicalCidr(text), isWide(text)]).toEqual([text, text, false])
      }),
    )
  })
})
