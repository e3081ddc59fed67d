import { expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { HOUR, SHOP, sweepWorld } from './support/sweep-world.ts'

const STORE = 'octo/store'
const BLOG = 'octo/blog'
const name = (pullRequest: number, repository = SHOP) => environmentName({ repository, pullRequest })
const OF_STORE = { scope: { kind: 'repository', repository: STORE } } as const

test('once something of its former name has expired, a renamed repository sweeps that name as its own', async () => {
  const world = await sweepWorld()
  for (const number of [1, 2, 3]) world.shop.openPullRequest({ number })
  world.shop.close(2, world.time(-9 * HOUR))
  await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
  await world.madeProject({ number: 2, expiresInMs: 9 * HOUR })
  await world.madeProject({ number: 3, expiresInMs: 9 * HOUR })
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: -9 * HOUR })
  world.gitHub.repository(BLOG)
  world.shop.rename(STORE)
  const { rows } = await world.sweep(OF_STORE)
  expect(rows.map(({ repository, 'pull-request': number, outcome }) => [repository, number, outcome])).toEqual([
    [SHOP, 1, 'deleted'],
    [SHOP, 2, 'deleted'],
    [SHOP, 3, 'kept'],
  ])
  expect(await world.projects()).toEqual([name(1, BLOG), name(3)].sort())
})

test('what is under another name is not asked about before it has expired', async () => {
  const world = await sweepWorld()
  world.gitHub.repository(BLOG)
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: 9 * HOUR })
  expect(await world.sweep()).toMatchObject({ rows: [], writes: [] })
  expect(world.gitHub.requests.filter(({ path }) => path.includes('blog'))).toEqual([])
})

test('a name that has gone to another repository since belongs to that one', async () => {
  const world = await sweepWorld()
  await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
  world.shop.rename(STORE)
  world.gitHub.repository(SHOP)
  expect(await world.sweep(OF_STORE)).toMatchObject({ rows: [], writes: [] })
  expect(await world.projects()).toEqual([name(1)])
})

test.for(['../shop', 'shop', BLOG])('a name that leads nowhere, %s, is none of this repository', async (repository) => {
  const world = await sweepWorld()
  await world.madeProject({ number: 1, repository, expiresInMs: -9 * HOUR })
  const { rows, writes, incomplete } = await world.sweep()
  expect({ rows, writes, incomplete }).toEqual({ rows: [], writes: [], incomplete: undefined })
})

test.for([
  [500, 'incomplete'],
  [451, 'swept'],
  [403, 'swept'],
] as const)('an answer %i about another name leaves the own environments %s', async ([status, end]) => {
  const world = await sweepWorld()
  await world.madeProject({ number: 1, repository: BLOG, expiresInMs: -9 * HOUR })
  await world.madeProject({ number: 2, expiresInMs: -9 * HOUR })
  world.gitHub.fault({ path: '/repos/octo/blog', times: 99, trouble: { status } })
  const report = await world.sweep()
  if (end === 'incomplete')
    expect(report).toMatchObject({ incomplete: expect.stringContaining(BLOG), rows: [], writes: [] })
  else expect(report.rows).toMatchObject([{ repository: SHOP, outcome: 'deleted' }])
  expect(await world.projects()).toContain(name(1, BLOG))
})
