import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFirings } from '../../src/function/node/firing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { functionWorld } from './function-world.ts'
import { FILE, FLEX, nameOf } from './preview-world.ts'

const NAME = nameOf(42)
/** Minutes of Atlas's time, so that there is a middle. */
const SLOW = FLEX.replace('tier: flex', 'tier: M10')

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

it('what comes late, twice or in disorder leads to where the pull request stands', async () => {
  const { start, changes, atlas, shop, world } = await functionWorld()
  const { deliver, outcome } = await start()
  const opened = changes('opened', 42)
  const pushed = changes('synchronize', 42)
  const closed = changes('closed', 42)
  const reopened = changes('reopened', 42)
  // The pull request is open; its opening comes twice, its closing after its reopening, its push last.
  const runs = [
    await deliver(reopened),
    await deliver(opened),
    await deliver(closed),
    await deliver(opened),
    await deliver(pushed),
  ]
  expect(new Set(runs).size).toBe(4)
  const ends = await Promise.all(runs.map(outcome))
  expect(ends.map(({ state }) => state)).toEqual(['succeeded', ...Array(4).fill('superseded')])
  expect((await atlas()).map(({ name }) => name)).toEqual([NAME])
  expect(world.writes().filter((write) => /^POST .*\/groups$/.test(write.split('?')[0] ?? ''))).toHaveLength(1)

  await outcome(await deliver(changes('closed', 42)))
  expect(await atlas()).toEqual([])
  const writes = world.writes()
  const late = await deliver({ body: { ...changes('synchronize', 42).body } })
  expect((await outcome(late)).state).toBe('succeeded')
  expect([await atlas(), world.writes()]).toEqual([[], writes])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
})

it('a pull request that is closed while its environment is coming up has none in the end', async () => {
  const { start, changes, atlas, lines } = await functionWorld({ file: SLOW })
  const { deliver, outcome } = await start()
  const opened = await deliver(changes('opened', 42))
  await expect.poll(() => lines.join('\n')).toContain('"event":"run waits"')
  const closed = await deliver(changes('closed', 42))
  const ends = await Promise.all([opened, closed].map(outcome))
  expect(ends.map(({ state }) => state)).toEqual(['superseded', 'succeeded'])
  expect(await atlas()).toEqual([])
})

it('a pull request with merge conflicts, for which no workflow starts, is taken down as well', async () => {
  const { start, changes, atlas } = await functionWorld()
  const { deliver, outcome } = await start()
  await outcome(await deliver(changes('opened', 42)))
  const { body } = changes('closed', 42)
  const { pull_request, ...rest } = body as { pull_request: object }
  const conflict = { ...pull_request, mergeable: false, mergeable_state: 'dirty', merge_commit_sha: null }
  await outcome(await deliver({ body: { ...rest, pull_request: conflict } }))
  expect(await atlas()).toEqual([])
})

it('a process that ends in the middle is followed by one that goes on: by the redelivery, or by its file', async () => {
  const { start, changes, atlas, lines, world } = await functionWorld({ file: SLOW })
  const opened = changes('opened', 42)
  const first = await start()
  const run = await first.deliver(opened)
  await expect.poll(() => lines.join('\n')).toContain('"event":"run waits"')
  await first.stop()
  expect(lines.filter((line) => line.includes('"event":"run left"')).join()).toContain(run)
  expect(await first.served.runs.find(run)).toMatchObject({ view: { state: 'running' } })

  const stateFile = join(await temporaryFolder(), 'orders')
  const second = await start({ stateFile })
  const again = await second.deliver(opened)
  expect(again).not.toBe(run)
  await second.stop()

  const third = await start({ stateFile })
  expect(await third.outcome(again)).toMatchObject({ state: 'succeeded', summary: `${NAME} is up.` })
  const [up, ...others] = await atlas()
  expect([up?.clusters, Object.keys(up?.users ?? {}), others]).toEqual([{ [NAME]: 'IDLE' }, [NAME], []])
  const creations = world.writes().filter((write) => /^POST .*\/(?:groups|clusters)\b[^/]*$/.test(write))
  expect(creations).toHaveLength(2)
})

it('only the label brings an environment up, and taking it away takes it down, whatever is pushed meanwhile', async () => {
  const { start, changes, atlas, shop } = await functionWorld({ file: `${FLEX}label: needs-atlas\n` })
  const { deliver, outcome } = await start()
  await outcome(await deliver(changes('opened', 42)))
  await outcome(await deliver(changes('labeled', 42, { labels: ['documentation'] })))
  expect([await atlas(), shop.comments(42), shop.deployments()]).toEqual([[], [], []])
  await outcome(await deliver(changes('labeled', 42, { labels: ['needs-atlas'] })))
  expect(await atlas()).toHaveLength(1)
  const unlabeled = await deliver(changes('unlabeled', 42))
  const pushed = await deliver(changes('synchronize', 42))
  await Promise.all([unlabeled, pushed].map(outcome))
  expect(await atlas()).toEqual([])
})

it('a fork gets nothing but by the label, which nobody outside can set', async () => {
  const { start, changes, world, shop } = await functionWorld()
  const { deliver, outcome } = await start()
  const run = await deliver(changes('opened', 42, { pullRequest: { fork: 'stranger/shop' } }))
  expect((await outcome(run)).summary).toContain('comes from a fork')
  expect([world.writes(), shop.comments(42), shop.deployments()]).toEqual([[], [], []])
})

it('the file of the base branch counts, whatever the head makes of it, and nobody who runs the function is let in', async () => {
  const { start, changes, atlas, shop, filled } = await functionWorld()
  const { deliver, outcome } = await start()
  const opened = changes('opened', 42, { pullRequest: { headRef: 'greedy' } })
  const evil = filled(FLEX).replace('tier: flex', 'tier: M10').replace('203.0.113.7', '0.0.0.0/0')
  for (const ref of ['greedy', shop.pullRequest(42).headSha]) shop.addFile({ path: FILE, text: evil, ref })
  await outcome(await deliver(opened))
  const [up] = await atlas()
  expect(up?.access).toEqual({ '203.0.113.7': 'ACTIVE' })

  shop.addFile({ path: FILE, text: filled(FLEX.replace('[203.0.113.7]', '[runner]')) })
  expect((await outcome(await deliver(changes('opened', 43)))).state).toBe('succeeded')
  const access = (await atlas()).map((one) => [one.name, Object.keys(one.access)])
  expect(access).toContainEqual([nameOf(43), []])
})

it('the clock sweeps what nobody told of: a delivery that was lost', async () => {
  const { start, changes, atlas, shop } = await functionWorld()
  const first = await start()
  await first.outcome(await first.deliver(changes('opened', 42)))
  await first.stop()
  shop.close(42, '2026-01-01T00:00:00Z')
  await start({ firings: { sweep: await readFirings({ name: '--sweep', text: '1h' }) } })
  await expect.poll(atlas, { timeout: 15_000 }).toEqual([])
})
