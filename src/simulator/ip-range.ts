import { isIPv4, isIPv6 } from 'node:net'

export interface IpRange {
  /** In one form for every way to write it. */
  readonly address: string
  readonly prefix: number
  /** Whether every bit after the prefix is zero. */
  readonly isAligned: boolean
}

/** How an IPv6 address is written: in eight words, without leading zeros or with them, or as RFC 5952 shortens it. */
export type Ipv6Form = 'full' | 'padded' | 'compressed'

/** Reads an address, which is the range of that one address, or a range in CIDR notation; `undefined` for anything else. */
export function readIpRange(text: string, form: Ipv6Form): IpRange | undefined {
  const [, written = '', digits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const v6 = isIPv6(written)
  if (!v6 && !isIPv4(written)) return undefined
  const bits = v6 ? 128 : 32
  const prefix = digits === undefined ? bits : Number(digits)
  if (prefix > bits) return undefined
  const words = v6 ? wordsOf(written) : written.split('.').map(Number)
  const number = words.reduce((sum, word) => (sum << (v6 ? 16n : 8n)) + BigInt(word), 0n)
  return {
    address: v6 ? writeIpv6(written, form) : written,
    prefix,
    isAligned: BigInt.asUintN(bits - prefix, number) === 0n,
  }
}

function writeIpv6(address: string, form: Ipv6Form): string {
  if (form === 'compressed') return shortened(address)
  const width = form === 'padded' ? 4 : 1
  return wordsOf(address)
    .map((word) => word.toString(16).padStart(width, '0'))
    .join(':')
}

/** The parser of URLs reads every way to write an IPv6 address, and writes it as RFC 5952 does. */
const shortened = (address: string) => new URL(`http://[${address}]`).hostname.slice(1, -1)

function wordsOf(address: string): readonly number[] {
  const [head = [], tail = []] = shortened(address)
    .split('::')
    .map((half) => half.split(':').filter((word) => word !== ''))
  const zeros = Array<string>(8 - head.length - tail.length).fill('0')
  return [...head, ...zeros, ...tail].map((word) => Number.parseInt(word, 16))
}
