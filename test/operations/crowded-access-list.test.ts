import { describe, expect, test } from 'vitest'
import type { Owner } from '../../src/operations/operation.ts'
import { marked } from './support/marked.ts'
import { type Stage, type StageOptions, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const JOBS = 20
/** Each job its own pauses, as on twenty machines. */
const randomOf = (job: number) => () => ((job * 7919) % 97) / 97

async function project(options: StageOptions = {}): Promise<Stage & { readonly list: string }> {
  const world = await stage(options)
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

const owners = Array.from({ length: JOBS }, (_, job): Owner => ({ tags: [], mark: marked({ run: 1001, job }) }))

function open(world: Stage, addressOf: (job: number) => string) {
  return Promise.all(
    owners.map((owner, job) =>
      world.run(
        'add-ip-access',
        { 'project-name': 'shop', 'ip-address': addressOf(job), runner: 'true' },
        { owner, random: randomOf(job) },
      ),
    ),
  )
}

/** POSTs to one list at once are not supported by Atlas: here each loses what others wrote within 30 ms. */
const LOSSY: StageOptions = { quirks: { accessListWriteMs: 30 } }

describe(`${JOBS} jobs at once`, () => {
  test('on as many addresses all see their own entry, and all give it back', async () => {
    const world = await project(LOSSY)
    const addresses = owners.map((_, job) => `20.55.1.${job}`)
    const outcomes = await open(world, (job) => addresses[job] ?? '')
    expect(outcomes.map(({ state }) => told(state))).toEqual(owners.map(() => 'done created'))
    expect((await listed(world, world.list, 'ipAddress')).toSorted()).toEqual(addresses.toSorted())
    expect(world.sent.filter(({ status }) => status >= 500)).toEqual([])
    const posts = world.sent.filter(({ method }) => method === 'POST').length
    // Some were lost, or this would show nothing; two looks or three for each write is what a job needs beside its wait.
    expect(posts).toBeGreaterThan(JOBS)
    expect(world.sent.length / JOBS).toBeLessThan(30)
    const from = world.sent.length
    const left = await Promise.all(
      outcomes.flatMap(({ leases }, job) =>
        leases.map(({ params }) =>
          world.run('remove-ip-access', params as Record<string, string>, { random: randomOf(job), timeoutMs: 25_000 }),
        ),
      ),
    )
    expect(left.map(({ state }) => told(state))).toEqual(owners.map(() => 'done deleted'))
    expect(await listed(world, world.list)).toEqual([])
    // A look, the deletion and a look; here and there a look more.
    expect((world.sent.length - from - 1) / JOBS).toBeLessThanOrEqual(4)
  })

  test('behind one address share it, and nobody’s door closes while others are in', async () => {
    const world = await project(LOSSY)
    const outcomes = await open(world, () => '20.55.1.9')
    expect(outcomes.map(({ state }) => told(state).split(' ')[0])).toEqual(owners.map(() => 'done'))
    expect(await listed(world, world.list, 'ipAddress')).toEqual(['20.55.1.9'])
    expect(world.sent.filter(({ status }) => status >= 500)).toEqual([])
    expect(world.sent.length / JOBS).toBeLessThan(30)
    for (const [job, { leases }] of outcomes.slice(0, -1).entries()) {
      for (const { params } of leases) {
        const left = await world.run('remove-ip-access', params as Record<string, string>, { random: randomOf(job) })
        expect(told(left.state)).toMatch(/^done|^skipped/)
      }
      expect(await listed(world, world.list, 'ipAddress'), `after job ${job}`).toEqual(['20.55.1.9'])
    }
  })
})
