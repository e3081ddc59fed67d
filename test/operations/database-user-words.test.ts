import { describe, expect, test } from 'vitest'
import { readActions, renderAction } from '../../src/operations/subject/database-role-actions.ts'
import { checkRoles, readRoles, renderRole } from '../../src/operations/subject/database-user-roles.ts'

describe('roles in words', () => {
  test.for([
    ['readWrite@app', { roleName: 'readWrite', databaseName: 'app' }],
    ['read@app.orders', { roleName: 'read', databaseName: 'app', collectionName: 'orders' }],
    ['read@app.system.profile', { roleName: 'read', databaseName: 'app', collectionName: 'system.profile' }],
    ['atlasAdmin', { roleName: 'atlasAdmin', databaseName: 'admin' }],
    ['reporting', { roleName: 'reporting', databaseName: 'admin' }],
    ['read@admin', { roleName: 'read', databaseName: 'admin' }],
  ] as const)('%s is read, and written again as it was', ([text, role]) => {
    expect(readRoles([text])).toEqual([role])
    expect(readRoles([text]).map(renderRole)).toEqual([text])
  })

  test('what is written twice counts once, also in two spellings', () => {
    expect(readRoles(['atlasAdmin', 'atlasAdmin@admin', 'read@a', 'read@a']).map(renderRole)).toEqual([
      'atlasAdmin',
      'read@a',
    ])
  })

  test.for([
    ['read', 'roles: `read` is a role for one database, and none is named. Write `read@database`.'],
    ['readWrite', 'roles: `readWrite` is a role for one database, and none is named. Write `readWrite@database`.'],
    ['dbAdmin', 'roles: `dbAdmin` is a role for one database, and none is named. Write `dbAdmin@database`.'],
    ['atlasAdmin@app', 'roles: `atlasAdmin` is not for one database, but for all. Write `atlasAdmin` alone.'],
  ] as const)('%s is refused', ([text, says]) => {
    expect(checkRoles({ name: 'roles', texts: [text] }).map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      says,
    ])
  })
})

describe('actions in words', () => {
  test.for([
    ['FIND@app.orders', { action: 'FIND', on: { db: 'app', collection: 'orders' } }],
    ['FIND@app', { action: 'FIND', on: { db: 'app', collection: '' } }],
    ['FIND@*', { action: 'FIND', on: { db: '', collection: '' } }],
    ['FIND@*.orders', { action: 'FIND', on: { db: '', collection: 'orders' } }],
    ['FIND@cluster', { action: 'FIND', on: { db: 'cluster', collection: '' } }],
    ['LIST_SESSIONS', { action: 'LIST_SESSIONS', on: 'cluster' }],
  ] as const)('%s is read, and written again as it was', ([text, action]) => {
    expect(readActions([text])).toEqual([action])
    expect(readActions([text]).map(renderAction)).toEqual([text])
  })

  // MongoDB's manual on privilege actions, and the words of Atlas's API for the same.
  test.for([
    ['find', 'FIND'],
    ['createIndex', 'CREATE_INDEX'],
    ['bypassDocumentValidation', 'BYPASS_DOCUMENT_VALIDATION'],
    ['useUUID', 'USE_UUID'],
    ['listSessions', 'LIST_SESSIONS'],
  ] as const)("%s of MongoDB's manual is Atlas's %s", ([manual, atlas]) => {
    expect(readActions([manual])).toEqual(readActions([atlas]))
  })
})
