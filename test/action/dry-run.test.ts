import { expect, it } from 'vitest'
import { commandsIn } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

const planFor = (orgId: string) => `
project:
  create-project: { org-id: ${orgId}, project-name: pr-42 }
runner:
  add-ip-access: { project-id: "\${project.project-id}", ip-address: 203.0.113.7, runner: true }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: pr-42, tier: M10, region: US_EAST_1 }
`

it.each(['api-key', 'service-account'] as const)(
  'says what it would do when nothing exists yet, and writes nothing (%s)',
  async (credentials) => {
    const world = await watchedWorld()
    const run = await world.main({ operations: planFor(world.simulator.orgId), 'dry-run': 'true' }, { credentials })
    expect(run.exitCode).toBe(0)
    expect(world.writes()).toEqual([])
    const groups = commandsIn(run.lines).filter(({ name }) => name === 'group')
    expect(groups.map(({ message }) => message.replace(/,[^,]*$/, ''))).toEqual([
      '? project (create-project): would be done',
      '? runner (add-ip-access): would be done',
      '? cluster (create-cluster): would be done',
    ])
    expect(run.lines).toContainEqual(
      expect.stringMatching(/^ {2}would create: POST \/api\/atlas\/v2\/groups \{"orgId":/),
    )
    expect(run.lines).toContain('  would create-cluster, once `project` is done')
    expect(run.summary).toMatch(/^### MongoDB Atlas \(dry run: nothing was changed\)/)
    expect(run.outputs).toEqual({ result: '{}', changed: 'false', skipped: 'false', deferred: 'false' })
    expect(world.simulator.liveTokens()).toBe(0)
  },
)

it('says what it would do in a project that exists, and leases nothing', async () => {
  const world = await watchedWorld({ projects: ['old'] })
  const run = await world.main({
    'dry-run': 'true',
    operations: `
runner:
  add-ip-access: { project-name: old, ip-address: 203.0.113.7, runner: true }
cluster:
  create-cluster: { project-name: old, cluster-name: pr-42, tier: M10, region: US_EAST_1 }
`,
  })
  expect(run.exitCode).toBe(0)
  expect(world.writes()).toEqual([])
  expect(run.lines).toContainEqual(
    expect.stringMatching(/^ {2}would create: POST \/api\/atlas\/v2\/groups\/[0-9a-f]{24}\/accessList \[/),
  )
  expect(run.lines).toContainEqual(
    expect.stringMatching(/^ {2}would create: POST \/api\/atlas\/v2\/groups\/[0-9a-f]{24}\/clusters \{"name":"pr-42"/),
  )
  expect(run.state).toEqual({})
  const post = await world.post(run)
  expect(post.lines).toEqual(['Nothing was leased for this job, so there is nothing to give back.'])
  expect(world.writes()).toEqual([])
})

it('finds nothing to do where all is as described', async () => {
  const world = await watchedWorld()
  const operations = `
project:
  create-project: { org-id: ${world.simulator.orgId}, project-name: pr-42 }
access:
  add-ip-access: { project-id: "\${project.project-id}", cidr-block: 198.51.100.0/24 }
`
  expect((await world.main({ operations })).exitCode).toBe(0)
  const writes = world.writes().length
  const run = await world.main({ operations, 'dry-run': 'true' })
  expect(run.exitCode).toBe(0)
  expect(run.outputs['changed']).toBe('false')
  expect(world.writes()).toHaveLength(writes)
})
