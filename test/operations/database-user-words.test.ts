import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readActions, renderAction } from '../../src/operations/subject/database-role-actions.ts'
import { isOurUser, markUser } from '../../src/operations/subject/database-user-mark.ts'
import { checkRoles, readRoles, renderRole } from '../../src/operations/subject/database-user-roles.ts'

const owner = (repository?: string) => ({
  tags: repository === undefined ? [] : [{ key: 'repository', value: repository }],
  mark: '',
})

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

describe('the mark of a database user', () => {
  test('says who made it, for whom, and fits into the 100 characters of a description', () => {
    expect(markUser(owner('octo/shop'))).toBe('Managed by mongodb-atlas-action for octo/shop')
    expect(markUser(owner())).toBe('Managed by mongodb-atlas-action')
    // GitHub allows 39 characters for an owner and 100 for a repository.
    const long = `${'o'.repeat(39)}/${'r'.repeat(100)}`
    const hash = createHash('sha256').update(long).digest('hex').slice(0, 12)
    expect(markUser(owner(long))).toMatch(new RegExp(`^Managed by mongodb-atlas-action for o{39}/r+#${hash}$`))
    expect(markUser(owner(long))).toHaveLength(100)
  })

  test.for([
    { theirs: 'octo/shop', ours: 'octo/shop', same: true },
    { theirs: 'octo/shop', ours: 'octo/blog', same: false },
    { theirs: 'octo/shop', ours: 'octo/shop2', same: false },
    { theirs: undefined, ours: 'octo/shop', same: true },
    { theirs: 'octo/shop', ours: undefined, same: true },
    { theirs: `octo/${'a'.repeat(99)}b`, ours: `octo/${'a'.repeat(99)}c`, same: false },
  ])('of $theirs is for $ours: $same', ({ theirs, ours, same }) => {
    expect(isOurUser({ description: markUser(owner(theirs)), owner: owner(ours) })).toBe(same)
  })

  test.for(['', 'managed by hand', 'not Managed by mongodb-atlas-action', 'Managed by mongodb-atlas-actions'])(
    'is not in `%s`',
    (description) => {
      expect(isOurUser({ description, owner: owner('octo/shop') })).toBe(false)
    },
  )
})
