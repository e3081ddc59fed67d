import { expect, test } from 'vitest'
import { listEnvironments } from '../../src/environments/list-environments.ts'
import { environmentName } from '../../src/environments/name.ts'
import { opened } from '../github/opened.ts'
import { DEDICATED } from '../operations/support/told.ts'
import { onClock, openTestSession, testHost } from './support/sweep-stage.ts'
import { HOUR, SHOP, type SweepWorld, sweepWorld } from './support/sweep-world.ts'

const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })

async function list(world: SweepWorld, more: Partial<Parameters<typeof listEnvironments>[0]> = {}) {
  const { settings, ...host } = testHost(world.simulator)
  const session = openTestSession({ host: { ...host, settings }, clock: world.clock })
  const { client } = opened(world.gitHub, { repository: SHOP })
  return listEnvironments({
    session,
    settings,
    place: { isolation: 'project' },
    scope: { kind: 'repository', repository: SHOP },
    github: onClock(client, world.clock),
    ...more,
  }).finally(() => session.close())
}

test('a list says of each environment what it is, how its pull request stands and until when it lives', async () => {
  const world = await sweepWorld()
  for (const number of [1, 2, 3]) world.shop.openPullRequest({ number })
  world.shop.close(2, world.time(-HOUR))
  const id = await world.madeProject({ number: 2, expiresInMs: -9 * HOUR, tags: { protected: 'true' } })
  const one = await world.madeProject({ number: 1, expiresInMs: 9 * HOUR, cluster: DEDICATED(name(1)) })
  const expiresAt = world.time(9 * HOUR - 60_000)
  world.clock.turn(2 * HOUR)
  await world.call('PATCH', `/groups/${one}/clusters/${name(1)}`, { paused: true })
  world.clock.turn(HOUR)
  expect(await list(world)).toEqual({
    environments: [
      {
        environment: name(1),
        repository: SHOP,
        'pull-request': 1,
        'pull-request-state': 'open',
        isolation: 'project',
        'expires-at': expiresAt,
        protected: false,
        'project-id': one,
        cluster: { name: name(1), kind: 'dedicated', tier: 'M10', state: 'PAUSED', paused: true },
      },
      {
        environment: name(2),
        repository: SHOP,
        'pull-request': 2,
        'pull-request-state': 'closed',
        isolation: 'project',
        'expires-at': '2026-08-10T03:00:00Z',
        protected: true,
        'project-id': id,
        cluster: { name: name(2), kind: 'flex', tier: 'flex', state: 'IDLE', paused: false },
      },
    ],
  })
})

test('without GitHub the state is unknown; where GitHub cannot be read, the list says why', async () => {
  const world = await sweepWorld()
  await world.madeProject({ number: 1 })
  const rows = [{ 'pull-request': 1, 'pull-request-state': 'unknown' }]
  const without = await list(world, { github: undefined })
  expect(without).toMatchObject({ environments: rows })
  expect(without.notice).toBeUndefined()
  world.gitHub.fault({ path: /./, times: 99, trouble: { status: 500 } })
  expect(await list(world)).toMatchObject({
    environments: rows,
    notice: expect.stringContaining('GitHub answered 500'),
  })
})

test('users on a shared cluster are listed without a cluster of their own', async () => {
  const world = await sweepWorld()
  world.shop.openPullRequest({ number: 1 })
  const projectId = await world.project('shared')
  await world.madeUser(projectId, { number: 1, expiresInMs: HOUR })
  const { environments } = await list(world, { place: { isolation: 'database', projectId, clusterName: 'shared' } })
  expect(environments).toEqual([
    {
      environment: name(1),
      repository: SHOP,
      'pull-request': 1,
      'pull-request-state': 'open',
      isolation: 'database',
      'expires-at': '2026-08-10T13:00:00Z',
      protected: false,
      'project-id': projectId,
    },
  ])
})

test('a list that Atlas does not give whole is none', async () => {
  const world = await sweepWorld()
  await world.madeProject({ number: 1 })
  world.fault({
    match: { method: 'GET', path: '/api/atlas/v2/groups', times: 'always' },
    action: { kind: 'html', status: 503 },
  })
  await expect(list(world)).rejects.toThrow('/groups')
})
