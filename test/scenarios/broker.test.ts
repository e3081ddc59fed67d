import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { brokerWorld } from '../action/broker-world.ts'
import { annotations } from '../action/runner-log.ts'
import { type PullRequestAction, pullRequestEvent } from '../support/github/events.ts'
import { startGitHub } from '../support/github/start-github.ts'
import { routedServer } from '../support/routed-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { viewAtlas } from './atlas-view.ts'
import { FILE, FLEX, nameOf } from './preview-world.ts'

const NAME = nameOf(42)
const RUNNER = '20.55.1.8'
const POLICY = `
rules:
  - repository-id: 74
    repository: octo/shop
    refs: [refs/pull/*/merge]
    environment: [auto, list]
    any-project: true
`

/** A repository whose environment file stands in its base branch, and jobs of its pull request 42 that know no secret of Atlas. */
async function shopWithBroker({ file = FLEX, policy = POLICY }: { file?: string; policy?: string } = {}) {
  const gitHub = await startGitHub()
  const environment = { GITHUB_TOKEN: gitHub.token, GITHUB_API_URL: gitHub.url }
  const claims = { ref: 'refs/pull/42/merge', event_name: 'pull_request' }
  const broker = await brokerWorld({ policy, environment, claims, speed: 400 })
  const { world } = broker
  onTestFinished(async () => {
    await gitHub.close()
    expect(gitHub.problems).toEqual([])
  })
  const shop = gitHub.repository('octo/shop')
  shop.addFile({ path: FILE, text: file.replaceAll('ORG', world.simulator.orgId) })
  shop.openPullRequest({ number: 42 })
  const services = await Promise.all([1, 2].map(() => routedServer([{ path: '/', body: RUNNER }])))
  const job = async (action: PullRequestAction, more: Readonly<Record<string, string>> = {}) => {
    const event = pullRequestEvent({
      shapes: gitHub.shapes,
      repository: shop.record,
      record: shop.pullRequest(42),
      action,
    })
    const path = join(await temporaryFolder(), 'event.json')
    await writeFile(path, JSON.stringify(event.payload))
    const inputs = { environment: 'auto', 'github-token': gitHub.token, ...more }
    const variables = {
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: path,
      GITHUB_API_URL: gitHub.url,
      GITHUB_SERVER_URL: 'https://github.com',
      ATLAS_ACTION_IP_ECHO: services.map(({ origin }) => `${origin}/`).join(' '),
    }
    return broker.main(inputs, { environment: variables })
  }
  return { ...broker, gitHub, shop, job, services, atlas: () => viewAtlas(world.simulator) }
}

test('an environment comes up and goes down with its pull request, through a broker', async () => {
  const { job, shop, atlas, services } = await shopWithBroker()
  const up = await job('opened')
  expect([up.exitCode, annotations(up.lines), annotations(up.lines, 'warning')]).toEqual([0, [], []])
  const [there, ...others] = await atlas()
  expect(others).toEqual([])
  expect(there).toMatchObject({ name: NAME, clusters: { [NAME]: 'IDLE' }, access: { '203.0.113.7': 'ACTIVE' } })
  expect(up.outputs).toMatchObject({
    'environment-name': NAME,
    'pull-request': '42',
    'project-id': there?.id,
    'cluster-name': NAME,
    username: NAME,
    'expires-at': there?.tags['expires-at'],
    changed: 'true',
  })
  const { password = '', 'connection-string-with-credentials': uri = '' } = up.outputs
  expect(decodeURIComponent(new URL(uri).password)).toBe(password)
  expect(up.lines).toContain(`::add-mask::${password}`)
  expect(shop.comments(42).map(({ body }) => body)).toEqual([expect.stringContaining('**is ready**')])
  // The file lets nobody in but an address.
  expect(services.flatMap(({ requests }) => requests)).toEqual([])

  const again = await job('synchronize')
  expect(again).toMatchObject({ exitCode: 0, outputs: { password } })

  const list = await job('synchronize', { environment: 'list' })
  expect([list.exitCode, JSON.parse(list.outputs['environments'] ?? '')]).toEqual([
    0,
    [expect.objectContaining({ environment: NAME, 'pull-request-state': 'open', 'project-id': there?.id })],
  ])

  shop.close(42)
  const down = await job('closed')
  expect([down.exitCode, annotations(down.lines)]).toEqual([0, []])
  expect(down.lines.join('\n')).toContain(`${NAME} was taken down.`)
  expect(down.outputs['environment-name']).toBe(NAME)
  expect(down.outputs['password']).toBeUndefined()
  expect(await atlas()).toEqual([])
})

test('an environment lets the runner of the job in, whose address the job finds', async () => {
  const { job, atlas, services } = await shopWithBroker({ file: FLEX.replace('[203.0.113.7]', '[runner]') })
  const up = await job('opened')
  expect([up.exitCode, annotations(up.lines)]).toEqual([0, []])
  expect((await atlas())[0]?.access).toEqual({ [RUNNER]: 'ACTIVE' })
  expect(services.map(({ requests }) => requests.length)).toEqual([1, 1])
})

test('an environment that the policy does not allow is denied, and nothing is asked of Atlas', async () => {
  const { job, world } = await shopWithBroker({ policy: POLICY.replace('[auto, list]', '[list]') })
  const run = await job('opened')
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([
    expect.stringMatching(/no rule lets .*environment: auto for pull request #42/),
  ])
  expect(world.requests()).toEqual([])
})
