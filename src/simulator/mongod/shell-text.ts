import { EJSON, type UUID } from 'bson'
import { isDocument } from './documents.ts'

/** A value as MongoDB prints it in its messages: `{ find: "orders", lsid: { id: UUID("…") } }`. */
export function shellText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shellText).join(', ')} ]`
  if (isDocument(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${shellText(field)}`)
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
  }
  if (isUuid(value)) return `UUID("${value.toUUID().toHexString()}")`
  return EJSON.stringify(value)
}

function isUuid(value: unknown): value is { toUUID: () => UUID } {
  return typeof value === 'object' && value !== null && 'sub_type' in value && value.sub_type === 4 && 'toUUID' in value
}
