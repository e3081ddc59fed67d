import { describe, expect, test } from 'vitest'
import { isWide } from '../../src/operations/subject/access-cover.ts'

describe('a range is wide', () => {
  test.for([
    ['203.0.113.0/23', 'more than 256 addresses'],
    ['2001:db8::/63', 'more than one network'],
    ['::ffff:0:0/96', 'the whole of IPv4, mapped'],
    ['::ffff:203.0.0.0/112', 'a /16 of IPv4, mapped'],
    ['::/80', 'mapped and compatible addresses within'],
    ['0:0:0:0:0:0:0:0/96', 'compatible addresses'],
    ['::ffff:0:0:0/96', 'translated addresses'],
    ['64:ff9b::/96', 'all that is behind NAT64'],
    ['64:ff9b:1:fffe::/96', 'all that is behind a local NAT64'],
    ['2002::/16', 'all of 6to4'],
    ['2002:cb00::/32', 'a /16 of IPv4 by 6to4'],
    ['2001:0:4136:e378::/64', 'all Teredo clients of one server'],
  ] as const)('%s: %s', ([range]) => expect(isWide(range)).toBe(true))
})

describe('a range is not wide', () => {
  test.for([
    ['203.0.113.0/24'],
    ['2001:db8::/64'],
    ['2001:db8::ffff:0:0/96'],
    ['::ffff:203.0.113.0/120'],
    ['64:ff9b::cb00:7107/128'],
    ['2002:cb00:7107:1::/64'],
  ] as const)('%s', ([range]) => expect(isWide(range)).toBe(false))
})
