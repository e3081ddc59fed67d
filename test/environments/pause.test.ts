import { describe, expect, test } from 'vitest'
import { type PauseOptions, pauseEnvironments } from '../../src/environments/hours/conduct-pause.ts'
import { environmentName } from '../../src/environments/name.ts'
import { DEDICATED, listed, told } from '../operations/support/told.ts'
import { openTestSession, testHost } from './support/sweep-stage.ts'
import { HOUR, SHOP, type SweepWorld, sweepWorld } from './support/sweep-world.ts'

const name = (pullRequest: number) => environmentName({ repository: SHOP, pullRequest })

/** The time at the beginning of each test is 12:00 in UTC, and 14:00 in Berlin. */
const NIGHT = { at: '0 13 * * *', resume: '0 18 * * *', timeZone: 'Europe/Berlin' }

async function pause(world: SweepWorld, more: Pick<PauseOptions, 'goal'> & Partial<PauseOptions>) {
  await import('croner')
  const host = testHost(world.simulator)
  const session = openTestSession({ host, clock: world.clock })
  const place = { isolation: 'project' } as const
  const scope = { kind: 'repository', repository: SHOP } as const
  const paused = await pauseEnvironments({ host, session, place, scope, ...more }).finally(() => session.close())
  const states = Object.fromEntries(paused.result.steps.map(({ step, state }) => [step.id, told(state)]))
  return { ...paused, states }
}

/** Projects 1 and 2 with a dedicated cluster each, 1 of them protected; 3 with a flex cluster; 4 expired, and paused. */
async function worldOfFour(): Promise<SweepWorld> {
  const world = await sweepWorld()
  for (const number of [1, 2, 4]) {
    const tags = number === 1 ? { protected: 'true' } : {}
    const expiresInMs = number === 4 ? 2 * HOUR : 99 * HOUR
    await world.madeProject({ number, expiresInMs, tags, cluster: DEDICATED(name(number)) })
  }
  await world.madeProject({ number: 3, expiresInMs: 99 * HOUR })
  await world.madeProject({ number: 9, repository: 'octo/blog', cluster: DEDICATED('blog') })
  return world
}

const pausedOnes = async (world: SweepWorld): Promise<string[]> => {
  const found: string[] = []
  for (const id of await listed(world, '/groups', 'id')) {
    const names = await listed(world, `/groups/${id}/clusters`)
    const paused = await listed(world, `/groups/${id}/clusters`, 'paused')
    found.push(...names.filter((_, index) => paused[index] === true).map(String))
  }
  return found.sort()
}

describe('pause', () => {
  test('pauses what can be paused, also what is protected, and says why the rest is not', async () => {
    const world = await worldOfFour()
    world.clock.turn(HOUR)
    const { states } = await pause(world, { goal: 'pause' })
    expect(states).toEqual({
      [name(1)]: 'done updated',
      [name(2)]: 'done updated',
      [name(3)]: expect.stringMatching(/^skipped: .* flex/),
      [name(4)]: 'done updated',
    })
    expect(await pausedOnes(world)).toEqual([name(1), name(2), name(4)].sort())
    const again = await pause(world, { goal: 'pause' })
    expect(again.states).toMatchObject({ [name(1)]: 'done unchanged', [name(2)]: 'done unchanged' })
  })

  test('is for one pull request where one is named', async () => {
    const world = await worldOfFour()
    world.clock.turn(HOUR)
    await pause(world, { goal: 'pause', scope: { kind: 'pull-request', repository: SHOP, pullRequest: 2 } })
    expect(await pausedOnes(world)).toEqual([name(2)])
  })

  test('finds clusters in a shared project, and nothing to do on a shared cluster', async () => {
    const world = await sweepWorld()
    const projectId = await world.project('shared')
    await world.madeCluster(projectId, { number: 1, cluster: DEDICATED(name(1)) })
    await world.madeCluster(projectId, { number: 2, repository: 'octo/blog', cluster: DEDICATED('blog') })
    await world.madeUser(projectId, { number: 5 })
    world.clock.turn(HOUR)
    const own = await pause(world, { goal: 'pause', place: { isolation: 'cluster', projectId } })
    expect(own.states).toEqual({ [name(1)]: 'done updated' })
    expect(await pausedOnes(world)).toEqual([name(1)])
    const place = { isolation: 'database', projectId, clusterName: 'blog' } as const
    const shared = await pause(world, { goal: 'pause', place })
    expect(shared).toMatchObject({
      states: {},
      passedOver: [{ environment: name(5), why: 'it has no cluster of its own' }],
    })
  })
})

test('resume wakes what is paused, but not what has expired', async () => {
  const world = await worldOfFour()
  world.clock.turn(HOUR)
  await pause(world, { goal: 'pause' })
  world.clock.turn(2 * HOUR)
  const { states, passedOver } = await pause(world, { goal: 'resume' })
  expect(states).toMatchObject({ [name(1)]: 'done updated', [name(2)]: 'done updated' })
  expect(passedOver).toEqual([{ environment: name(4), why: expect.stringMatching(/^it expired 2026-08-10T/) }])
  expect(await pausedOnes(world)).toEqual([name(4)])
})

test('the hours of the file say which of the two, however often it runs', async () => {
  const world = await worldOfFour()
  world.clock.turn(HOUR)
  const night = await pause(world, { goal: NIGHT })
  expect(night).toMatchObject({ goal: 'pause', until: new Date('2026-08-10T16:00:00Z') })
  expect(await pausedOnes(world)).toEqual([name(1), name(2), name(4)].sort())
  expect((await pause(world, { goal: NIGHT })).states).toMatchObject({ [name(1)]: 'done unchanged' })
  world.clock.turn(4 * HOUR)
  const day = await pause(world, { goal: NIGHT })
  expect(day).toMatchObject({ goal: 'resume', until: new Date('2026-08-11T11:00:00Z') })
  expect(await pausedOnes(world)).toEqual([name(4)])
  expect((await pause(world, { goal: NIGHT })).states).toMatchObject({ [name(1)]: 'done unchanged' })
})
