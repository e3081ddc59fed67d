import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { commentEvent, dispatchEvent } from '../support/github/events.ts'
import { nameOf, previewWorld } from './preview-world.ts'

it('a run by hand names its pull request, in the event or as an input', async () => {
  const { happens, job, atlas, gitHub, shop, world } = await previewWorld()
  happens('opened', 42)
  happens('opened', 43)
  const by = (inputs: Readonly<Record<string, string>> | null) =>
    dispatchEvent({ shapes: gitHub.shapes, repository: shop.record, inputs })
  expect((await job(by({ 'pull-request': '42' }))).exitCode).toBe(0)
  expect((await job(by(null), { inputs: { environment: 'up', 'pull-request': '43' } })).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name).sort()).toEqual([nameOf(42), nameOf(43)].sort())

  const writes = world.writes()
  const nobody = await job(by(null))
  expect([nobody.exitCode, world.writes()]).toEqual([1, writes])
  expect(annotations(nobody.lines)).toEqual([expect.stringMatching(/which pull request\?.*pull-request/)])
  const absent = await job(by({ 'pull-request': '4711' }))
  expect([absent.exitCode, world.writes()]).toEqual([1, writes])
  expect(annotations(absent.lines)).toEqual([expect.stringContaining('there is no pull request #4711 in octo/shop')])

  // Down is done as it is said, though both are open.
  const inputs = { environment: 'down' }
  expect((await job(by({ 'pull-request': '42' }), { inputs })).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([nameOf(43)])
})

it('a comment brings an environment up when a member has written it, and never when a stranger has', async () => {
  const { happens, job, atlas, gitHub, shop, world } = await previewWorld()
  happens('opened', 42)
  const comment = (association: string, number = 42) =>
    commentEvent({ shapes: gitHub.shapes, repository: shop.record, number, association, text: '/atlas up' })
  for (const association of ['NONE', 'CONTRIBUTOR', 'FIRST_TIME_CONTRIBUTOR']) {
    const run = await job(comment(association))
    expect([run.exitCode, run.outputs['skipped'], world.exchanges]).toEqual([0, 'true', []])
    expect(annotations(run.lines, 'notice')).toEqual([expect.stringContaining('is no member of this repository')])
  }
  const onIssue = await job(comment('OWNER', 7))
  expect([onIssue.exitCode, onIssue.outputs['skipped'], world.exchanges]).toEqual([0, 'true', []])

  expect((await job(comment('MEMBER'))).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([nameOf(42)])
})

it('is not brought up when that is said outright for a pull request that is closed', async () => {
  const { happens, job, world, shop } = await previewWorld()
  const opened = happens('opened', 42)
  shop.close(42)
  const run = await job(opened, { inputs: { environment: 'up' } })
  expect([run.exitCode, run.outputs['skipped'], world.writes()]).toEqual([0, 'true', []])
  expect(annotations(run.lines, 'notice')).toEqual(['Nothing to do: pull request #42 is closed.'])
})
