import { expect, it } from 'vitest'
import { annotations, commandsIn } from '../action/runner-log.ts'
import { mergeGroupEvent } from '../support/github/events.ts'
import type { ActionRun } from '../support/world.ts'
import { type JobMore, type Preview, previewWorld } from './preview-world.ts'

/** GitHub hands a job without secrets empty inputs; the job's token is there all the same, for reading. */
const NO_SECRETS = { credentials: 'none', inputs: { 'public-key': '', 'private-key': '' } } as const satisfies JobMore

function expectSkipped({
  run,
  world,
  gitHub,
  why,
}: Pick<Preview, 'world' | 'gitHub'> & { run: ActionRun; why: RegExp }) {
  expect([run.exitCode, run.stderr, run.outputs['skipped']]).toEqual([0, '', 'true'])
  expect(commandsIn(run.lines).map(({ name }) => name)).toEqual(['notice'])
  expect(annotations(run.lines, 'notice').join()).toMatch(why)
  expect(run.lines.join('\n')).not.toMatch(/^\s+at /m)
  expect([world.exchanges, gitHub.writes()]).toEqual([[], []])
}

it('a pull request from a fork is skipped with one notice, and nobody is asked', async () => {
  const { event, world, gitHub } = await previewWorld()
  for (const action of ['opened', 'synchronize', 'closed'] as const) {
    const run = await event(action, 42, { ...NO_SECRETS, pullRequest: { fork: 'mona/shop' } })
    expectSkipped({ run, world, gitHub, why: /comes from a fork, and GitHub gives its jobs no secrets/ })
  }
})

it('a pull request of Dependabot is skipped alike, whoever opened the last one', async () => {
  const { event, world, gitHub } = await previewWorld()
  const environment = { GITHUB_ACTOR: 'dependabot[bot]' }
  const run = await event('opened', 43, { ...NO_SECRETS, environment, pullRequest: { author: 'dependabot[bot]' } })
  expectSkipped({ run, world, gitHub, why: /Dependabot started this run/ })
})

it('a merge queue without secrets is skipped; with them its pull request is brought up', async () => {
  const { happens, job, world, gitHub, shop, atlas } = await previewWorld()
  happens('opened', 42)
  const queued = mergeGroupEvent({
    shapes: gitHub.shapes,
    repository: shop.record,
    number: 42,
    action: 'checks_requested',
  })
  const without = await job(queued, NO_SECRETS)
  expectSkipped({ run: without, world, gitHub, why: /the job runs for a merge queue/ })

  expect((await job(queued)).exitCode).toBe(0)
  expect(await atlas()).toMatchObject([{ tags: { 'pull-request': '42' } }])
})

it('fails without credentials where that is said, or where GitHub would give them', async () => {
  const { event, world } = await previewWorld()
  const said = await event('opened', 42, {
    ...NO_SECRETS,
    inputs: { 'on-missing-credentials': 'fail' },
    pullRequest: { fork: 'mona/shop' },
  })
  const own = await event('opened', 43, NO_SECRETS)
  for (const run of [said, own]) {
    expect([run.exitCode, run.outputs['skipped']]).toEqual([1, undefined])
    expect(annotations(run.lines)).toEqual([expect.stringContaining('client-id')])
  }
  expect(world.exchanges).toEqual([])
})

it('is skipped without credentials wherever that is said', async () => {
  const { event, world, gitHub } = await previewWorld()
  const run = await event('opened', 42, { ...NO_SECRETS, inputs: { 'on-missing-credentials': 'skip' } })
  expectSkipped({ run, world, gitHub, why: /no credentials are given/ })
})
