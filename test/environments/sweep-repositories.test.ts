import { expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { HOUR, SHOP, sweepWorld } from './support/sweep-world.ts'

const BLOG = 'octo/blog'
const name = (pullRequest: number, repository = SHOP) => environmentName({ repository, pullRequest })
const ORGANIZATION = { scope: { kind: 'organization' } } as const

test('a repository that is certainly gone takes its environments along', async () => {
  const world = await sweepWorld({ gitHub: { selection: 'all' } })
  world.shop.openPullRequest({ number: 1 })
  await world.madeProject({ number: 1, expiresInMs: 9 * HOUR })
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: 9 * HOUR })
  const { rows } = await world.sweep(ORGANIZATION)
  expect(rows).toMatchObject([
    { repository: BLOG, outcome: 'deleted', reason: 'repository gone' },
    { repository: SHOP, outcome: 'kept', reason: 'open' },
  ])
  expect(await world.projects()).toEqual([name(1)])
})

test('one that a token may merely not see keeps them, until they expire', async () => {
  const world = await sweepWorld({ gitHub: { selection: 'selected' } })
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: 9 * HOUR })
  await world.madeProject({ number: 2, repository: BLOG, expiresInMs: -9 * HOUR })
  const { rows } = await world.sweep(ORGANIZATION)
  expect(rows.map(({ 'pull-request': number, outcome, reason }) => [number, outcome, reason])).toEqual([
    [2, 'deleted', expect.stringMatching(/^expired /)],
    [1, 'kept', 'unknown: the repository is gone, or hidden from the token'],
  ])
  expect(await world.projects()).toEqual([name(1, BLOG)])
})

test('a token that sees all of one owner tells nothing about another owner', async () => {
  const world = await sweepWorld({ gitHub: { selection: 'all' } })
  await world.madeProject({ number: 1, repository: 'else/where', expiresInMs: 9 * HOUR })
  const { rows, writes } = await world.sweep(ORGANIZATION)
  expect(rows).toMatchObject([{ outcome: 'kept', reason: expect.stringMatching(/^unknown: /) }])
  expect(writes).toEqual([])
})

test('a repository that comes back between decision and deletion keeps its environments', async () => {
  const world = await sweepWorld({ gitHub: { selection: 'all' } })
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: 9 * HOUR })
  const restore = () => world.gitHub.repository(BLOG).openPullRequest({ number: 1 })
  world.gitHub.fault({ path: '/repos/octo/blog', nth: 2, trouble: { first: restore } })
  const { rows, writes } = await world.sweep(ORGANIZATION)
  expect(rows).toMatchObject([{ outcome: 'kept', note: 'not due any more: open' }])
  expect(writes).toEqual([])
})

test('a repository that was renamed is followed to its new name', async () => {
  const world = await sweepWorld()
  const blog = world.gitHub.repository(BLOG)
  for (const number of [1, 2]) blog.openPullRequest({ number })
  blog.close(2, world.time(-9 * HOUR))
  for (const number of [1, 2]) await world.madeProject({ number, repository: BLOG, expiresInMs: 9 * HOUR })
  blog.rename('octo/journal')
  const { rows } = await world.sweep(ORGANIZATION)
  expect(rows.map(({ 'pull-request': number, outcome }) => [number, outcome])).toEqual([
    [2, 'deleted'],
    [1, 'kept'],
  ])
})

test('a tag that names no repository at all is left to its expiry', async () => {
  const world = await sweepWorld({ gitHub: { selection: 'all' } })
  for (const [number, repository] of [
    [1, '../shop'],
    [2, 'shop'],
  ] as const)
    await world.madeProject({ number, repository, expiresInMs: 9 * HOUR })
  const { rows, writes } = await world.sweep(ORGANIZATION)
  expect(rows.map(({ outcome }) => outcome)).toEqual(['kept', 'kept'])
  expect(writes).toEqual([])
})

test('the scope is one repository, unless it is said to be the organization', async () => {
  const world = await sweepWorld()
  world.gitHub.repository(BLOG)
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: -9 * HOUR })
  await world.madeProject({ number: 1, repository: 'Octo/Shop', expiresInMs: -9 * HOUR })
  const { rows } = await world.sweep()
  expect(rows.map(({ repository, outcome }) => [repository, outcome])).toEqual([['Octo/Shop', 'deleted']])
  expect(await world.projects()).toEqual([name(1, BLOG)])
})

test('a dry run says what would go, and writes nothing', async () => {
  const world = await sweepWorld()
  for (const number of [1, 2]) await world.madeProject({ number, expiresInMs: -9 * HOUR })
  const before = await world.projects()
  const report = await world.sweep({ dryRun: true, limit: 1 })
  expect(report.rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['would be deleted', expect.stringMatching(/^expired /)],
    ['left', expect.stringMatching(/left for the next run by the limit of 1$/)],
  ])
  expect(report).toMatchObject({ left: 1, writes: [] })
  expect(await world.projects()).toEqual(before)
})

test('the limit is kept, the oldest go first, and GitHub is asked no more than that takes', async () => {
  const world = await sweepWorld()
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    world.shop.openPullRequest({ number })
    world.shop.close(number, world.time(-9 * HOUR))
    await world.madeProject({ number: 10 - number, expiresInMs: 9 * HOUR })
  }
  const report = await world.sweep({ limit: 2 })
  expect(report.rows.slice(0, 3).map(({ 'pull-request': number, outcome }) => [number, outcome])).toEqual([
    [9, 'deleted'],
    [8, 'deleted'],
    [7, 'left'],
  ])
  expect(report).toMatchObject({ left: 7, counts: { deleted: 2, left: 7 } })
  const lookedUp = new Set(world.gitHub.requests.map(({ path }) => path).filter((path) => /\/pulls\/\d/.test(path)))
  expect(lookedUp.size).toBe(4)
})
