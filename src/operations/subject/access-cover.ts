import { BlockList, isIPv4 } from 'node:net'
import type { AccessEntry } from './access-entry.ts'
import { readCidr } from './access-entry.ts'

/** Beyond these a range is a neighbourhood rather than a network; two halves of the internet are caught one by one. */
const WIDEST_PREFIX = { ipv4: 24, ipv6: 64 } as const

export function isWide(cidrBlock: string): boolean {
  const cidr = readCidr(cidrBlock)
  return cidr !== undefined && cidr.prefix < WIDEST_PREFIX[cidr.family]
}

/** The form in which Atlas and every router writes an address: `2001:DB8:0::1` → `2001:db8::1`. */
export function canonicalAddress(address: string): string {
  return isIPv4(address) ? address : new URL(`http://[${address}]`).hostname.slice(1, -1)
}

/** `192.168.0.5/24` → `192.168.0.0/24`; IPv6 ranges are given back with their address in canonical form. */
export function canonicalCidr(cidrBlock: string): string {
  const cidr = readCidr(cidrBlock)
  if (cidr === undefined) return cidrBlock
  if (cidr.family === 'ipv6') return `${canonicalAddress(cidr.address)}/${cidr.prefix}`
  const bits = cidr.address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  const size = 2 ** (32 - cidr.prefix)
  const first = bits - (bits % size)
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256)
  return `${octets.join('.')}/${cidr.prefix}`
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
    if (cidr === undefined) return entry.ipAddress === address
    const range = new BlockList()
    range.addSubnet(cidr.address, cidr.prefix, cidr.family)
    return range.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  })
}
