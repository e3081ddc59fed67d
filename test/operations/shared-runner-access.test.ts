import { describe, expect, test } from 'vitest'
import type { Owner } from '../../src/operations/operation.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const ADDRESS = '203.0.113.7'
const RUNNER = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }
const DAY_END = '2026-08-10T23:00:00Z'
const [ONE, TWO, THREE] = ['11111111', '22222222', '33333333'].map(
  (job): Owner => ({ tags: [], mark: `gh:0123abcd:1001-1-${job}` }),
) as [Owner, Owner, Owner]

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

const leave = ({ run }: Stage, { mark }: Owner) =>
  run('remove-ip-access', { 'project-name': 'shop', 'ip-address': ADDRESS, 'if-comment-contains': mark })

describe('jobs behind one address', () => {
  test('share an entry: each leaves its mark, extends the expiry only, and the last one deletes', async () => {
    const world = await project()
    const first = await world.run('add-ip-access', { ...RUNNER, comment: 'job' }, { owner: ONE })
    expect([told(first.state), first.leases.length]).toEqual(['done created', 1])
    world.clock.turn(3_600_000)
    const second = await world.run('add-ip-access', { ...RUNNER, 'expires-after': '30m' }, { owner: TWO })
    expect(told(second.state)).toBe('done updated')
    expect(second.leases.map(({ params }) => params['if-comment-contains'])).toEqual([TWO.mark])
    expect(await listed(world, world.list, 'comment')).toEqual([`${ONE.mark} ${TWO.mark} job`])
    // Six hours from noon, which is later than what the second job asked for.
    expect(await listed(world, world.list, 'deleteAfterDate')).toEqual(['2026-08-10T18:00:00Z'])

    const left = await leave(world, ONE)
    expect([told(left.state), left.writes]).toEqual(['done updated', ['POST /groups/…/accessList 201']])
    expect(await listed(world, world.list, 'comment')).toEqual([`${TWO.mark} job`])
    expect(await listed(world, world.list, 'deleteAfterDate')).toEqual(['2026-08-10T18:00:00Z'])
    expect(told((await leave(world, TWO)).state)).toBe('done deleted')
    expect(await listed(world, world.list)).toEqual([])
  })

  test('leave the entry to its expiry when there are more of them than a comment has room for', async () => {
    const world = await project()
    for (const owner of [ONE, TWO]) await world.run('add-ip-access', RUNNER, { owner })
    const third = await world.run('add-ip-access', RUNNER, { owner: THREE })
    expect([told(third.state), third.leases]).toEqual(['done updated', []])
    expect(await listed(world, world.list, 'comment')).toEqual(['gh:shared'])
    for (const owner of [ONE, TWO, THREE]) {
      const left = await leave(world, owner)
      expect([told(left.state), left.writes]).toEqual([
        `skipped: the entry ${ADDRESS} is shared by more jobs than its comment has room for, and stays until it expires.`,
        [],
      ])
    }
    expect(await listed(world, world.list, 'ipAddress')).toEqual([ADDRESS])
  })

  test('that arrive at once both end up in the comment, with the lease noted before', async () => {
    const world = await project()
    const outcomes = await Promise.all(
      [ONE, TWO].map((owner, index) => world.run('add-ip-access', RUNNER, { owner, random: () => (index + 1) / 3 })),
    )
    expect(outcomes.map(({ state }) => told(state).split(' ')[0])).toEqual(['done', 'done'])
    expect(outcomes.map(({ leases }) => leases.length)).toEqual([1, 1])
    const [comment] = await listed(world, world.list, 'comment')
    for (const { mark } of [ONE, TWO]) expect(comment).toContain(mark)
  })

  test('note the lease before they make anew what another job has deleted meanwhile', async () => {
    const theirs = { ipAddress: ADDRESS, comment: 'by hand', deleteAfterDate: '2026-08-10T12:30:00Z' }
    let looks = 0
    const world: Stage & { readonly list: string } = await project({
      interposed: async ({ method, path }) => {
        if (method !== 'GET' || !path.endsWith('/status') || looks++ > 0) return undefined
        await world.call('DELETE', `${world.list}/${ADDRESS}`)
        return undefined
      },
    })
    await world.call('POST', world.list, [theirs])
    const outcome = await world.run('add-ip-access', RUNNER, { owner: ONE })
    expect(told(outcome.state)).toMatch(/^done/)
    expect(await listed(world, world.list, 'comment')).toEqual([ONE.mark])
    expect(outcome.leases).toHaveLength(1)
  })

  test('do not take the temporary entry of a human over', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ ipAddress: ADDRESS, comment: 'office', deleteAfterDate: DAY_END }])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', RUNNER, { owner: ONE })
    expect([told(outcome.state), outcome.writes, outcome.leases]).toEqual(['done unchanged', [], []])
  })

  test('leave an entry alone that somebody has made permanent, though it still carries their mark', async () => {
    const world = await project()
    await world.call('POST', world.list, [{ ipAddress: ADDRESS, comment: `${ONE.mark} now for good` }])
    world.clock.turn(60_000)
    const left = await leave(world, ONE)
    expect(told(left.state)).toContain(`skipped: the entry ${ADDRESS} is permanent by now, and is left alone.`)
    expect(left.writes).toEqual([])
  })
})

describe('an entry of a job that a workflow adds for itself', () => {
  test.for([
    { comment: `${ONE.mark} nightly`, given: {}, kept: 'nightly' },
    { comment: `${ONE.mark} nightly`, given: { 'expires-after': '2h' }, kept: 'nightly' },
    { comment: ONE.mark, given: { 'expires-after': '2h' }, kept: 'gh:shared' },
    { comment: ONE.mark, given: {}, kept: undefined },
  ])('loses the marks of jobs in `$comment` with $given', async ({ comment, given, kept }) => {
    const world = await project()
    await world.call('POST', world.list, [{ ipAddress: ADDRESS, comment, deleteAfterDate: DAY_END }])
    world.clock.turn(60_000)
    const outcome = await world.run('add-ip-access', { 'project-name': 'shop', 'ip-address': ADDRESS, ...given })
    expect(told(outcome.state)).toBe('done updated')
    expect(await listed(world, world.list, 'comment')).toEqual([kept])
    expect(told((await leave(world, ONE)).state)).toMatch(/^skipped/)
    expect(await listed(world, world.list, 'ipAddress')).toEqual([ADDRESS])
  })
})
