import { expect, test } from 'vitest'
import { routedServer } from '../support/routed-server.ts'
import { brokerWorld } from './broker-world.ts'
import { annotations } from './runner-log.ts'

const ADDRESS = '203.0.113.7'
const PLAN = `
project: { create-project: { org-id: ORG, project-name: two } }
user:
  create-database-user:
    project-id: \${project.project-id}
    username: app
    roles: [readWrite@app]
`.trim()

test('a single operation gives the outputs, the log and the summary that it gives with credentials', async () => {
  const { world, main, requests, tokenRequests, url } = await brokerWorld({ projects: ['one'] })
  const inputs = { operation: 'list-projects', 'org-id': world.simulator.orgId }
  const own = await world.main(inputs)
  const run = await main(inputs)
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toEqual(own.outputs)
  const plainly = (lines: readonly string[]) =>
    lines.filter((line) => !line.startsWith('::add-mask::')).map((line) => line.replace(/, [\d a-z]+$/, ''))
  expect(plainly(run.lines).filter((line) => !line.startsWith('…'))).toEqual(plainly(own.lines))
  expect(run.summary.split('\n')[0]).toBe(own.summary.split('\n')[0])
  expect(requests.map(({ method, status }) => `${method} ${status}`)).toEqual([
    'POST 202',
    ...requests.slice(1).map(() => 'GET 200'),
  ])
  expect(tokenRequests.map(({ query }) => new URLSearchParams(query).get('audience'))).toEqual([url])
})

test('a plan makes a user whose password only the job can read', async () => {
  const { world, main, requests } = await brokerWorld()
  const run = await main({ operations: PLAN.replace('ORG', world.simulator.orgId) })
  expect(annotations(run.lines)).toEqual([])
  expect(run).toMatchObject({ exitCode: 0, outputs: { username: 'app', changed: 'true', 'user-change': 'created' } })
  const { password = '' } = run.outputs
  expect(password).toMatch(/^[A-Za-z0-9]{20,}$/)
  expect(run.lines).toContain(`::add-mask::${password}`)
  expect(requests.map(({ body }) => body).join('\n')).not.toContain(password)
})

test('a plan in a file is read from the workspace', async () => {
  const { main } = await brokerWorld()
  const files = { 'plan.yml': 'access: { check-access: }' }
  const run = await main({ 'operations-file': 'plan.yml' }, { files })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'credential-kind': 'api-key' } })
})

test('what a plan has wrong is shown at its line, and what fails as well', async () => {
  const { world, main } = await brokerWorld({ projects: ['one'] })
  const wrong = await main({ 'operations-file': 'plan.yml' }, { files: { 'plan.yml': 'one:\n  find-projekt: {}\n' } })
  expect(wrong.exitCode).toBe(1)
  expect(annotations(wrong.lines)).toEqual([expect.stringMatching(/\(plan\.yml:2:3\): .*find-project/)])
  const files = { 'plan.yml': 'cluster:\n  find-cluster: { project-name: one, cluster-name: none }\n' }
  const failing = await main({ 'operations-file': 'plan.yml' }, { files })
  expect(failing.exitCode).toBe(1)
  expect(annotations(failing.lines)).toEqual([expect.stringMatching(/cluster failed \(plan\.yml:2:3\): /)])
  expect(world.writes()).toEqual([])
})

test('a dry run says what would be done, and changes nothing', async () => {
  const { world, main } = await brokerWorld()
  const run = await main({ operations: PLAN.replace('ORG', world.simulator.orgId), 'dry-run': 'true' })
  expect(run).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } })
  expect(run.summary).toContain('dry run: nothing was changed')
  expect(world.writes()).toEqual([])
})

test('the address of the runner is found by the job, and given back at its end', async () => {
  const { world, main, post } = await brokerWorld({ projects: ['one'] })
  const [one, other] = await Promise.all([1, 2].map(() => routedServer([{ path: '/', body: '20.55.1.8' }])))
  const environment = { ATLAS_ACTION_IP_ECHO: `${one?.origin}/ ${other?.origin}/` }
  const run = await main({ operation: 'add-ip-access', 'project-name': 'one', runner: 'true' }, { environment })
  expect(annotations(run.lines)).toEqual([])
  expect(run).toMatchObject({ exitCode: 0, outputs: { entry: '20.55.1.8' } })
  expect(JSON.parse(run.state['leases'] ?? '[]')).toHaveLength(1)
  const end = await post(run)
  expect([end.exitCode, annotations(end.lines, 'warning')]).toEqual([0, []])
  const deletions = world.writes().filter((write) => write.startsWith('DELETE '))
  expect(deletions).toEqual([expect.stringContaining('/accessList/20.55.1.8')])
})

test('nobody is asked for the address of a runner that is not to be let in', async () => {
  const { main, post } = await brokerWorld({ projects: ['one'] })
  // Nothing listens there.
  const environment = { ATLAS_ACTION_IP_ECHO: 'http://127.0.0.1:9/ http://127.0.0.1:9/' }
  const inputs = { operation: 'add-ip-access', 'project-name': 'one', 'ip-address': ADDRESS, runner: 'true' }
  const run = await main(inputs, { environment })
  expect(run).toMatchObject({ exitCode: 0, outputs: { entry: ADDRESS } })
  expect((await post(run, { environment })).exitCode).toBe(0)
})

test('what the policy does not allow is denied with the missing rule, and with the id by which the log tells more', async () => {
  const policy = 'rules:\n  - { repository-id: 74, operations: [check-access] }\n'
  const { world, main, lines } = await brokerWorld({ policy, projects: ['one'] })
  const run = await main({ operation: 'delete-project', 'project-name': 'one' })
  expect(run.exitCode).toBe(1)
  const [said = ''] = annotations(run.lines)
  expect(said).toContain('no rule lets repository 74 (octo/shop) run delete-project')
  const [, id] = /\(request ([\w-]+)\)/.exec(said) ?? []
  expect(lines.filter(({ event }) => event === 'broker denied').map(({ fields }) => fields['requestId'])).toEqual([id])
  expect(world.requests()).toEqual([])
})

test('a token for somebody else is refused with what has to agree', async () => {
  const { main, url } = await brokerWorld({ claims: { aud: 'https://elsewhere.example' } })
  const run = await main({ operation: 'check-access' })
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([expect.stringContaining(`BROKER_AUDIENCE is \`${url}\``)])
})
