import { expect, it } from 'vitest'
import type { ActionRun, World } from '../support/world.ts'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

const ADDRESS = '203.0.113.7'
const NOTHING = 'Nothing was leased for this job, so there is nothing to give back.'
const lease = { operation: 'add-ip-access', 'project-name': 'one', 'ip-address': ADDRESS, runner: 'true' }

/** The network access list as Atlas gives it, byte by byte. */
async function entriesOf(world: World): Promise<string> {
  expect((await world.main({ operation: 'list-ip-access', 'project-name': 'one' })).exitCode).toBe(0)
  const list = world.exchanges.findLast(({ method, url }) => method === 'GET' && /\/accessList\?/.test(url))
  return list?.responseBody.toString() ?? ''
}

const deletions = (world: World) => world.writes().filter((write) => write.startsWith('DELETE '))
const leases = ({ state }: ActionRun): unknown[] => JSON.parse(state['leases'] ?? '[]')

it('is noted before it is taken, and given back', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const main = await world.main(lease)
  expect(leases(main)).toEqual([
    {
      operation: 'remove-ip-access',
      params: {
        'project-id': main.outputs['project-id'],
        'ip-address': ADDRESS,
        'if-comment-contains': expect.stringMatching(/^gh:/),
      },
    },
  ])
  expect(await entriesOf(world)).toContain(ADDRESS)
  expect((await world.post(main)).exitCode).toBe(0)
  expect(await entriesOf(world)).not.toContain(ADDRESS)
})

it('is given back after a main step that failed', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const main = await world.main({
    operations: `
runner: { add-ip-access: { project-name: one, ip-address: ${ADDRESS}, runner: true } }
cluster:
  find-cluster: { project-name: one, cluster-name: none }
  needs: runner
`,
  })
  expect(main.exitCode).toBe(1)
  expect((await world.post(main)).exitCode).toBe(0)
  expect(await entriesOf(world)).not.toContain(ADDRESS)
})

it('is given back when Atlas never answered the request for it', async () => {
  const path = '/api/atlas/v2/groups/{groupId}/accessList'
  const faults = [
    { match: { method: 'POST', path, times: 'always' }, action: { kind: 'status', when: 'after', status: 500 } },
  ] as const
  const world = await watchedWorld({ projects: ['one'], speed: 3000, faults, expectFaultyResponse: true })
  const main = await world.main(lease)
  expect(leases(main)).toHaveLength(1)
  expect((await world.post(main)).exitCode).toBe(0)
  expect(await entriesOf(world)).not.toContain(ADDRESS)
})

it('may be given back twice', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const main = await world.main(lease)
  await world.post(main)
  const again = await world.post(main)
  expect(again.exitCode).toBe(0)
  expect(annotations(again.lines, 'warning')).toEqual([])
  expect(deletions(world)).toHaveLength(1)
})

it('is left alone when somebody else has taken the entry over', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const main = await world.main(lease)
  const other = {
    operation: 'add-ip-access',
    'project-name': 'one',
    'ip-address': ADDRESS,
    comment: 'office, do not touch',
  }
  expect((await world.main(other)).exitCode).toBe(0)
  const before = await entriesOf(world)
  const post = await world.post(main)
  expect(post.exitCode).toBe(0)
  expect(annotations(post.lines, 'warning')).toEqual([])
  expect(post.lines).toContain(`give-back-1: the entry ${ADDRESS} belongs to somebody else by now, and is left alone.`)
  expect(post.lines.join('\n')).not.toContain('Atlas removes the entry')
  expect(deletions(world)).toEqual([])
  expect(await entriesOf(world)).toBe(before)
})

it('is shared by two jobs behind one address, and outlives the first that ends', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const first = await world.main(lease, { environment: { GITHUB_JOB: 'unit' } })
  const second = await world.main(lease, { environment: { GITHUB_JOB: 'browser' } })
  expect([leases(first), leases(second)].map(({ length }) => length)).toEqual([1, 1])
  const left = await world.post(first, { environment: { GITHUB_JOB: 'unit' } })
  expect([left.exitCode, deletions(world)]).toEqual([0, []])
  expect(await entriesOf(world)).toContain(ADDRESS)
  await world.post(second, { environment: { GITHUB_JOB: 'browser' } })
  expect(await entriesOf(world)).not.toContain(ADDRESS)
})

it.each([
  ['a wrong key', { 'private-key': '00000000-0000-4000-8000-000000000000' }, /401 UNEXPECTED_ERROR/],
  ['no key', { 'private-key': '' }, /private-key: the value is missing or empty/],
])('with %s, post warns and does not fail the job', async (_, inputs, why) => {
  const world = await watchedWorld({ projects: ['one'] })
  const main = await world.main(lease)
  const post = await world.post({ ...main, inputs: { ...main.inputs, ...inputs } })
  expect(post.exitCode).toBe(0)
  expect(annotations(post.lines, 'warning')).toEqual([expect.stringMatching(why)])
  expect(annotations(post.lines)).toEqual([])
})

it.each(['{', '[{"operation":"drop-everything","params":{}}]', 'null'])(
  'post gets over the state %s',
  async (state) => {
    const world = await watchedWorld({ projects: ['one'] })
    const main = await world.main({ operation: 'check-access' })
    const post = await world.post({ ...main, state: { leases: state } })
    expect(post.exitCode).toBe(0)
    expect(world.writes()).toEqual([])
  },
)

it('says in one line that there is nothing to give back', async () => {
  const world = await watchedWorld()
  const post = await world.post(await world.main({ operation: 'check-access' }))
  expect(post).toMatchObject({ exitCode: 0, lines: [NOTHING] })
})

it.each([
  ['a permanent entry', { 'ip-address': ADDRESS, comment: 'office' }, ADDRESS],
  ['a wider range', { 'cidr-block': '203.0.113.0/24', comment: 'office' }, '203.0.113.0/24'],
])('is not needed where %s covers the address, which stays as it is', async (_, entry, name) => {
  const world = await watchedWorld({ projects: ['one'] })
  expect((await world.main({ operation: 'add-ip-access', 'project-name': 'one', ...entry })).exitCode).toBe(0)
  const before = await entriesOf(world)
  const main = await world.main(lease)
  expect(main.outputs).toMatchObject({ entry: name, changed: 'false' })
  expect(main.state).toEqual({})
  expect((await world.post(main)).lines).toEqual([NOTHING])
  expect(await entriesOf(world)).toBe(before)
  expect(world.writes()).toHaveLength(1)
})
