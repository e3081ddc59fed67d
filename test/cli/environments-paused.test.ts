import { expect, test } from 'vitest'
import { environmentWorld } from './environment-world.ts'

test('clusters are paused and resumed; a pause that comes too soon is deferred', async () => {
  // An hour in which Atlas defers a pause has to be longer than a slow machine needs for two commands.
  const world = await environmentWorld({ tier: 'M10', speed: 200 })
  expect((await world.cli(['up', '42'])).code).toBe(0)
  expect((await world.cli(['pause'])).code).toBe(0)
  expect((await world.cli(['list'])).stdout).toMatch(/ M10 +PAUSED /)
  expect((await world.cli(['resume', '42'])).code).toBe(0)
  const again = await world.cli(['pause', '--json'])
  expect(again.code).toBe(3)
  expect(again.stderr).toContain('deferred until ')
  expect(JSON.parse(again.stdout)).toMatchObject({
    did: 'pause',
    'passed-over': [],
    steps: [{ operation: 'pause-cluster', status: 'deferred', until: expect.any(String), why: expect.any(String) }],
  })
})
