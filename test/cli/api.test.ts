import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { atlas, cli } from './command-line.ts'

test('an operation of the API is called by its id', async () => {
  const world = await atlas({ projects: ['shop', 'depot'] })
  const { stdout, stderr, code } = await world.cli(['api', 'listGroups'])
  expect({ stderr, code }).toMatchObject({ code: 0, stderr: expect.stringMatching(/^✓ call-api: unchanged/) })
  expect(parse(stdout)).toMatchObject({ status: 200, count: 2, response: [{ name: 'shop' }, { name: 'depot' }] })
})

test('or by method and path, with parameters one by one, and one page', async () => {
  const world = await atlas({ projects: ['shop', 'depot'] })
  const words = ['api', 'get', '/orgs/{orgId}/groups', '-p', `orgId=${world.simulator.orgId}`, '-p', 'itemsPerPage=1']
  expect(parse((await world.cli(words)).stdout)).toMatchObject({ count: 1 })
})

test('a body comes from the line, a file or standard input', async () => {
  const world = await atlas()
  const file = join(await mkdtemp(join(tmpdir(), 'api-')), 'body.json')
  const body = (name: string) => JSON.stringify({ name, orgId: world.simulator.orgId })
  writeFileSync(file, body('from-a-file'))
  const codes = [
    await world.cli(['api', 'createGroup', '--body', body('from-the-line')]),
    await world.cli(['api', 'createGroup', '--body', `@${file}`]),
    await world.cli(['api', 'createGroup', '--body', '-'], { stdin: body('from-stdin') }),
  ].map(({ code }) => code)
  expect(codes).toEqual([0, 0, 0])
  const { stdout } = await world.cli(['api', 'listGroups'])
  expect(stdout).toContain('from-the-line')
  expect(stdout).toContain('from-a-file')
  expect(stdout).toContain('from-stdin')
})

test('a dry run prints what would be sent', async () => {
  const world = await atlas()
  const { stdout } = await world.cli(['api', 'createGroup', '--body', '{name: shop, orgId: x}', '--dry-run'])
  expect(parse(stdout)).toEqual({ would: 'create: POST /api/atlas/v2/groups {"name":"shop","orgId":"x"}' })
  expect(world.writes()).toEqual([])
})

test('the list shows what there is, or what has a text in it', async () => {
  const all = await cli(['api', '--list'])
  expect(all.stdout.trim().split('\n')).toHaveLength(540)
  const some = await cli(['api', '--list', 'Databaseusers'])
  expect(some.stdout).toContain('createGroupDatabaseUser  ')
  expect(some.stdout).not.toContain('listOrgs')
})

test('an unknown id is answered with the nearest one', async () => {
  const world = await atlas()
  const { stdout, stderr, code } = await world.cli(['api', 'listGroop'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toBe('operation-id: the Admin API has no operation `listGroop`. Did you mean `listGroups`?\n')
})

test('a file for the body that is not there is named', async () => {
  const world = await atlas()
  const { stderr, code } = await world.cli(['api', 'createGroup', '--body', '@/nowhere/at-all'])
  expect(code).toBe(2)
  expect(stderr).toContain('--body: /nowhere/at-all cannot be read (ENOENT).')
})

test('a text that nothing has in it is said, and is no silent success', async () => {
  const { stdout, stderr, code } = await cli(['api', '--list', 'zzqq'])
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toContain('--list: no operation of the Admin API has `zzqq` in its id, method or path.')
})

test.each([
  { words: ['api'], missing: 'operation' },
  { words: ['api', '--json'], missing: 'operation' },
  { words: ['api', 'GET'], missing: 'path' },
  { words: ['api', 'delete', '-p', 'groupId=x'], missing: 'path' },
])('$words is told what is missing, before it is asked for credentials', async ({ words, missing }) => {
  const { stdout, stderr, code } = await cli(words)
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
  expect(stderr).toBe(`Missing required argument '${missing}'.\nSee \`mongodb-atlas-action api --help\`.\n`)
})
