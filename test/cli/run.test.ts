import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { type Atlas, atlas, cli } from './command-line.ts'

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'plan.yml'), text)
  return join(folder, 'plan.yml')
}

const examplePlan = ({ simulator }: Atlas) => `project:
  create-project: { org-id: ${simulator.orgId}, project-name: pr-42 }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: pr-42, tier: M10, provider: AWS, region: US_EAST_1 }
pause:
  pause-cluster: { project-id: "\${project.project-id}", cluster-name: pr-42 }
`

describe('a plan', () => {
  test('is run from a file: progress on stderr, outputs by step as YAML on stdout', async () => {
    const world = await atlas({ seed: 1 })
    const { stdout, stderr, code } = await world.cli(['run', file(examplePlan(world))])
    expect(code).toBe(0)
    const { project, cluster, pause } = parse(stdout)
    expect(project).toMatchObject({ 'project-name': 'pr-42', 'org-id': world.simulator.orgId })
    expect(cluster).toMatchObject({ 'project-id': project['project-id'], 'cluster-state': 'IDLE', tier: 'M10' })
    expect(pause).toMatchObject({ 'cluster-state': 'PAUSED' })
    expect(stderr).toMatch(/^✓ project \(create-project\): created, /m)
    expect(stderr).toMatch(/^… cluster: creating the cluster/m)
    expect(stderr).toMatch(/^✓ pause \(pause-cluster\): updated, /m)
    expect(stderr).not.toContain('\x1b')
    expect(world.writes()).toHaveLength(3)
  })

  test('is run from standard input with a service account, whose token is revoked', async () => {
    const world = await atlas()
    const stdin = `access: { check-access: }\n`
    const { stdout, stderr, code } = await world.cli(['run', '-'], { stdin, environment: world.serviceAccount })
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/^✓ access /) })
    expect(parse(stdout)).toMatchObject({ access: { 'credential-kind': 'service-account', 'organization-count': 1 } })
    expect(world.simulator.liveTokens()).toBe(0)
  })

  test('that is tried out says what it would do, and changes nothing', async () => {
    const world = await atlas()
    const { stdout, code } = await world.cli(['run', file(examplePlan(world)), '--dry-run'])
    expect(code).toBe(0)
    const { project, cluster } = parse(stdout)
    expect(project.would).toMatch(/^create: POST \/api\/atlas\/v2\/groups .*"name":"pr-42"/)
    expect(cluster.would).toBe('create-cluster, once `project` is done')
    expect(world.writes()).toEqual([])
  })

  test('marks what it makes as ours', async () => {
    const world = await atlas()
    const { stdout } = await world.cli(['run', file(examplePlan(world)), '--dry-run'])
    expect(parse(stdout).project.would).toContain('{"key":"managed-by","value":"mongodb-atlas-action"}')
  })

  test('with an entry for the job says that the entry stays, and how to take it back', async () => {
    const world = await atlas({ projects: ['shop'] })
    const plan = file('door: { add-ip-access: { project-name: shop, ip-address: 203.0.113.7, runner: true } }')
    const { stderr, code } = await world.cli(['run', plan])
    expect(code).toBe(0)
    const [, words = ''] = /stays until it expires.*\n {2}mongodb-atlas-action (.*)\n/.exec(stderr) ?? []
    expect(words).toMatch(/ --if-comment-contains cli:[0-9a-f]{8}:\d{8}T\d{6}Z-\d+$/)
    expect(await world.cli(words.split(' '))).toMatchObject({ code: 0, stderr: expect.stringContaining('deleted') })
  })
})

describe('what is wrong with a plan', () => {
  test('is said with the wrong settings at once, each at its place, before anything is sent', async () => {
    const plan = file('project:\n  crate-project: {}\ncluster:\n  pause-cluster: { cluster: 7, wiat: true }\n')
    const { stdout, stderr, code } = await cli(['run', plan, '--cloud', 'govermnent', '--timeout', 'soon'])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toContain(
      'cloud: expected `commercial` or `government`, got `govermnent`. Did you mean `government`?',
    )
    expect(stderr).toContain('timeout: expected a time span')
    expect(stderr).toContain('credentials: none are given.')
    expect(stderr).toMatch(new RegExp(`^${plan}:2:3: .*crate-project.* Did you mean \`create-project\`\\?$`, 'm'))
    expect(stderr).toMatch(new RegExp(`^${plan}:4:32: .*wiat.* Did you mean \`wait\`\\?$`, 'm'))
    expect(stderr.match(/cloud: expected/g)).toHaveLength(1)
  })

  test('names standard input when it came from there', async () => {
    const { stderr, code } = await cli(['run', '-'], { stdin: 'project: 7' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^stdin:1:\d+: /m)
  })

  test('may be that there is none', async () => {
    const { stdout, stderr, code } = await cli(['run', '/nowhere/plan.yml'])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toBe('/nowhere/plan.yml: cannot be read (ENOENT). Give the path of a plan, or `-`.\n')
  })

  test('that only Atlas knows is said at the place of the step; steps behind it are not begun', async () => {
    const world = await atlas({ projects: ['shop'] })
    const plan = file(`find:
  find-cluster: { project-name: shop, cluster-name: none }
wait:
  wait-for-cluster: { project-name: shop, cluster-name: "\${find.cluster-name}" }
`)
    const { stdout, stderr, code } = await world.cli(['run', plan])
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toMatch(
      new RegExp(`^✗ find \\(find-cluster\\): failed, .*\n${plan}:2:3: find: there is no cluster none`, 'm'),
    )
    expect(stderr).toContain('– wait (wait-for-cluster): not begun, since find has failed\n')
    expect(stderr).toMatch(/Of 2 steps, 1 failed and 1 not begun\.\n$/)
  })
})

test('--json is one document on stdout, whatever became of the steps', async () => {
  const world = await atlas({ projects: ['shop'] })
  const plan = file(`made:
  create-cluster: { project-name: shop, cluster-name: dev, tier: M10, provider: AWS, region: US_EAST_1 }
paused:
  pause-cluster: { cluster: "shop:dev" }
resumed:
  resume-cluster: { cluster: "shop:dev" }
again:
  pause-cluster: { cluster: "shop:dev" }
none:
  find-cluster: { cluster: "shop:none" }
behind:
  find-project: { project-name: shop }
  needs: none
`)
  const { stdout, stderr, code } = await world.cli(['run', plan, '--json'])
  expect(code).toBe(1)
  expect(stderr).toContain('◷ again (pause-cluster): deferred until ')
  const { steps } = JSON.parse(stdout)
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
  const times = { 'started-at': time, 'duration-ms': expect.any(Number) }
  expect(steps.slice(2)).toEqual([
    expect.objectContaining({
      id: 'resumed',
      operation: 'resume-cluster',
      status: 'done',
      change: 'updated',
      ...times,
    }),
    { id: 'again', operation: 'pause-cluster', status: 'deferred', until: time, why: expect.any(String), ...times },
    {
      id: 'none',
      operation: 'find-cluster',
      status: 'failed',
      error: { code: expect.any(String), message: expect.stringContaining('none'), hint: expect.any(String) },
      ...times,
    },
    { id: 'behind', operation: 'find-project', status: 'blocked', by: 'none', ...times },
  ])
  expect(steps[0].outputs).toMatchObject({ 'cluster-name': 'dev', tier: 'M10' })
})

test('no secret is shown, whatever goes wrong', async () => {
  const world = await atlas()
  const { simulator } = world
  const plan = file('a: { list-projects: }\nb: { find-project: { project-name: none } }')
  for (const environment of [world.apiKey, world.serviceAccount]) {
    for (const words of [['run', plan], ['run', plan, '--json'], ['run', plan, '--timeout', '1ms'], ['doctor']]) {
      const { stdout, stderr } = await world.cli(words, { environment })
      expect(stdout + stderr).not.toContain(simulator.privateKey)
      expect(stdout + stderr).not.toContain(simulator.clientSecret)
    }
  }
})
