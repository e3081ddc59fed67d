import { describe, expect, test } from 'vitest'
import { isWide } from '../../src/operations/subject/access-cover.ts'
import { canonicalAddress, canonicalCidr } from '../../src/operations/subject/canonical-address.ts'

describe('an address in canonical form', () => {
  test.for([
    ['203.0.113.7', '203.0.113.7'],
    // RFC 4291 §2.2: forms of one address; RFC 3849 reserves 2001:db8::/32 for documentation.
    ['2001:DB8:0:0:8:800:200C:417A', '2001:db8:0:0:8:800:200c:417a'],
    ['2001:db8::8:800:200c:417a', '2001:db8:0:0:8:800:200c:417a'],
    ['2001:0db8:0000:0000:0008:0800:200c:417a', '2001:db8:0:0:8:800:200c:417a'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['2001:db8::', '2001:db8:0:0:0:0:0:0'],
    ['::13.1.68.3', '0:0:0:0:0:0:d01:4403'],
    ['::FFFF:129.144.52.38', '0:0:0:0:0:ffff:8190:3426'],
    ['no address', 'no address'],
  ])('%s is %s', ([given, canonical]) => {
    expect(canonicalAddress(given ?? '')).toBe(canonical)
  })
})

describe('a range in canonical form', () => {
  test.for([
    ['192.168.0.5/24', '192.168.0.0/24'],
    ['192.168.0.5/32', '192.168.0.5/32'],
    ['192.168.255.5/17', '192.168.128.0/17'],
    ['255.1.2.3/0', '0.0.0.0/0'],
    ['255.1.2.3/1', '128.0.0.0/1'],
    // RFC 4291 §2.3: the prefix 20010DB80000CD3 of 60 bits.
    ['2001:DB8::CD30:0:0:0:0/60', '2001:db8:0:cd30:0:0:0:0/60'],
    ['2001:db8:0:cd3f::1/60', '2001:db8:0:cd30:0:0:0:0/60'],
    ['ffff::/1', '8000:0:0:0:0:0:0:0/1'],
    ['2001:db8::7/128', '2001:db8:0:0:0:0:0:7/128'],
    ['192.168.0.5/33', '192.168.0.5/33'],
  ])('%s is %s', ([given, canonical]) => {
    expect(canonicalCidr(given ?? '')).toBe(canonical)
  })
})

describe('a wide range', () => {
  test.for([
    ['203.0.113.0/24', false],
    ['203.0.112.0/23', true],
    ['0.0.0.0/0', true],
    ['2001:db8::/64', false],
    ['2001:db8::/63', true],
  ] as const)('%s: %s', ([range, wide]) => {
    expect(isWide(range)).toBe(wide)
  })
})
