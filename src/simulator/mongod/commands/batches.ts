import { Long } from 'bson'
import { type Document, isDocument, numberOf, writeDocument } from '../documents.ts'
import { Refusal } from '../refusal.ts'
import type { KnownCall } from './command.ts'

/** The manual: 101 documents at first, and never more than 16 MB. */
const FIRST_BATCH = 101
const LARGEST_BATCH = 16 * 1024 * 1024

function sizeOf(value: unknown, otherwise: number, name: string): number {
  if (value === undefined) return otherwise
  const size = numberOf(value)
  if (size !== undefined && Number.isInteger(size) && size >= 0) return size
  throw new Refusal('BadValue', `Field '${name}' must be a whole number that is not negative`)
}

/** How many of the documents go into one answer: no more than asked for, and no more than fit, but one at least. */
function countFitting(documents: readonly Document[], most: number): number {
  let bytes = 0
  const tooMany = documents.slice(0, most).findIndex((document, at) => {
    bytes += writeDocument(document).length
    return at > 0 && bytes > LARGEST_BATCH
  })
  return tooMany === -1 ? Math.min(most, documents.length) : tooMany
}

/** The first documents of a result, and a cursor for what is left. */
export function answerInBatches(
  { node, user }: KnownCall,
  { namespace, all, cursor }: { namespace: string; all: readonly Document[]; cursor: unknown },
): Document {
  const wanted = isDocument(cursor) ? cursor : {}
  const count = countFitting(all, sizeOf(wanted['batchSize'], FIRST_BATCH, 'batchSize'))
  const left = all.slice(count)
  const id =
    left.length > 0 && wanted['singleBatch'] !== true
      ? node.cursors.open({ namespace, username: user.username, documents: left })
      : 0
  return { cursor: { firstBatch: all.slice(0, count), id: Long.fromNumber(id), ns: namespace } }
}

export function getMore(call: KnownCall): Document {
  const { body, database, node, user } = call
  const id = numberOf(body['getMore']) ?? 0
  const namespace = `${database}.${String(body['collection'])}`
  const cursor = node.cursors.find(id)
  if (cursor?.namespace !== namespace || cursor.username !== user.username) {
    throw new Refusal('CursorNotFound', `cursor id ${id} not found`)
  }
  const count = countFitting(cursor.documents, sizeOf(body['batchSize'], Number.POSITIVE_INFINITY, 'batchSize'))
  const nextBatch = cursor.documents.slice(0, count)
  cursor.documents = cursor.documents.slice(count)
  const isOver = cursor.documents.length === 0
  if (isOver) node.cursors.close(id)
  return { cursor: { nextBatch, id: Long.fromNumber(isOver ? 0 : id), ns: namespace } }
}

export function killCursors({ body, node, user }: KnownCall): Document {
  const asked: readonly unknown[] = Array.isArray(body['cursors']) ? body['cursors'] : []
  const isOwn = (id: unknown) => node.cursors.find(numberOf(id) ?? 0)?.username === user.username
  const cursorsKilled = asked.filter(isOwn)
  const cursorsNotFound = asked.filter((id) => !cursorsKilled.includes(id))
  for (const id of cursorsKilled) node.cursors.close(numberOf(id) ?? 0)
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] }
}
