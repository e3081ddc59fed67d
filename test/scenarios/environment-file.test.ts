import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { FILE, FLEX, nameOf, previewWorld } from './preview-world.ts'

const NAME = nameOf(42)
const BROKEN = `org-id: ORG
cluster:
  tier: flexible
  provider: AWS
  region: US_EAST_1
`

it('pull_request_target without a checkout reads the file of the base branch, and never that of the head', async () => {
  const { event, happens, job, atlas, gitHub, shop, filled } = await previewWorld({ file: null })
  shop.addFile({ path: FILE, text: filled(`${FLEX}label: needs-atlas\n`) })
  const pullRequest = { fork: 'mona/shop', headRef: 'main-of-the-fork', labels: ['needs-atlas'] }
  shop.addFile({ path: FILE, text: 'isolation: nonsense', ref: 'main-of-the-fork' })
  expect((await event('opened', 42, { target: true, pullRequest })).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([NAME])
  const closed = await job(happens('closed', 42, { target: true }))
  expect([closed.exitCode, annotations(closed.lines, 'warning'), await atlas()]).toEqual([0, [], []])
  const read = gitHub.requests.filter(({ path }) => path.includes('/contents/'))
  expect(read.length).toBeGreaterThan(0)
  expect(new Set(read.map(({ query }) => query))).toEqual(new Set(['?ref=main']))
})

it('a broken file is shown at its line when the environment is to come up, and nothing is sent', async () => {
  const { event, world, gitHub } = await previewWorld({ file: BROKEN })
  const run = await event('opened', 42)
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([expect.stringMatching(/\(\.github\/atlas-environment\.yml:3:\d+\): .*tier/)])
  expect([world.exchanges, gitHub.writes()]).toEqual([[], []])
})

it('without a file anywhere nothing is sent, and the message says what to do', async () => {
  const { event, world, gitHub } = await previewWorld({ file: null })
  const run = await event('opened', 42)
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([
    expect.stringMatching(/there is no \.github\/atlas-environment\.yml.*(?:check|contents: read)/),
  ])
  expect([world.exchanges, gitHub.writes()]).toEqual([[], []])
})

it.each([
  ['broken', BROKEN],
  ['gone', null],
])('what is up is taken down although its file is %s meanwhile, with a warning', async (_, file) => {
  const { event, atlas } = await previewWorld()
  await event('opened', 42)
  const closed = await event('closed', 42, { file })
  expect([closed.exitCode, annotations(closed.lines), await atlas()]).toEqual([0, [], []])
  expect(annotations(closed.lines, 'warning')).toEqual([
    expect.stringContaining('Environments are looked for among the projects that the credentials see'),
  ])
  expect(closed.outputs['changed']).toBe('true')
})
