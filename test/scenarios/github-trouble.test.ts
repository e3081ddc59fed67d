import { expect, it } from 'vitest'
import { annotations } from '../action/runner-log.ts'
import { dispatchEvent } from '../support/github/events.ts'
import { FILE, FLEX, nameOf, previewWorld } from './preview-world.ts'

const NAME = nameOf(42)

it('without the permissions for comments and deployments one plain line says so for each, and the job succeeds', async () => {
  const { event, atlas, shop } = await previewWorld({
    gitHub: { permissions: { contents: 'read', 'pull-requests': 'read' } },
  })
  const opened = await event('opened', 42)
  const closed = await event('closed', 42)
  for (const run of [opened, closed]) {
    expect([run.exitCode, annotations(run.lines), annotations(run.lines, 'warning')]).toEqual([0, [], []])
    const told = run.lines.filter((line) => line.includes('on the pull request'))
    expect(told).toEqual([
      expect.stringMatching(/^… No deployment .*Add `deployments: write` to the `permissions`/),
      expect.stringMatching(/^… No comment .*Add `pull-requests: write` to the `permissions`/),
    ])
  }
  expect([await atlas(), shop.comments(42), shop.deployments()]).toEqual([[], [], []])
})

it('shows nothing on the pull request where that is switched off', async () => {
  const { event, gitHub } = await previewWorld()
  const inputs = { 'pull-request-comment': 'false', deployment: 'false' }
  expect((await event('opened', 42, { inputs })).exitCode).toBe(0)
  expect((await event('closed', 42, { inputs })).exitCode).toBe(0)
  expect(gitHub.writes()).toEqual([])
})

it('without pull-requests: read it goes by what the event says, and warns which permission is missing', async () => {
  const { event, atlas } = await previewWorld({ gitHub: { permissions: { contents: 'read', deployments: 'write' } } })
  const opened = await event('opened', 42)
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect(annotations(opened.lines, 'warning').join('\n')).toMatch(
    /pull-requests: read.*The pull request is taken as the event has it\./,
  )
  expect((await atlas()).map(({ name }) => name)).toEqual([NAME])
  const closed = await event('closed', 42)
  expect([closed.exitCode, await atlas()]).toEqual([0, []])
})

it('goes by the event while GitHub answers 502 or resets every connection: up and down all the same, with warnings', async () => {
  // GitHub is asked again after a real second, while the simulator's hours go by.
  const { event, atlas, gitHub } = await previewWorld({ speed: 30 })
  gitHub.fault({ path: /./, times: 1_000, trouble: { status: 502, body: '<html>Bad gateway</html>' } })
  const opened = await event('opened', 42)
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  const warnings = annotations(opened.lines, 'warning')
  expect(warnings[0]).toMatch(/GitHub answered 502.*The pull request is taken as the event has it\./)
  expect(new Set(warnings).size).toBe(warnings.length)
  expect(await atlas()).toMatchObject([{ name: NAME, clusters: { [NAME]: 'IDLE' } }])

  gitHub.fault({ path: /./, times: 1_000, trouble: { drop: 'request' } })
  const closed = await event('closed', 42, { inputs: { deployment: 'false', 'pull-request-comment': 'false' } })
  expect([closed.exitCode, annotations(closed.lines), await atlas()]).toEqual([0, [], []])
}, 60_000)

it('works with a GitHub Enterprise Server, whose API has a base path', async () => {
  const { event, atlas, gitHub, shop, filled } = await previewWorld({ gitHub: { basePath: '/api/v3' }, file: null })
  expect(gitHub.url).toMatch(/\/api\/v3$/)
  const environment = { GITHUB_SERVER_URL: 'https://github.example.com' }
  shop.addFile({ path: FILE, text: filled(FLEX) })
  expect((await event('opened', 42, { environment })).exitCode).toBe(0)
  expect((await atlas()).map(({ name }) => name)).toEqual([NAME])
  expect(shop.comments(42)[0]?.body).toContain('https://github.example.com/octo/shop/actions/runs/1001')
  expect((await event('closed', 42, { environment })).exitCode).toBe(0)
  expect([await atlas(), shop.environmentState('atlas-pr-42')]).toEqual([[], 'inactive'])
})

it('without a token it goes by the event, and does nothing where the event does not tell how the pull request stands', async () => {
  const { event, job, atlas, gitHub, shop, world } = await previewWorld()
  const inputs = { 'github-token': '' }
  const opened = await event('opened', 42, { inputs })
  expect([opened.exitCode, annotations(opened.lines)]).toEqual([0, []])
  expect((await atlas()).map(({ name }) => name)).toEqual([NAME])

  const writes = world.writes()
  const { shapes } = gitHub
  const byHand = dispatchEvent({ shapes, repository: shop.record, inputs: { 'pull-request': '42' } })
  const unknown = await job(byHand, { inputs })
  expect([unknown.exitCode, world.writes()]).toEqual([1, writes])
  expect(annotations(unknown.lines)).toEqual([
    expect.stringMatching(/how pull request #42 stands is not known.*github-token/),
  ])
  expect((await event('closed', 42, { inputs })).exitCode).toBe(0)
  expect([await atlas(), gitHub.requests]).toEqual([[], []])
})
