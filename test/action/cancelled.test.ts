import { expect, it } from 'vitest'
import { annotations } from './runner-log.ts'
import { watchedWorld } from './watched-world.ts'

const planFor = (orgId: string) => `
project:
  create-project: { org-id: ${orgId}, project-name: pr-42 }
runner:
  add-ip-access: { project-id: "\${project.project-id}", ip-address: 203.0.113.7, runner: true }
cluster:
  create-cluster: { project-id: "\${project.project-id}", cluster-name: pr-42, tier: M30, region: US_EAST_1 }
  needs: runner
`
const AGAIN = 'Run it again to go on from here: what Atlas has begun is not lost.'
const clustersAsked = (writes: readonly string[]) => writes.filter((write) => /POST .*\/clusters$/.test(write))

it.each([
  ['SIGINT', 'api-key'],
  ['SIGTERM', 'service-account'],
] as const)(
  '%s stops the wait for a cluster at once, and a second run goes on from there (%s)',
  async (signal, credentials) => {
    const world = await watchedWorld({ speed: 200 })
    const operations = planFor(world.simulator.orgId)
    const signalWhen = { line: /creating the cluster \(CREATING\)/, signal }

    const first = await world.main({ operations }, { credentials, signalWhen })
    expect(first.exitCode).toBe(1)
    expect(first.endedAfterSignalMs).toBeLessThan(2_000)
    expect(world.simulator.liveTokens()).toBe(0)
    expect(annotations(first.lines)).toEqual([
      `MongoDB Atlas: cluster failed: cluster: cancelled while creating the cluster (CREATING). ${AGAIN}`,
    ])
    expect(first.outputs).toMatchObject({ 'project-name': 'pr-42', entry: '203.0.113.7', changed: 'true' })
    expect(first.summary).toContain('| cluster | create-cluster |  | failed |')

    const post = await world.post(first, { credentials })
    expect(post.exitCode).toBe(0)
    expect(world.writes().at(-1)).toMatch(/^DELETE .*\/accessList\/203\.0\.113\.7$/)
    expect(world.simulator.liveTokens()).toBe(0)

    const second = await world.main({ operations }, { credentials })
    expect(second.exitCode).toBe(0)
    expect(second.outputs['cluster-cluster-state']).toBe('IDLE')
    expect(second.outputs['project-id']).toBe(first.outputs['project-id'])
    expect(clustersAsked(world.writes())).toHaveLength(1)
  },
)

it('a time limit ends the wait as a cancellation does', async () => {
  const world = await watchedWorld({ speed: 600 })
  const operations = planFor(world.simulator.orgId)
  const first = await world.main({ operations, timeout: '6m' }, { credentials: 'service-account' })
  expect(first.exitCode).toBe(1)
  expect(annotations(first.lines)).toEqual([
    expect.stringMatching(/^MongoDB Atlas: cluster failed: cluster: .*(?:timed out|cancelled)/),
  ])
  expect(first.outputs['project-name']).toBe('pr-42')
  expect(world.simulator.liveTokens()).toBe(0)
  const second = await world.main({ operations }, { credentials: 'service-account' })
  expect(second.exitCode).toBe(0)
  expect(second.outputs['cluster-state']).toBe('IDLE')
  expect(clustersAsked(world.writes())).toHaveLength(1)
})

it.each(['SIGINT', 'SIGTERM'] as const)('%s while Atlas is silent ends the run at once', async (signal) => {
  const world = await watchedWorld({
    projects: ['old'],
    faults: [
      {
        match: { method: 'POST', path: '/api/atlas/v2/groups/{groupId}/clusters' },
        action: { kind: 'delay', ms: 4_000, clock: 'real' },
      },
    ],
  })
  const operations = `
access: { list-organizations: }
cluster:
  create-cluster: { project-name: old, cluster-name: pr-42, tier: M30, region: US_EAST_1 }
  needs: access
`
  const signalWhen = { line: /✓ access/, signal }
  const started = performance.now()
  const run = await world.main({ operations }, { signalWhen, credentials: 'service-account' })
  expect(performance.now() - started).toBeLessThan(3_500)
  expect(run.exitCode).toBe(1)
  expect(annotations(run.lines)).toEqual([
    expect.stringMatching(/^MongoDB Atlas: cluster failed: cluster: .*cancelled/),
  ])
})

it('a token that comes after the signal is revoked as well', async () => {
  const slow = { kind: 'delay', ms: 1_000, clock: 'real' } as const
  const world = await watchedWorld({ faults: [{ match: { path: '/api/oauth/token' }, action: slow }] })
  const signalWhen = { line: /add-mask/, signal: 'SIGINT' } as const
  const run = await world.main({ operation: 'check-access' }, { signalWhen, credentials: 'service-account' })
  expect(run.exitCode).toBe(1)
  expect(run.endedAfterSignalMs).toBeLessThan(2_000)
  expect(world.simulator.liveTokens()).toBe(0)
})

it('a post step that is cancelled warns, and fails nothing', async () => {
  const world = await watchedWorld({ projects: ['old'] })
  const lease = { operation: 'add-ip-access', 'project-name': 'old', 'ip-address': '203.0.113.7', runner: 'true' }
  const main = await world.main(lease, { credentials: 'service-account' })
  world.simulator.addFault({
    match: { method: 'GET', path: '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}' },
    action: { kind: 'delay', ms: 4_000, clock: 'real' },
  })
  const signalWhen = { line: /add-mask::eyJ/, signal: 'SIGTERM' } as const
  const post = await world.post(main, { credentials: 'service-account', signalWhen })
  expect(post.exitCode).toBe(0)
  expect(post.endedAfterSignalMs).toBeLessThan(2_000)
  expect(annotations(post.lines, 'warning')).toEqual([
    expect.stringContaining('Atlas removes the entry when it expires.'),
  ])
  expect(world.simulator.liveTokens()).toBe(0)
})
