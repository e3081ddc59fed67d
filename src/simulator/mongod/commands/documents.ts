import { type Document, flagOf, isDocument, numberOf } from '../documents.ts'
import { Refusal } from '../refusal.ts'
import { shellText } from '../shell-text.ts'
import { authorize } from './authorize.ts'
import { answerInBatches, getMore, killCursors } from './batches.ts'
import type { Command, KnownCall } from './command.ts'
import { MOST_WRITES } from './handshake.ts'
import { matching } from './matching.ts'
import { collectionOf } from './names.ts'

function insert(call: KnownCall): Document {
  const { body, database, node } = call
  const collection = collectionOf(call)
  authorize(call, 'insert', collection)
  const documents: unknown = body['documents']
  if (!Array.isArray(documents)) {
    throw new Refusal('Location40414', "BSON field 'insert.documents' is missing but a required field")
  }
  if (documents.length === 0 || documents.length > MOST_WRITES) {
    const bounds = `Write batch sizes must be between 1 and ${MOST_WRITES}`
    throw new Refusal('InvalidLength', `${bounds}. Got ${documents.length} operations.`)
  }
  const isOrdered = flagOf(body['ordered']) ?? true
  const writeErrors: Document[] = []
  let n = 0
  for (const [index, document] of documents.entries()) {
    if (!isDocument(document)) throw new Refusal('TypeMismatch', 'insert.documents holds what is no object')
    if (node.store.insert(database, collection, document) === 'done') n += 1
    else writeErrors.push(duplicate(`${database}.${collection}`, { index, id: document['_id'] }))
    if (isOrdered && writeErrors.length > 0) break
  }
  return writeErrors.length > 0 ? { n, writeErrors } : { n }
}

function duplicate(namespace: string, { index, id }: { index: number; id: unknown }): Document {
  return {
    index,
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: id },
    errmsg: `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: ${shellText({ _id: id })}`,
  }
}

function select(call: KnownCall, collection: string, filter: unknown): readonly Document[] {
  const { body, database, node } = call
  const found = matching(node.store.documents(database, collection), filter)
  const skip = Math.max(numberOf(body['skip']) ?? 0, 0)
  const limit = Math.abs(numberOf(body['limit']) ?? 0)
  return found.slice(skip, limit === 0 ? undefined : skip + limit)
}

function find(call: KnownCall): Document {
  const collection = collectionOf(call)
  authorize(call, 'find', collection)
  const all = select(call, collection, call.body['filter'])
  return answerInBatches(call, { namespace: `${call.database}.${collection}`, all, cursor: call.body })
}

function count(call: KnownCall): Document {
  const collection = collectionOf(call)
  authorize(call, 'find', collection)
  return { n: select(call, collection, call.body['query']).length }
}

export const documents: Readonly<Record<string, Command>> = {
  insert: { for: 'users', run: insert },
  find: { for: 'users', run: find },
  count: { for: 'users', run: count },
  getMore: { for: 'users', run: getMore },
  killCursors: { for: 'users', run: killCursors },
}
