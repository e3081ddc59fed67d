import { expect, test } from 'vitest'
import { whyNotPublicIpv4 } from '../../src/github/public-ipv4.ts'

/** First and last address of each range in IANA's registry of special-purpose IPv4 addresses, and of multicast. */
test.each([
  ['0.0.0.0', '0.255.255.255', 'reserved'],
  ['10.0.0.0', '10.255.255.255', 'private'],
  ['100.64.0.0', '100.127.255.255', 'carrier'],
  ['127.0.0.0', '127.255.255.255', 'loopback'],
  ['169.254.0.0', '169.254.255.255', 'link-local'],
  ['172.16.0.0', '172.31.255.255', 'private'],
  ['192.0.0.0', '192.0.0.255', 'reserved'],
  ['192.0.2.0', '192.0.2.255', 'documentation'],
  ['192.88.99.0', '192.88.99.255', 'reserved'],
  ['192.168.0.0', '192.168.255.255', 'private'],
  ['198.18.0.0', '198.19.255.255', 'reserved'],
  ['198.51.100.0', '198.51.100.255', 'documentation'],
  ['203.0.113.0', '203.0.113.255', 'documentation'],
  ['224.0.0.0', '239.255.255.255', 'multicast'],
  ['240.0.0.0', '255.255.255.255', 'reserved'],
])('%s to %s is %s', (first, last, what) => {
  for (const address of [first, last]) expect(whyNotPublicIpv4(address)).toContain(what)
})

test.each([
  '1.0.0.0',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
])('%s is public', (address) => {
  expect(whyNotPublicIpv4(address)).toBeUndefined()
})

test.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '2001:db8::1', '::ffff:1.2.3.4', ' 1.2.3.4', 'localhost'])(
  '`%s` is no IPv4 address',
  (text) => expect(whyNotPublicIpv4(text)).toBe('no IPv4 address'),
)
