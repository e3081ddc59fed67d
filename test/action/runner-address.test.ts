import { expect, it } from 'vitest'
import { echo } from '../github/looking.ts'
import { routedServer } from '../support/routed-server.ts'
import type { World } from '../support/world.ts'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

const ADDRESS = '20.55.1.9'
const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
const RUNNER = { operation: 'add-ip-access', 'project-name': 'one', runner: 'true' }

async function entriesOf(world: World): Promise<string> {
  expect((await world.main({ operation: 'list-ip-access', 'project-name': 'one' })).exitCode).toBe(0)
  const list = world.exchanges.findLast(({ method, url }) => method === 'GET' && /\/accessList\?/.test(url))
  return list?.responseBody.toString() ?? ''
}

it('is looked up by main and remembered for post, which asks nobody and needs a handful of requests', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const services = [await echo(ADDRESS), await echo(`${ADDRESS}\n`)]
  const environment = { ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' ') }
  const main = await world.main({ ...RUNNER, 'github-token': TOKEN }, { environment })
  expect(main).toMatchObject({ exitCode: 0, outputs: { 'ip-address': ADDRESS, entry: ADDRESS, changed: 'true' } })
  expect(await entriesOf(world)).toContain(ADDRESS)
  for (const { requests } of services)
    expect(requests.map(({ headers }) => headers['user-agent'])).toEqual([
      expect.stringMatching(/^mongodb-atlas-action/),
    ])

  const from = world.requests().length
  const startedAt = performance.now()
  const post = await world.post({ ...main, inputs: { ...main.inputs, 'github-token': '' } })
  expect([post.exitCode, annotations(post.lines, 'warning')]).toEqual([0, []])
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  expect(world.requests().slice(from).length).toBeLessThanOrEqual(4)
  expect(services.map(({ requests }) => requests.length)).toEqual([1, 1])
  expect(await entriesOf(world)).not.toContain(ADDRESS)
})

it('is not guessed: what both services say stands in the error, and nothing is opened', async () => {
  const world = await watchedWorld({ projects: ['one'] })
  const services = [await echo('<html>::error::sign in</html>'), await echo('10.1.2.3')]
  const environment = { ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' ') }
  const main = await world.main(RUNNER, { environment })
  expect(main.exitCode).toBe(1)
  const [said] = annotations(main.lines)
  for (const { host } of services) expect(said).toContain(host)
  expect(said).toContain('Give the address as ip-address.')
  expect([world.writes(), main.state]).toEqual([[], {}])
})

it('finds room in a full list with a token that is masked first and seen nowhere else', async () => {
  const world = await watchedWorld({ projects: ['one'], quirks: { accessListEntries: 1 } })
  const gitHub = await routedServer(
    [900, 1001].map((id) => ({
      path: `/repos/octo/shop/actions/runs/${id}`,
      body: { id, status: id === 900 ? 'completed' : 'in_progress', run_attempt: 1 },
    })),
  )
  // A run whose runner was killed: its post step never comes.
  const killed = await world.main(
    { ...RUNNER, 'ip-address': '20.55.1.8' },
    { environment: { GITHUB_RUN_ID: '900', RUNNER_NAME: 'runner-0' } },
  )
  expect(killed.exitCode).toBe(0)
  const main = await world.main(
    { ...RUNNER, 'ip-address': ADDRESS, 'github-token': TOKEN },
    { environment: { GITHUB_API_URL: gitHub.origin } },
  )
  expect(main.exitCode).toBe(0)
  expect(gitHub.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`])
  const seen = main.lines.flatMap((line, index) => (line.includes(TOKEN) ? [index] : []))
  const masks = main.lines.findLastIndex((line) => line.startsWith('::add-mask::'))
  expect(seen.map((index) => main.lines[index])).toEqual([`::add-mask::${TOKEN}`])
  expect(main.lines.slice(0, masks + 1).every((line) => line.startsWith('::add-mask::'))).toBe(true)
  expect([main.stderr, main.summary, JSON.stringify([main.outputs, main.state, main.exported])].join()).not.toContain(
    TOKEN,
  )
  const entries = await entriesOf(world)
  expect(entries).toContain(ADDRESS)
  expect(entries).not.toContain('20.55.1.8')
})

it('says which permission the token lacks when the list stays full', async () => {
  const world = await watchedWorld({ projects: ['one'], quirks: { accessListEntries: 1 } })
  const gitHub = await routedServer([
    { path: '/repos/octo/shop/actions/runs/1001', status: 403, body: { message: TOKEN } },
  ])
  const environment = { GITHUB_RUN_ID: '900', RUNNER_NAME: 'runner-0' }
  await world.main({ ...RUNNER, 'ip-address': '20.55.1.8' }, { environment })
  const main = await world.main(
    { ...RUNNER, 'ip-address': ADDRESS, 'github-token': TOKEN },
    { environment: { GITHUB_API_URL: gitHub.origin } },
  )
  expect(main.exitCode).toBe(1)
  expect(annotations(main.lines)).toEqual([
    expect.stringContaining('github-token needs the permission `actions: read`'),
  ])
  expect(await entriesOf(world)).toContain('20.55.1.8')
})
