import { BlockList, isIPv4 } from 'node:net'

/**
 * What is no address of one machine on the internet: the entries of IANA's registry of special-purpose IPv4 addresses that are not
 * globally reachable (RFC 6890), the retired 6to4 relays (RFC 7526) and multicast (RFC 5771).
 */
const ELSEWHERE: readonly (readonly [range: string, what: string])[] = [
  ['10.0.0.0/8', 'a private address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.168.0.0/16', 'a private address'],
  ['100.64.0.0/10', 'an address that a carrier shares among its customers'],
  ['127.0.0.0/8', 'a loopback address'],
  ['169.254.0.0/16', 'a link-local address'],
  ['224.0.0.0/4', 'a multicast address'],
  ['192.0.2.0/24', 'an address for documentation'],
  ['198.51.100.0/24', 'an address for documentation'],
  ['203.0.113.0/24', 'an address for documentation'],
  ['0.0.0.0/8', 'a reserved address'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.88.99.0/24', 'a reserved address'],
  ['198.18.0.0/15', 'a reserved address'],
  ['240.0.0.0/4', 'a reserved address'],
]

/** What an IPv4 address is instead of a public one, such as `a private address`; `undefined` for a public one. */
export function whyNotPublicIpv4(address: string): string | undefined {
  if (!isIPv4(address)) return 'no IPv4 address'
  return ELSEWHERE.find(([range]) => isWithin({ address, range }))?.[1]
}

function isWithin({ address, range }: { address: string; range: string }): boolean {
  const [first = '', prefix] = range.split('/')
  const list = new BlockList()
  list.addSubnet(first, Number(prefix))
  return list.check(address)
}
