import { BlockList, isIPv4 } from 'node:net'
import type { AccessEntry } from './access-entry.ts'
import { canonicalAddress, readCidr } from './canonical-address.ts'

/** Beyond these a range is a neighbourhood rather than a network; two halves of the internet are caught one by one. */
const WIDEST_PREFIX = { ipv4: 24, ipv6: 64 } as const

export function isWide(cidrBlock: string): boolean {
  const cidr = readCidr(cidrBlock)
  return cidr !== undefined && cidr.prefix < WIDEST_PREFIX[cidr.family]
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
