import { BlockList, isIPv4 } from 'node:net'
import type { AccessEntry } from './access-entry.ts'
import { type Cidr, canonicalAddress, canonicalCidr, readCidr } from './canonical-address.ts'

/** Beyond these a range is a neighbourhood rather than a network; two halves of the internet are caught one by one. */
const WIDEST_PREFIX = { ipv4: 24, ipv6: 64 } as const
/**
 * IPv6 ranges whose last 32 bits are an IPv4 address: compatible and mapped (RFC 4291 §2.5.5), translated (RFC 2765 §2.1), NAT64
 * (RFC 6052 §2.1, RFC 8215) and Teredo (RFC 4380 §4). 6to4 holds it within the first 48 bits, where /64 says enough.
 */
const HOLD_IPV4 = ['::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32']

export function isWide(cidrBlock: string): boolean {
  const cidr = readCidr(cidrBlock)
  if (cidr === undefined) return false
  const { family, prefix } = cidr
  if (prefix < WIDEST_PREFIX[family]) return true
  const holdsIpv4 = family === 'ipv6' && HOLD_IPV4.some((range) => overlap(cidr, readCidr(range)))
  return holdsIpv4 && prefix < 96 + WIDEST_PREFIX.ipv4
}

/** Two ranges overlap when they are the same as far as the wider one tells. */
function overlap(one: Cidr, other: Cidr | undefined): boolean {
  if (other === undefined) return false
  const prefix = Math.min(one.prefix, other.prefix)
  return canonicalCidr(`${one.address}/${prefix}`) === canonicalCidr(`${other.address}/${prefix}`)
}

/** An entry that lets the address in for as long as one likes, or through a wider range: it is used as it is and never changed. */
export function findCover({
  entries,
  address,
}: {
  entries: readonly AccessEntry[]
  address: string
}): AccessEntry | undefined {
  return entries.find((entry) => {
    if (entry.deleteAfterDate !== undefined) return false
    const cidr = entry.cidrBlock === undefined ? undefined : readCidr(entry.cidrBlock)
    if (cidr === undefined) return canonicalAddress(entry.ipAddress ?? '') === address
    const range = new BlockList()
    range.addSubnet(cidr.address, cidr.prefix, cidr.family)
    return range.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  })
}
