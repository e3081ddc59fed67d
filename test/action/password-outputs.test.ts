import { expect, it } from 'vitest'
import type { ActionRun } from '../support/world.ts'
import { commandsIn } from './runner-log.ts'
import { faultsOf } from './visible.ts'
import { watchedWorld } from './watched-world.ts'

const masksOf = ({ lines }: ActionRun) => commandsIn(lines).filter(({ name }) => name === 'add-mask')

/** Names of the outputs that GitHub leaves out of a job's outputs, because they hold what a mask hides. */
function withheld(run: ActionRun): string[] {
  const masks = masksOf(run).map(({ message }) => message)
  return Object.entries(run.outputs).flatMap(([name, value]) =>
    masks.some((mask) => value.includes(mask)) ? [name] : [],
  )
}

it('a plan from project to login hands out a password that nobody sees, and all else to the jobs that follow', async () => {
  const world = await watchedWorld({ speed: 600 })
  const run = await world.main({
    operations: `
project:
  create-project: { org-id: ${world.simulator.orgId}, project-name: pr-42 }
cluster:
  create-cluster:
    { project-id: "\${project.project-id}", cluster-name: pr-42, tier: flex, provider: AWS, region: US_EAST_1 }
runner:
  add-ip-access: { project-id: "\${project.project-id}", ip-address: 203.0.113.7, runner: true, expires-after: 2h }
user:
  create-database-user: { project-id: "\${project.project-id}", username: app, roles: [readWrite@app] }
  needs: [cluster]
login:
  connection-string:
    project-id: "\${project.project-id}"
    cluster-name: pr-42
    username: app
    password: "\${user.password}"
  needs: [user]
`,
  })
  expect(run.exitCode, run.lines.join('\n')).toBe(0)
  expect([run.exitCode, JSON.parse(run.outputs['result'] ?? '')['user']]).toEqual([
    0,
    expect.objectContaining({ username: 'app', 'auth-database': 'admin', change: 'created' }),
  ])
  const { password = '', 'connection-string-with-credentials': uri = '', 'connection-string': plain = '' } = run.outputs
  const host = plain.replace('mongodb+srv://', '')
  expect(password).toMatch(/^[A-Za-z0-9]{40}$/)
  expect(uri).toBe(`mongodb+srv://app:${password}@${host}/?authSource=admin`)
  const masks = masksOf(run).map(({ message }) => message)
  expect(masks).toEqual(expect.arrayContaining([password, uri]))
  // No other line, file or summary has it, and of the outputs only those that are meant to.
  const secret = ['connection-string-with-credentials', 'password']
  const mayHold = [...secret, 'login-connection-string-with-credentials', 'user-password'].sort()
  expect(withheld(run).sort()).toEqual(mayHold)
  const outputs = Object.fromEntries(Object.entries(run.outputs).filter(([name]) => !mayHold.includes(name)))
  expect(faultsOf({ run: { ...run, outputs }, secrets: [password, uri] })).toEqual([])
}, 60_000)

it('a password that was given is masked as it is and as it stands in the URI, before the first line about it', async () => {
  const world = await watchedWorld({ projects: ['one'], speed: 600 })
  const given = "it's (quite) secret!"
  const encoded = 'it%27s%20%28quite%29%20secret%21'
  const cluster = { 'project-name': 'one', 'cluster-name': 'main', tier: 'flex', region: 'US_EAST_1' }
  expect((await world.main({ operation: 'create-cluster', ...cluster })).exitCode).toBe(0)
  const run = await world.main({
    operation: 'create-database-user',
    'project-name': 'one',
    'cluster-name': 'main',
    username: 'app',
    roles: 'readWrite@app',
    password: given,
    'export-env': 'true',
  })
  expect([run.exitCode, run.outputs['password']]).toEqual([0, given])
  const uri = run.outputs['connection-string-with-credentials'] ?? ''
  expect(uri).toContain(`://app:${encoded}@`)
  const masks = masksOf(run)
  expect(masks.map(({ message }) => message)).toEqual(expect.arrayContaining([given, encoded, uri]))
  const group = run.lines.findIndex((line) => line.startsWith('::group::'))
  for (const form of [given, encoded]) {
    expect(masks.find(({ message }) => message === form)?.at).toBeLessThan(group)
  }
  expect(withheld(run).sort()).toEqual(['connection-string-with-credentials', 'password'])
  const { password: _, 'connection-string-with-credentials': __, ...outputs } = run.outputs
  expect(faultsOf({ run: { ...run, outputs }, secrets: [given, encoded, uri] })).toEqual([])
}, 60_000)
