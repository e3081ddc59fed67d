import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from '../../src/operations/index.ts'
import { defaultTimings } from '../../src/simulator/quirks.ts'
import { describeEveryFault, type Job } from './support/every-fault.ts'
import { describeEveryQuirk } from './support/every-quirk.ts'
import { SHOP } from './support/run-plan.ts'
import type { Stage } from './support/stage.ts'
import { DEDICATED, FLEX, listed } from './support/told.ts'

const HOUR = 3_600_000

async function withClusters(world: Stage): Promise<string> {
  const id = await world.project('shop', { tags: SHOP.tags })
  await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags: SHOP.tags }))
  await world.call('POST', `/groups/${id}/flexClusters`, FLEX('side', { tags: SHOP.tags }))
  world.clock.turn(HOUR)
  return id
}

async function withPaused(world: Stage): Promise<string> {
  const id = await withClusters(world)
  await world.call('PATCH', `/groups/${id}/clusters/main`, { paused: true })
  world.clock.turn(HOUR)
  return id
}

async function read(world: Stage, path: string): Promise<Readonly<Record<string, unknown>>> {
  const { json } = await world.call('GET', path)
  return typeof json === 'object' && json !== null ? { ...json } : {}
}

async function tagsOf(world: Stage, path: string): Promise<unknown> {
  const { tags } = await read(world, path)
  return Array.isArray(tags) ? Object.fromEntries(tags.map(({ key, value }) => [key, value])) : tags
}

const OURS = { 'managed-by': 'mongodb-atlas-action', repository: 'octo/shop' }

const jobs: readonly Job[] = [
  {
    operation: 'create-cluster',
    params: { 'project-name': 'shop', 'cluster-name': 'new', tier: 'M10', region: 'US_EAST_1' },
    arrange: withClusters,
    inspect: (world, id) => listed(world, `/groups/${id}/clusters`),
    leaves: ['main', 'new'],
    ends: 'done created',
  },
  {
    operation: 'create-cluster',
    params: {
      'project-name': 'shop',
      'cluster-name': 'main',
      tier: 'M10',
      region: 'US_EAST_1',
      resume: 'true',
      tags: 'team=web',
    },
    arrange: withPaused,
    async inspect(world, id) {
      const path = `/groups/${id}/clusters/main`
      const { stateName, paused } = await read(world, path)
      return [stateName, paused, await tagsOf(world, path)]
    },
    leaves: ['IDLE', false, { ...OURS, team: 'web' }],
    ends: 'done updated',
  },
  {
    operation: 'update-cluster',
    params: { cluster: 'shop:main', tags: 'team=web', 'termination-protection': 'true' },
    arrange: withClusters,
    async inspect(world, id) {
      const path = `/groups/${id}/clusters/main`
      const { stateName, terminationProtectionEnabled } = await read(world, path)
      return [stateName, terminationProtectionEnabled, await tagsOf(world, path)]
    },
    leaves: ['IDLE', true, { ...OURS, 'protected-by': 'mongodb-atlas-action', team: 'web' }],
    ends: 'done updated',
  },
  {
    operation: 'update-cluster',
    params: { cluster: 'shop:side', tags: 'team=web' },
    arrange: withClusters,
    inspect: (world, id) => tagsOf(world, `/groups/${id}/flexClusters/side`),
    leaves: { ...OURS, team: 'web' },
    ends: 'done updated',
  },
  {
    operation: 'delete-cluster',
    params: { cluster: 'shop:main', 'only-ours': 'true' },
    arrange: withClusters,
    inspect: (world, id) => listed(world, `/groups/${id}/clusters`),
    leaves: [],
    ends: 'done deleted',
  },
  {
    operation: 'update-project',
    params: { 'project-name': 'shop', tags: 'team=web' },
    arrange: withClusters,
    inspect: (world, id) => tagsOf(world, `/groups/${id}`),
    leaves: { ...OURS, team: 'web' },
    ends: 'done updated',
  },
]

/** Short, so that few of the requests are mere polls. */
const timings = {
  ...defaultTimings,
  createDedicated: { ...defaultTimings.createDedicated, M10: 5_000 },
  update: 5_000,
  resume: 5_000,
  deleteDedicated: 5_000,
}

describeEveryFault(jobs, { quirks: { timings } })
describeEveryQuirk(jobs, { quirks: { timings } })

test('every operation that writes is among the jobs, here or beside this file', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^every-fault.*\.test\.ts$/.test(name))
  const texts = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  const done = new Set(
    texts.flatMap((text) => [...text.matchAll(/^ {4}operation: '([\w-]+)'/gm)].map(([, name]) => name)),
  )
  const writing = [...operations.values()].filter(({ effect }) => effect !== 'read').map(({ name }) => name)
  // `call-api` is what Atlas makes of it; its own tests say what becomes of lost answers.
  expect(writing.filter((name) => !done.has(name))).toEqual(['call-api'])
})
