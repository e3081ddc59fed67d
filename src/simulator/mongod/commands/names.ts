import { Refusal } from '../refusal.ts'
import type { OpenCall } from './command.ts'

const LONGEST_DATABASE_NAME = 63

/** Refuses names of databases that the manual ("Naming Restrictions") does not allow on Unix. */
export function checkDatabaseName({ database }: OpenCall): void {
  const length = Buffer.byteLength(database)
  if (length > 0 && length <= LONGEST_DATABASE_NAME && !/[/\\. "$\0]/.test(database)) return
  throw new Refusal('InvalidNamespace', `Invalid database name: '${database}'`)
}

/** The collection that the first field of a command names. */
export function collectionOf(call: OpenCall): string {
  checkDatabaseName(call)
  const name: unknown = call.body[call.name]
  if (typeof name !== 'string') {
    throw new Refusal('InvalidNamespace', `collection name has invalid type ${typeof name}`)
  }
  if (name !== '' && !name.startsWith('.') && !name.endsWith('.') && !/[$\0]/.test(name)) return name
  throw new Refusal('InvalidNamespace', `Invalid collection name: '${call.database}.${name}'`)
}
