import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { FLEX, nameOf, previewWorld } from './preview-world.ts'

it('a draft gets no environment where the file says so, gets one when it is ready, and keeps it as a draft again', async () => {
  const { event, atlas, world, shop } = await previewWorld({ file: `${FLEX}drafts: false\n` })
  const draft = await event('opened', 42, { pullRequest: { draft: true } })
  expect([draft.exitCode, world.writes(), draft.outputs['skipped']]).toEqual([0, [], 'true'])
  expect(annotations(draft.lines, 'notice').join()).toContain('pull request #42 is a draft')
  expect([shop.comments(42), shop.deployments()]).toEqual([[], []])

  expect((await event('ready_for_review', 42)).exitCode).toBe(0)
  const there = await atlas()
  expect(there.map(({ name }) => name)).toEqual([nameOf(42)])

  const writes = world.writes()
  expect((await event('converted_to_draft', 42)).exitCode).toBe(0)
  expect((await event('synchronize', 42)).exitCode).toBe(0)
  expect([await atlas(), world.writes()]).toEqual([there, writes])
  expect((await event('closed', 42)).exitCode).toBe(0)
  expect(await atlas()).toEqual([])
})

it('only the label brings an environment up, and taking the label away takes it down', async () => {
  const { event, atlas, world, shop } = await previewWorld({ file: `${FLEX}label: needs-atlas\n` })
  for (const run of [await event('opened', 42), await event('labeled', 42, { labels: ['documentation'] })]) {
    expect([run.exitCode, run.outputs['skipped'], world.writes()]).toEqual([0, 'true', []])
    expect(annotations(run.lines, 'notice').join()).toContain('pull request #42 has no label `needs-atlas`')
  }
  // GitHub's labels are one whatever their case.
  expect((await event('labeled', 42, { labels: ['documentation', 'Needs-Atlas'] })).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([nameOf(42)])

  expect((await event('unlabeled', 42, { labels: ['Needs-Atlas'] })).exitCode).toBe(0)
  expect(await atlas()).toHaveLength(1)

  const unlabeled = await event('unlabeled', 42)
  expect([unlabeled.exitCode, await atlas()]).toEqual([0, []])
  expect(shop.environmentState('atlas-pr-42')).toBe('inactive')
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**was taken down**')])

  const pushed = await event('synchronize', 42)
  expect([pushed.exitCode, pushed.outputs['skipped'], await atlas()]).toEqual([0, 'true', []])
})

it('on pull_request_target a fork gets an environment only by the label, which nobody outside can set', async () => {
  const { event, atlas, world, shop } = await previewWorld()
  const fork = { pullRequest: { fork: 'stranger/shop' }, target: true } as const
  const opened = await event('opened', 42, fork)
  expect([opened.exitCode, opened.outputs['skipped'], world.writes()]).toEqual([0, 'true', []])
  expect(annotations(opened.lines, 'notice').join()).toContain('pull request #42 comes from a fork')
  expect([shop.comments(42), shop.deployments()]).toEqual([[], []])

  const file = `${FLEX}label: needs-atlas\n`
  const labelled = await event('labeled', 42, { target: true, labels: ['needs-atlas'], file })
  expect([labelled.exitCode, (await atlas()).map(({ name }) => name)]).toEqual([0, [nameOf(42)]])
  expect([(await event('closed', 42, { target: true })).exitCode, await atlas()]).toEqual([0, []])
})
