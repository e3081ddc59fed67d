import { expect, test } from 'vitest'
import { keyUserOf } from '../../src/environments/find-environments.ts'
import { environmentName } from '../../src/environments/name.ts'
import { listed } from '../operations/support/told.ts'
import { HOUR, type Made, SHOP, sweepWorld } from './support/sweep-world.ts'

const LONG_AGO = -48 * HOUR
const name = (pullRequest: number, repository = SHOP) => environmentName({ repository, pullRequest })

/** Things of others that look like environments of `octo/shop`, long expired. */
const FOREIGN: readonly (Made & { readonly what: string })[] = [
  { what: 'the same prefix', number: 1, name: `${name(1)}-old` },
  { what: 'another hash', number: 2, name: 'pr-2-00000000' },
  { what: 'the right name without the tag of this action', number: 3, tags: { 'managed-by': undefined } },
  { what: 'the right name and the tag of another tool', number: 4, tags: { 'managed-by': 'terraform' } },
  { what: 'the number of another pull request', number: 5, tags: { 'pull-request': '6' } },
  { what: 'no number', number: 7, tags: { 'pull-request': undefined } },
  { what: 'a number that is none', number: 8, tags: { 'pull-request': '8 ' } },
  { what: 'no repository', number: 9, tags: { repository: undefined } },
  { what: 'another repository in its tag than in its name', number: 10, tags: { repository: 'octo/blog' } },
  { what: 'an environment of another repository', number: 11, repository: 'octo/blog' },
]

test('projects of others with similar names and tags are not touched', async () => {
  const world = await sweepWorld({ projects: ['shop', 'pr-12', name(13)] })
  for (const made of FOREIGN) await world.madeProject({ ...made, expiresInMs: LONG_AGO })
  const before = await world.projects()
  await world.madeProject({ number: 99, expiresInMs: LONG_AGO })
  const report = await world.sweep()
  expect(report.rows.map(({ environment, outcome }) => [environment, outcome])).toEqual([[name(99), 'deleted']])
  expect(await world.projects()).toEqual(before)
  expect(report.writes).toEqual([`DELETE /groups/…/flexClusters/${name(99)} 204`, 'DELETE /groups/… 202'])
})

test('clusters and users of others with similar names and marks are not touched in a shared project', async () => {
  const world = await sweepWorld()
  const id = await world.project('shared')
  for (const made of FOREIGN) await world.madeCluster(id, { ...made, expiresInMs: LONG_AGO })
  await world.madeUser(id, { number: 20, name: `${name(20)}x` })
  await world.madeUser(id, { number: 21, description: 'the shop' })
  await world.madeUser(id, { number: 22, description: `Managed by mongodb-atlas-action for ${SHOP}#23` })
  await world.madeUser(id, { number: 24, description: 'Managed by mongodb-atlas-action' })
  const clusters = await listed(world, `/groups/${id}/flexClusters`)
  const users = await listed(world, `/groups/${id}/databaseUsers`, 'username')
  await world.madeCluster(id, { number: 99, expiresInMs: LONG_AGO })
  await world.madeUser(id, { number: 99 })
  const report = await world.sweep({ place: { isolation: 'cluster', projectId: id } })
  expect(report.rows.map(({ environment, outcome }) => [environment, outcome])).toEqual([[name(99), 'deleted']])
  expect(await listed(world, `/groups/${id}/flexClusters`)).toEqual(clusters)
  expect(await listed(world, `/groups/${id}/databaseUsers`, 'username')).toEqual(users)
  // What says when it expires goes last.
  expect(report.writes).toEqual([
    `DELETE /groups/…/databaseUsers/admin/${name(99)} 204`,
    `DELETE /groups/…/flexClusters/${name(99)} 204`,
  ])
})

test('users of others are not touched on a shared cluster, and neither are the data of those that stay', async () => {
  const world = await sweepWorld({ quirks: { accessListActiveMs: 0 } })
  const id = await world.project('shared')
  await world.call('POST', `/groups/${id}/flexClusters`, {
    name: 'shared',
    providerSettings: { backingProviderName: 'AWS', regionName: 'US_EAST_1' },
  })
  world.clock.turn(HOUR)
  await world.madeUser(id, { number: 20, name: `${name(20)}x`, expiresInMs: LONG_AGO })
  await world.madeUser(id, { number: 21, description: 'the shop' })
  await world.madeUser(id, {
    number: 22,
    description: `Managed by mongodb-atlas-action for ${SHOP}#23 until 2026-01-01T00:00:00Z`,
  })
  await world.madeUser(id, { number: 25, repository: 'octo/blog', expiresInMs: LONG_AGO })
  await world.madeUser(id, { number: 26, name: keyUserOf(name(27)), expiresInMs: LONG_AGO })
  world.shop.openPullRequest({ number: 28 })
  await world.madeUser(id, { number: 28, expiresInMs: HOUR })
  const before = await listed(world, `/groups/${id}/databaseUsers`, 'username')
  const report = await world.sweep({ place: { isolation: 'database', projectId: id, clusterName: 'shared' } })
  expect(report.rows.map(({ environment, outcome }) => [environment, outcome])).toEqual([[name(28), 'kept']])
  expect(await listed(world, `/groups/${id}/databaseUsers`, 'username')).toEqual(before)
  expect(report.writes).toEqual([])
})
