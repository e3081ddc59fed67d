/** The reversed polynomial of Castagnoli (RFC 3720, appendix B.4), which the checksums of OP_MSG use. */
const POLYNOMIAL = 0x82f63b78

const TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
  return value >>> 0
})

/** An unsigned number of 32 bits. */
export function crc32c(bytes: Uint8Array): number {
  let sum = 0xffff_ffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffff_ffff) >>> 0
}
