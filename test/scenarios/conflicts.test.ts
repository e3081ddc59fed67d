import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import type { World } from '../support/world.ts'
import { nameOf, previewWorld } from './preview-world.ts'

const NAME = nameOf(42)
/** Its creation takes minutes, as does its deletion, so that something can happen meanwhile. */
const M10 = `org-id: ORG
cluster: { tier: M10, provider: AWS, region: US_EAST_1 }
access: [203.0.113.7]
`

async function written(world: World, what: RegExp): Promise<void> {
  while (!world.writes().some((write) => what.test(write))) await delay(10)
}

it('a push that comes late, after the pull request was closed, builds nothing again', async () => {
  const { event, happens, job, atlas, world, shop } = await previewWorld()
  await event('opened', 42)
  const late = happens('synchronize', 42)
  await event('closed', 42)
  expect(await atlas()).toEqual([])
  const writes = world.writes()
  const run = await job(late)
  expect([run.exitCode, annotations(run.lines), world.writes()]).toEqual([0, [], writes])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**was taken down**')])
})

it('a push and the closing are worked on at the same time: nothing is left', async () => {
  const { event, happens, job, atlas, shop } = await previewWorld()
  await event('opened', 42)
  const pushed = happens('synchronize', 42)
  const runs = await Promise.all([job(pushed), event('closed', 42)])
  expect(runs.map(({ exitCode, lines }) => [exitCode, annotations(lines)])).toEqual([
    [0, []],
    [0, []],
  ])
  expect(await atlas()).toEqual([])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
})

it('a closing that comes late, after the pull request was reopened, takes nothing down', async () => {
  const { event, happens, job, atlas, shop } = await previewWorld()
  await event('opened', 42)
  const [before] = await atlas()
  const late = happens('closed', 42)
  shop.reopen(42)
  const run = await job(late)
  expect([run.exitCode, annotations(run.lines)]).toEqual([0, []])
  expect(await atlas()).toMatchObject([{ id: before?.id, clusters: { [NAME]: 'IDLE' } }])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
})

it('reopened just before the first deletion: it is left, and neither called inactive nor taken down', async () => {
  const { event, atlas, gitHub, shop } = await previewWorld()
  await event('opened', 42)
  const before = await atlas()
  // The job looks when it begins, and again before each deletion.
  gitHub.fault({ path: /pulls\/42$/, nth: 2, trouble: { first: () => shop.reopen(42) } })
  const closed = await event('closed', 42)
  expect([closed.exitCode, annotations(closed.lines), closed.outputs['skipped']]).toEqual([0, [], 'true'])
  expect(annotations(closed.lines, 'notice').join()).toContain('pull request #42 is open again')
  expect(await atlas()).toEqual(before)
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
})

it('closed while a push refreshes what is protected: it stays, and that is what the pull request shows', async () => {
  const { event, atlas, call, gitHub, shop } = await previewWorld()
  await event('opened', 42)
  const [up] = await atlas()
  const tags = Object.entries({ ...up?.tags, protected: 'true' }).map(([key, value]) => ({ key, value }))
  await call('PATCH', `/groups/${up?.id}`, { tags })
  gitHub.fault({ path: /pulls\/42$/, nth: 2, trouble: { first: () => shop.close(42) } })
  const pushed = await event('synchronize', 42)
  expect([pushed.exitCode, annotations(pushed.lines)]).toEqual([0, []])
  expect(await atlas()).toMatchObject([{ id: up?.id, clusters: { [NAME]: 'IDLE' } }])
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([
    expect.stringMatching(/\*\*was left as it is\*\*: pull request #42 is closed, but .* is protected/),
  ])
})

it('closed while its cluster is created: nothing is left, whichever of the two jobs ends last', async () => {
  const { happens, event, job, atlas, world, shop } = await previewWorld({ file: M10, speed: 600 })
  const opening = job(happens('opened', 42))
  await written(world, /^POST .*\/clusters$/)
  const [opened, closed] = await Promise.all([opening, event('closed', 42)])
  expect([opened.exitCode, closed.exitCode]).toEqual([0, 0])
  expect([annotations(opened.lines), annotations(closed.lines)]).toEqual([[], []])
  expect(opened.outputs['skipped']).toBe('true')
  expect(annotations(opened.lines, 'notice').join()).toContain('pull request #42 is closed')
  expect(await atlas()).toEqual([])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**was taken down**')])
})

it.each([
  ['project', /^\/repos\/octo\/shop\/pulls\/42/, 2],
  ['cluster', /^\/repos\/octo\/shop\/pulls\/42/, 3],
  ['user', /^\/repos\/octo\/shop\/pulls\/42/, 4],
] as const)('closed just before the %s is written: the job itself takes away what it made', async (_, path, nth) => {
  const { event, atlas, gitHub, shop } = await previewWorld()
  gitHub.fault({ path, nth, trouble: { first: () => shop.close(42) } })
  const opened = await event('opened', 42)
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect(opened.outputs['skipped']).toBe('true')
  expect(annotations(opened.lines, 'warning').join()).toContain('pull request #42 is closed')
  expect(await atlas()).toEqual([])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
})

it('reopened while it is deleted: the new job waits the deletion out, and it is up in the end', async () => {
  const { happens, event, job, atlas, world, shop } = await previewWorld({ file: M10, speed: 600 })
  await event('opened', 42)
  const closing = job(happens('closed', 42))
  await written(world, /^DELETE .*\/clusters\//)
  const [closed, reopened] = await Promise.all([closing, event('reopened', 42)])
  expect([closed.exitCode, reopened.exitCode]).toEqual([0, 0])
  const there = await atlas()
  expect(there).toMatchObject([
    {
      name: NAME,
      clusters: { [NAME]: 'IDLE' },
      users: { [NAME]: expect.any(String) },
      access: { '203.0.113.7': 'ACTIVE' },
    },
  ])
  expect(reopened.outputs['project-id']).toBe(there[0]?.id)
  expect(shop.environmentState('atlas-pr-42')).toBe('success')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
})

it('several jobs of one push at once get the same password, and none breaks what another made', async () => {
  const { happens, job, atlas } = await previewWorld()
  const opened = happens('opened', 42)
  const runs = await Promise.all(
    ['unit', 'end-to-end', 'load'].map((name, index) =>
      job(opened, { environment: { GITHUB_JOB: name, RUNNER_NAME: `runner-${index}` } }),
    ),
  )
  expect(runs.map(({ exitCode, lines }) => [exitCode, annotations(lines)])).toEqual(runs.map(() => [0, []]))
  const uris = new Set(runs.map(({ outputs }) => outputs['connection-string-with-credentials']))
  expect([...uris]).toEqual([expect.stringMatching(/^mongodb\+srv:/)])
  expect(await atlas()).toMatchObject([
    { name: NAME, clusters: { [NAME]: 'IDLE' }, users: { [NAME]: expect.any(String) } },
  ])
})
