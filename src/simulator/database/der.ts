/** The few types of ASN.1 that a certificate needs, in DER (ITU-T X.690). Each function gives a whole element. */

export function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}

/** X.690 §8.1.3: in one byte up to 127, else the number of bytes first. */
function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes])
  const hex = bytes.toString(16)
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits])
}

export const sequence = (...contents: readonly Buffer[]): Buffer => element(0x30, ...contents)
export const set = (...contents: readonly Buffer[]): Buffer => element(0x31, ...contents)
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text))
export const yes = (): Buffer => element(0x01, Buffer.from([0xff]))
export const octets = (content: Buffer): Buffer => element(0x04, content)

/** A string of bits whose last `unused` bits do not count. */
export const bits = (content: Buffer, unused = 0): Buffer => element(0x03, Buffer.from([unused]), content)

/** An integer that is not negative: one byte of zero comes first where its highest bit would be a sign (§8.3). */
export function integer(value: bigint): Buffer {
  const hex = value.toString(16)
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return element(0x02, digits.readUInt8(0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits)
}

/** From dotted numbers (§8.19): the first two in one, each in groups of seven bits. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(groups)]))
}

function groups(part: number): number[] {
  const high = Math.floor(part / 128)
  return [...(high > 0 ? groups(high).map((group) => group | 0x80) : []), part % 128]
}

/** RFC 5280 §4.1.2.5: UTCTime before 2050, GeneralizedTime from then on. */
export function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')
  return digits < '2050' ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}
