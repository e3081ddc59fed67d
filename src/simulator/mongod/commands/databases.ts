import { type Document, flagOf, numberOf } from '../documents.ts'
import { Refusal } from '../refusal.ts'
import { authorize } from './authorize.ts'
import { answerInBatches } from './batches.ts'
import type { Command, KnownCall } from './command.ts'
import { matching } from './matching.ts'
import { checkDatabaseName } from './names.ts'

/** What every cluster has, and nobody can drop. */
const OF_SERVER = ['admin', 'config', 'local']

/** The manual: the flag `authorizedDatabases` chooses; without it, it is what the user may do. */
function listDatabases(call: KnownCall): Document {
  const { body, database, node, privileges, sight } = call
  if (database !== 'admin') {
    throw new Refusal('Unauthorized', 'listDatabases may only be run against the admin database.')
  }
  if ('authorizedDatabases' in body && sight.cluster.kind !== 'dedicated') {
    // As reported of a shared cluster.
    throw new Refusal('AtlasError', 'Unallowed argument in listDatabases command: authorizedDatabases')
  }
  const onlyAuthorized = flagOf(body['authorizedDatabases'])
  if (onlyAuthorized === false && !privileges.listsAllDatabases) {
    throw new Refusal('Unauthorized', 'Insufficient permissions to list all databases')
  }
  const seesAll = privileges.listsAllDatabases && onlyAuthorized !== true
  const held = node.store.databases().filter(({ name }) => !OF_SERVER.includes(name))
  const all = [...OF_SERVER.map((name) => ({ name, bytes: 0 })), ...held].sort((a, b) => (a.name < b.name ? -1 : 1))
  const seen = all
    .filter(({ name }) => seesAll || privileges.knows(name))
    .map(({ name, bytes }) => ({ name, sizeOnDisk: bytes, empty: false }))
  const databases = matching(seen, body['filter'])
  if (flagOf(body['nameOnly'])) return { databases: databases.map(({ name }) => ({ name })) }
  const totalSize = held.reduce((sum, { bytes }) => sum + bytes, 0)
  return { databases, totalSize, totalSizeMb: Math.floor(totalSize / 2 ** 20) }
}

/** Since MongoDB 4.9 (SERVER-55145) the answer does not tell whether there was such a database. */
function dropDatabase(call: KnownCall): Document {
  const { body, database, node } = call
  checkDatabaseName(call)
  authorize(call, 'dropDatabase')
  if (numberOf(body['dropDatabase']) !== 1) throw new Refusal('BadValue', 'have to pass 1 as db parameter')
  if (OF_SERVER.includes(database)) {
    throw new Refusal('IllegalOperation', `Dropping the '${database}' database is prohibited.`)
  }
  node.store.drop(database)
  return {}
}

function listCollections(call: KnownCall): Document {
  const { body, database, node } = call
  checkDatabaseName(call)
  authorize(call, 'listCollections')
  const all = node.store.collections(database).map((name) =>
    flagOf(body['nameOnly'])
      ? { name, type: 'collection' }
      : {
          name,
          type: 'collection',
          options: {},
          info: { readOnly: false },
          idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
        },
  )
  const cursor: unknown = body['cursor']
  return answerInBatches(call, {
    namespace: `${database}.$cmd.listCollections`,
    all: matching(all, body['filter']),
    cursor,
  })
}

export const databases: Readonly<Record<string, Command>> = {
  listDatabases: { for: 'users', run: listDatabases },
  dropDatabase: { for: 'users', run: dropDatabase },
  listCollections: { for: 'users', run: listCollections },
}
