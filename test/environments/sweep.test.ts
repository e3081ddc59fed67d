import { expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { HOUR, SHOP, sweepWorld } from './support/sweep-world.ts'

test('what has expired and what is closed goes, and what is open, protected or in its grace period stays', async () => {
  const world = await sweepWorld()
  const { shop } = world
  for (const number of [1, 2, 3, 4, 5, 6]) shop.openPullRequest({ number })
  await world.madeProject({ number: 1, expiresInMs: -2 * HOUR })
  await world.madeProject({ number: 2, expiresInMs: 48 * HOUR })
  await world.madeProject({ number: 3, expiresInMs: 48 * HOUR })
  await world.madeProject({ number: 4, expiresInMs: 48 * HOUR })
  await world.madeProject({ number: 5, expiresInMs: -2 * HOUR, tags: { protected: 'true' } })
  await world.madeProject({ number: 6, expiresInMs: -HOUR / 2 })
  const closedAt = world.time(-2 * HOUR)
  shop.close(2, closedAt)
  shop.close(3, world.time(-HOUR / 2))
  const report = await world.sweep()
  expect(report.incomplete).toBeUndefined()
  expect(report.rows.map(({ 'pull-request': number, outcome, reason }) => [number, outcome, reason])).toEqual([
    [1, 'deleted', expect.stringMatching(/^expired 2026-08-10T/)],
    [2, 'deleted', `pull request closed ${closedAt}`],
    [3, 'kept', expect.stringMatching(/^in its grace period until /)],
    [4, 'kept', 'open'],
    [5, 'kept', 'protected'],
    [6, 'kept', expect.stringMatching(/^in its grace period until /)],
  ])
  expect(await world.projects()).toEqual(
    [3, 4, 5, 6].map((pullRequest) => environmentName({ repository: SHOP, pullRequest })).sort(),
  )
})
