import { expect, it } from 'vitest'
import { functionWorld } from './function-world.ts'
import { nameOf } from './preview-world.ts'

const NAME = nameOf(42)

it('an environment lives as GitHub tells by its webhook: opened, pushed to, merged', async () => {
  const { start, changes, atlas, shop, counts } = await functionWorld()
  const { deliver, outcome } = await start()
  const opened = await outcome(await deliver(changes('opened', 42)))
  expect(opened).toMatchObject({ state: 'succeeded', summary: `${NAME} is up.` })
  const [up, ...others] = await atlas()
  expect([up?.name, up?.clusters, up?.access, others]).toEqual([
    NAME,
    { [NAME]: 'IDLE' },
    { '203.0.113.7': 'ACTIVE' },
    [],
  ])
  expect(Object.keys(up?.users ?? {})).toEqual([NAME])
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')

  await outcome(await deliver(changes('synchronize', 42)))
  const [pushed] = await atlas()
  expect(Date.parse(pushed?.tags['expires-at'] ?? '')).toBeGreaterThan(Date.parse(up?.tags['expires-at'] ?? ''))

  const closed = changes('closed', 42)
  shop.merge(42)
  expect(await outcome(await deliver(closed))).toMatchObject({ state: 'succeeded', summary: `${NAME} is down.` })
  expect(await atlas()).toEqual([])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**was taken down**')])
  expect(counts).toContain('Waits')
})
