import { describe, expect, test } from 'vitest'
import { completeRole } from '../../src/environments/file/read-roles.ts'
import { faults, OF_CLUSTER, OF_DATABASE, OF_PROJECT } from './reading-spec.ts'

const at = (line: number, column: number) => `environment.yml:${line}:${column}:`

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

describe('database-user', () => {
  const roles = (text: string) => `database-user: { roles: ${text} }`

  test.each([
    'readWriteAnyDatabase',
    'atlasAdmin',
    'shop-role',
    'clusterMonitor',
    'readAnyDatabase@admin',
    'read@admin',
    'read@local',
    'readWrite@pr-43-0123abcd',
    'read@pr-43-0123ABCD.orders',
  ])('may not bear %s on a shared cluster, which reaches the data of other pull requests', async (role) => {
    expect(await faults(`${OF_DATABASE}${roles(`[readWrite, ${role}]`)}`)).toEqual([
      `${at(4, 18)} database-user.roles: \`${role}\` is not for this environment alone, and reaches the data of other pull requests on the shared cluster. Write \`readWrite\`, \`read\` or \`dbAdmin\` alone for the database of the environment, or name a database, as in \`read@catalog\`.`,
    ])
  })

  test('bears roles of one database with its name where the environment has no database of its own', async () => {
    for (const file of [OF_PROJECT, OF_CLUSTER]) {
      expect((await faults(`${file}${roles('[readWrite]')}`)).join()).toMatch(
        /:18: database-user\.roles: `readWrite` is a role for one database, and none is named\. Write `readWrite@database`\.$/,
      )
    }
  })

  test('bears at least one role, and roles that can be read', async () => {
    expect(await faults(`${OF_DATABASE}${roles('[]')}`)).toEqual([
      `${at(4, 18)} database-user.roles: a user needs at least one. Add one, such as \`readWrite\`, or leave roles out.`,
    ])
    expect((await faults(`${OF_DATABASE}${roles('[read, a b]')}`)).join()).toMatch(/got `a b` in item 2\.$/)
    expect((await faults(`${OF_PROJECT}${roles('readWrite@app')}`)).join()).toMatch(
      /got `readWrite@app`\. Write it as a list: `\[readWrite@app\]`\.$/,
    )
    expect((await faults(`${OF_PROJECT}${roles('[readWriteAnyDatabase@app]')}`)).join()).toMatch(
      /is not for one database, but for all\. Write `readWriteAnyDatabase` alone\.$/,
    )
  })

  test('has to be a mapping', async () => {
    expect((await faults(`${OF_PROJECT}database-user: [readWrite@app]`)).join()).toMatch(
      /3:1: database-user: expected a mapping, got a list\./,
    )
  })
})
