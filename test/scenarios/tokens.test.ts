import { expect, it } from 'vitest'
import { FLEX, previewWorld } from './preview-world.ts'

it('job after job of one service account gets in where Atlas lets a single token live, since each gives its own back', async () => {
  const { event, world, atlas } = await previewWorld({ file: FLEX, quirks: { liveTokens: 1 } })
  const jobs = ['opened', 'synchronize', 'synchronize', 'closed', 'reopened', 'closed'] as const
  for (const action of jobs) {
    const { exitCode } = await event(action, 42, { credentials: 'service-account' })
    expect([action, exitCode, world.simulator.liveTokens()]).toEqual([action, 0, 0])
  }
  expect(await atlas()).toEqual([])
})
