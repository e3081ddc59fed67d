import { Binary, type Document, Double, deserialize, Int32, Long, serialize } from 'bson'

export type { Document } from 'bson'

/** MongoDB's own bound for a document. */
export const LARGEST_DOCUMENT = 16 * 1024 * 1024

/** Every value keeps its BSON type, so that what is stored comes back as it was sent. Throws for anything but a document. */
export function readDocument(bytes: Uint8Array): Document {
  return deserialize(bytes, { promoteValues: false, promoteLongs: false, bsonRegExp: true })
}

export function writeDocument(document: Document): Buffer {
  return Buffer.from(serialize(document, { ignoreUndefined: false }))
}

/** A number of any of BSON's types; `undefined` for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.valueOf()
  return value instanceof Long ? value.toNumber() : undefined
}

/** A flag as commands take it: MongoDB reads numbers too. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const number = numberOf(value)
  return number === undefined ? undefined : number !== 0
}

export function bytesOf(value: unknown): Buffer | undefined {
  return value instanceof Binary ? Buffer.from(value.value()) : undefined
}

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value)
}

/** The same for values that MongoDB holds equal: of numbers the type does not count. */
export function keyOf(value: unknown): string {
  const number = numberOf(value)
  return number === undefined ? writeDocument({ value }).toString('base64') : `number ${number}`
}
