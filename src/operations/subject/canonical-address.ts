import { isIPv4, isIPv6 } from 'node:net'

/**
 * One form for every way to write an address. IPv6 is written out in full, in lower case and without leading zeros, as the patterns
 * in Atlas's description of its API want it; which form comes back is not documented, so what comes back goes through here as well.
 * What is no address is given back as it is.
 */
export function canonicalAddress(address: string): string {
  return isIPv6(address) && !address.includes('%') ? wordsOf(address).join(':') : address
}

/** `192.168.0.5/24` → `192.168.0.0/24`: a range by its first address. What is no range is given back as it is. */
export function canonicalCidr(cidrBlock: string): string {
  const cidr = readCidr(cidrBlock)
  if (cidr === undefined) return cidrBlock
  const { address, prefix, family } = cidr
  if (family === 'ipv4')
    return `${masked({ parts: address.split('.').map(Number), bits: 8, prefix }).join('.')}/${prefix}`
  const words = wordsOf(address).map((word) => Number.parseInt(word, 16))
  const first = masked({ parts: words, bits: 16, prefix }).map((word) => word.toString(16))
  return `${first.join(':')}/${prefix}`
}

export interface Cidr {
  readonly address: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

export function readCidr(value: string): Cidr | undefined {
  const [, address = '', digits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(value) ?? []
  const prefix = Number(digits)
  if (isIPv4(address) && prefix <= 32) return { address, prefix, family: 'ipv4' }
  return isIPv6(address) && prefix <= 128 ? { address, prefix, family: 'ipv6' } : undefined
}

/** The eight words of an IPv6 address; the URL parser reads every way to write one and shortens it by one rule (RFC 5952). */
function wordsOf(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = short.split('::')
  const words = (text: string) => (text === '' ? [] : text.split(':'))
  if (tail === undefined) return words(head)
  const zeros = Array<string>(8 - words(head).length - words(tail).length).fill('0')
  return [...words(head), ...zeros, ...words(tail)]
}

/** Sets everything after the first `prefix` bits to zero. */
function masked({ parts, bits, prefix }: { parts: readonly number[]; bits: number; prefix: number }): number[] {
  return parts.map((part, index) => {
    const free = Math.min(Math.max((index + 1) * bits - prefix, 0), bits)
    return part - (part % 2 ** free)
  })
}
