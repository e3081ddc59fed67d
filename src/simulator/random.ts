import { createHash, randomInt } from 'node:crypto'

/** Where every id, key, hash and nonce of one simulator comes from. */
export interface Random {
  bytes(count: number): Buffer
  /** `length` characters out of `alphabet`. */
  pick(alphabet: string, length: number): string
  /** 24 hexadecimal digits, as MongoDB's ObjectId. */
  objectId(): string
  /** RFC 9562 version 4. */
  uuid(): string
}

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
export const LETTERS_AND_DIGITS = `${LETTERS}0123456789`

/** The same seed gives the same values in the same order; without one, each simulator is different. */
export function createRandom(seed: number = randomInt(2 ** 47)): Random {
  let block = 0
  let pool = Buffer.alloc(0)

  const bytes = (count: number): Buffer => {
    while (pool.length < count) {
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${block}`).digest()])
      block += 1
    }
    const taken = pool.subarray(0, count)
    pool = pool.subarray(count)
    return Buffer.from(taken)
  }

  return {
    bytes,
    pick: (alphabet, length) => [...bytes(length)].map((byte) => alphabet[byte % alphabet.length]).join(''),
    objectId: () => bytes(12).toString('hex'),
    uuid: () => {
      const raw = bytes(16)
      raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x40, 6)
      raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8)
      return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
