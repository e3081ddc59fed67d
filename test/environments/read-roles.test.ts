import { expect, test } from 'vitest'
import { completeRole } from '../../src/environments/read-roles.ts'

test.each([
  ['readWrite', 'readWrite@pr-42-0123abcd'],
  ['read', 'read@pr-42-0123abcd'],
  ['dbAdmin', 'dbAdmin@pr-42-0123abcd'],
  ['readWrite@catalog', 'readWrite@catalog'],
  ['read@catalog.items', 'read@catalog.items'],
  ['readWriteAnyDatabase', 'readWriteAnyDatabase'],
  ['readwrite', 'readwrite'],
])('%s becomes %s', (role, completed) => {
  expect(completeRole({ role, database: 'pr-42-0123abcd' })).toBe(completed)
})
