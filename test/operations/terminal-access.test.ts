import { expect, test } from 'vitest'
import { ownerOf } from '../../src/cli/owner.ts'
import type { Owner } from '../../src/operations/operation.ts'
import { besideAtlas, workflowRun } from './support/beside-atlas.ts'
import { marked } from './support/marked.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'
import { listed, told } from './support/told.ts'

const ADDRESS = '20.55.1.9'
const RUNNER = { 'project-name': 'shop', 'ip-address': ADDRESS, runner: 'true' }

/** Somebody at a laptop that reaches the internet by the address of a self-hosted runner. */
const terminal = (time: string): Owner =>
  ownerOf({ user: 'ada', host: 'laptop', processId: 4242, startedAt: new Date(`2026-08-10T${time}Z`) })

async function project(limit = 200): Promise<Stage & { readonly list: string }> {
  const world = await stage({ quirks: { accessListEntries: limit } })
  return { ...world, list: `/groups/${await world.project()}/accessList` }
}

test.for([
  { first: SHOP, second: terminal('12:00:00'), left: terminal('12:00:00').mark },
  { first: terminal('12:00:00'), second: SHOP, left: terminal('12:00:00').mark },
])(
  'a job behind the address of $second.mark leaves the door to it, and it closes it',
  async ({ first, second, left }) => {
    const world = await project()
    for (const owner of [first, second])
      expect(told((await world.run('add-ip-access', RUNNER, { owner })).state)).toMatch(/^done/)
    expect(told((await world.run('remove-ip-access', RUNNER, { owner: SHOP })).state)).toBe('done updated')
    expect(await listed(world, world.list, 'comment')).toEqual([left])
    const back = await world.run('remove-ip-access', RUNNER, { owner: terminal('13:00:00') })
    expect(told(back.state)).toBe('done deleted')
  },
)

test('somebody at a terminal leaves the door to a job that has come', async () => {
  const world = await project()
  for (const owner of [terminal('12:00:00'), SHOP]) await world.run('add-ip-access', RUNNER, { owner })
  const left = await world.run('remove-ip-access', RUNNER, { owner: terminal('13:00:00') })
  expect(told(left.state)).toBe('done updated')
  expect(await listed(world, world.list, 'comment')).toEqual([SHOP.mark])
})

test('a terminal is marked once, however often it asks', async () => {
  const world = await project()
  await world.run('add-ip-access', RUNNER, { owner: terminal('12:00:00') })
  for (const time of ['12:01:00', '12:02:00']) {
    const again = await world.run('add-ip-access', RUNNER, { owner: terminal(time) })
    expect(told(again.state)).toBe('done unchanged')
  }
  expect(await listed(world, world.list, 'comment')).toEqual([terminal('12:00:00').mark])
})

test('no room is made at the cost of a terminal', async () => {
  const world = await project(1)
  const comment = `${marked({ run: 7 })} ${terminal('12:00:00').mark}`
  await world.call('POST', world.list, [{ ipAddress: '20.55.1.8', comment, deleteAfterDate: '2026-08-10T23:00:00Z' }])
  world.clock.turn(60_000)
  const { outside } = await besideAtlas({ ...world, runs: [workflowRun('7', 'completed')] })
  const outcome = await world.run('add-ip-access', RUNNER, { outside })
  expect(told(outcome.state)).toMatch(/^failed ACCESS_LIST_FULL/)
  expect(await listed(world, world.list, 'comment')).toEqual([comment])
})
