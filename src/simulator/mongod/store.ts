import { ObjectId } from 'bson'
import { type Document, keyOf, LARGEST_DOCUMENT, readDocument, writeDocument } from './documents.ts'
import { Refusal } from './refusal.ts'

/** Documents by their `_id`, each in BSON. */
type Collection = Map<string, Buffer>

const LARGEST_STORE = 512 * 1024 * 1024

/** The data of one cluster. A database is there as long as it has a collection. */
export interface Store {
  readonly databases: () => readonly { readonly name: string; readonly bytes: number }[]
  readonly collections: (database: string) => readonly string[]
  readonly documents: (database: string, collection: string) => readonly Document[]
  /** Makes the collection if it is not there. Returns `duplicate` when its `_id` is taken. */
  readonly insert: (database: string, collection: string, document: Document) => 'done' | 'duplicate'
  readonly drop: (database: string) => void
}

export function createStore(): Store {
  const databases = new Map<string, Map<string, Collection>>()
  let held = 0

  const sizeOf = (collections: Map<string, Collection>) =>
    [...collections.values()]
      .flatMap((collection) => [...collection.values()])
      .reduce((sum, { length }) => sum + length, 0)

  /** The manual: names of databases may not differ by the case of their letters alone. */
  function refuseOtherCase(database: string): void {
    const there = [...databases.keys()].find((name) => name.toLowerCase() === database.toLowerCase())
    if (there === undefined || there === database) return
    const message = `db already exists with different case already have: [${there}] trying to create [${database}]`
    throw new Refusal('DatabaseDifferCase', message)
  }

  function make(database: string, name: string): Collection {
    const collections = databases.get(database) ?? new Map<string, Collection>()
    const collection = collections.get(name) ?? new Map<string, Buffer>()
    databases.set(database, collections.set(name, collection))
    return collection
  }

  return {
    databases: () => [...databases].map(([name, collections]) => ({ name, bytes: sizeOf(collections) })),
    collections: (database) => [...(databases.get(database)?.keys() ?? [])],
    documents: (database, collection) =>
      [...(databases.get(database)?.get(collection)?.values() ?? [])].map((bytes) => readDocument(bytes)),
    insert(database, name, given) {
      const { _id = new ObjectId(), ...rest } = given
      if (Array.isArray(_id)) throw new Refusal('InvalidIdField', "The '_id' value cannot be of type array")
      const bytes = writeDocument({ _id, ...rest })
      if (bytes.length > LARGEST_DOCUMENT) {
        throw new Refusal(
          'BSONObjectTooLarge',
          `object to insert too large. size in bytes: ${bytes.length}, max size: ${LARGEST_DOCUMENT}`,
        )
      }
      if (held + bytes.length > LARGEST_STORE) {
        throw new Refusal('AtlasError', 'you are over your space quota, using 513 MB of 512 MB')
      }
      refuseOtherCase(database)
      const collection = make(database, name)
      const key = keyOf(_id)
      if (collection.has(key)) return 'duplicate'
      collection.set(key, bytes)
      held += bytes.length
      return 'done'
    },
    drop(database) {
      held -= sizeOf(databases.get(database) ?? new Map())
      databases.delete(database)
    },
  }
}
