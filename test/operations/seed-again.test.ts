import { describe, expect, test } from 'vitest'
import { backupStage } from './support/backup-stage.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { told } from './support/told.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PATCH = 'PATCH /groups/…/clusters/copy 200'
/** Recorded: what is not there yet is `null`, which the published description does not know. */
const beyondContract = /sampleDatasetLoad.*: answer\.(?:completeDate|errorMessage) must be string/

const LOAD = 'load-sample-data: { project-name: shop, cluster-name: copy }'
const RESTORE = 'restore-snapshot: { cluster: shop:prod, target-cluster-name: copy, once: true }'
const seedOf = (seed: string) => `seed:\n  ${seed}\n`
const planOf = (seed: string, tier: string) => `
cluster:
  create-cluster:
    { project-name: shop, cluster-name: copy, tier: ${tier}, region: US_EAST_1, resume: true }
${seedOf(seed)}`

/** Brings the environment up, and says how its steps have ended and what was written. */
async function up(world: Stage, seed: string, tier = 'M10') {
  const { states, writes, tookMs } = await world.plan(planOf(seed, tier))
  const ends = Object.fromEntries(Object.entries(states).map(([id, state]) => [id, told(state)]))
  return { ends, writes, tookMs }
}

async function pause(world: Stage & { id: string }, name = 'copy') {
  const { status, text } = await world.call('PATCH', `/groups/${world.id}/clusters/${name}`, { paused: true })
  if (status !== 200) throw new TypeError(text)
  world.clock.turn(HOUR)
}

const seeds = [
  { how: 'sample data', seed: LOAD, snapshots: 0 },
  { how: 'a snapshot', seed: RESTORE, snapshots: 1 },
]

async function seeded({ snapshots, ...options }: StageOptions & { snapshots: number }) {
  const world = await backupStage({ beyondContract, copy: { tags: SHOP.tags }, ...options })
  for (let taken = 0; taken < snapshots; taken++) await world.snapshot()
  return world
}

describe.for(seeds)('an environment that is seeded by $how', ({ seed, snapshots }) => {
  test('is seeded once, however often it is brought up, whatever snapshots come', async () => {
    const world = await seeded({ snapshots })
    expect((await up(world, seed)).ends).toEqual({ cluster: 'done unchanged', seed: 'done updated' })
    for (const days of [0, 1, 30]) {
      world.clock.turn(days * 24 * HOUR)
      if (snapshots > 0) await world.snapshot()
      const again = await up(world, seed)
      expect(again).toMatchObject({ ends: { cluster: 'done unchanged', seed: 'done unchanged' }, writes: [] })
      expect(again.tookMs).toBeLessThan(MINUTE)
    }
  })

  test('is only resumed when it is brought up again after a pause', async () => {
    const world = await seeded({ snapshots })
    await up(world, seed)
    world.clock.turn(HOUR)
    await pause(world)
    const again = await up(world, seed)
    expect(again).toMatchObject({ ends: { cluster: 'done updated', seed: 'done unchanged' }, writes: [PATCH] })
  })

  test('is resumed, then seeded, if it was paused before', async () => {
    const world = await seeded({ snapshots })
    await pause(world)
    const { ends, writes } = await up(world, seed)
    expect(ends).toEqual({ cluster: 'done updated', seed: 'done updated' })
    expect(writes[0]).toBe(PATCH)
  })

  test('is seeded once by two runs that begin one after the other', async () => {
    const world = await seeded({ snapshots })
    const [first, second] = await Promise.all([up(world, seed), up(world, seed)])
    for (const { ends } of [first, second]) expect(ends?.['seed']).toMatch(/^done (?:updated|unchanged)$/)
    const third = await up(world, seed)
    expect(third).toMatchObject({ ends: { seed: 'done unchanged' }, writes: [] })
  })
})

describe('a seed of a paused cluster does not hang', () => {
  test.for(seeds)('and changes nothing where it was there before: $how', async ({ seed, snapshots }) => {
    const world = await seeded({ snapshots })
    await up(world, seed)
    world.clock.turn(HOUR)
    await pause(world)
    const { states, writes, tookMs } = await world.plan(seedOf(seed))
    expect([states['seed'] && told(states['seed']), writes]).toEqual(['done unchanged', []])
    expect(tookMs).toBeLessThan(MINUTE)
  })

  test.for(seeds)('and fails at once where it was not: $how', async ({ seed, snapshots }) => {
    const world = await seeded({ snapshots })
    await pause(world)
    const { states, writes, tookMs } = await world.plan(seedOf(seed))
    expect([states['seed'] && told(states['seed']), writes]).toEqual([
      expect.stringMatching(/^failed CLUSTER_PAUSED/),
      [],
    ])
    expect(tookMs).toBeLessThan(MINUTE)
  })

  test('and says so where it is paused while the sample data are loaded', async () => {
    const world = await seeded({
      snapshots: 0,
      async interposed({ method, path }) {
        if (method !== 'PATCH' || !path.endsWith('/clusters/copy')) return undefined
        await world.call('PATCH', `/groups/${world.id}/clusters/copy`, { paused: true })
        return undefined
      },
    })
    const { ends, tookMs } = await up(world, LOAD)
    expect(ends['seed']).toMatch(/^failed CANNOT_UPDATE_PAUSED_CLUSTER/)
    expect(tookMs).toBeLessThan(10 * MINUTE)
  })
})

test('a free environment, which cannot be marked, is asked again and keeps its data', async () => {
  const world = await stage({ beyondContract })
  await world.project('shop', { tags: SHOP.tags })
  expect((await up(world, LOAD, 'free')).ends).toEqual({ cluster: 'done created', seed: 'done updated' })
  const again = await up(world, LOAD, 'free')
  expect(again.ends).toEqual({ cluster: 'done unchanged', seed: 'done unchanged' })
  expect(again.writes).toEqual(['POST /groups/…/sampleDatasetLoad/copy 201'])
})
