import { expect, test } from 'vitest'
import { environmentName } from '../../src/environments/name.ts'
import { API } from '../simulator/started.ts'
import { HOUR, SHOP, sweepWorld } from './support/sweep-world.ts'

const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })

test('projects from before the file put environments elsewhere are swept as well', async () => {
  const world = await sweepWorld()
  const projectId = await world.project('shared')
  for (const number of [1, 2, 3]) world.shop.openPullRequest({ number })
  await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
  await world.madeProject({ number: 2, expiresInMs: 9 * HOUR })
  await world.madeCluster(projectId, { number: 3, expiresInMs: -8 * HOUR })
  const { rows } = await world.sweep({ place: { isolation: 'cluster', projectId } })
  expect(rows.map(({ environment, outcome }) => [environment, outcome])).toEqual([
    [name(1), 'deleted'],
    [name(3), 'deleted'],
    [name(2), 'kept'],
  ])
  expect(await world.projects()).toEqual([name(2), 'shared'].sort())
})

test('projects of an organization that the file no longer names are swept as well', async () => {
  const world = await sweepWorld()
  world.shop.openPullRequest({ number: 1 })
  await world.madeProject({ number: 1, expiresInMs: -9 * HOUR })
  const { rows } = await world.sweep({ place: { isolation: 'project', orgId: world.simulator.foreign.organizationId } })
  expect(rows).toMatchObject([{ environment: name(1), outcome: 'deleted' }])
})

test('credentials that may list no projects sweep what the file says', async () => {
  const world = await sweepWorld()
  const projectId = await world.project('shared')
  world.shop.openPullRequest({ number: 1 })
  await world.madeCluster(projectId, { number: 1, expiresInMs: -9 * HOUR })
  const status = { kind: 'status', status: 403, errorCode: 'USER_UNAUTHORIZED', when: 'before' } as const
  world.fault({ match: { method: 'GET', path: `${API}/groups`, times: 'always' }, action: status })
  const { rows } = await world.sweep({ place: { isolation: 'cluster', projectId } })
  expect(rows).toMatchObject([{ environment: name(1), outcome: 'deleted' }])
})
