import { expect, test } from 'vitest'
import type { HoursOrder } from '../../../src/function/runs/run-order.ts'
import { viewAtlas } from '../../scenarios/crash/end-state.ts'
import { nameOf } from '../../scenarios/preview-world.ts'
import { createPeer } from '../../simulator/peer.ts'
import { openSliceWorld } from './slice-world.ts'
import { HOURS_FILE, standDedicated } from './stand-dedicated.ts'

const MINUTE = 60_000

test('a cluster that Atlas does not pause yet is paused by the first tick at which it can be', async () => {
  const world = await openSliceWorld({ file: HOURS_FILE })
  const peer = createPeer(world.simulator)
  const path = `/api/atlas/v2/groups/${await standDedicated(world)}/clusters/${nameOf(42)}`
  for (const paused of [true, false]) {
    expect(await peer({ method: 'PATCH', path, body: { paused } })).toMatchObject({ status: 200 })
    world.clock.skip(10 * MINUTE)
  }
  const tick = () => {
    const order: HoursOrder = { kind: 'hours', repository: 'octo/shop', since: world.clock.now().toISOString() }
    return world.run(order)
  }
  const isPaused = async () => Reflect.get(Object((await peer({ method: 'GET', path })).json), 'paused')
  const { outcome } = await tick()
  expect(outcome).toMatchObject({
    state: 'succeeded',
    summary: expect.stringMatching(/^pause: 1 of 1 clusters later: .*was resumed less than 60 minutes ago/),
    steps: [{ id: nameOf(42), state: { status: 'deferred' } }],
  })
  world.clock.skip(51 * MINUTE)
  expect(await isPaused()).toBe(false)
  expect((await tick()).outcome).toMatchObject({ state: 'succeeded', summary: 'pause: 1 clusters.' })
  expect(await isPaused()).toBe(true)
  expect(await viewAtlas(peer)).toHaveLength(1)
})
