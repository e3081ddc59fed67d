import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Atlas, atlas, BUNDLE, start } from './command-line.ts'

const SIGNALS = [
  { signal: 'SIGINT', code: 130 },
  { signal: 'SIGTERM', code: 143 },
] as const

/** A run that waits for a cluster; it would take a quarter of an hour. */
async function waiting(world: Atlas) {
  const plan = `cluster:
  create-cluster: { project-name: shop, cluster-name: dev, tier: M10, provider: AWS, region: US_EAST_1 }
after:
  find-project: { project-name: shop }
  needs: cluster
`
  const environment = { ...world.serviceAccount, ATLAS_ACTION_CLOCK_SPEED: '1' }
  const started = world.start(['run', '-', '--json'], { stdin: plan, environment })
  await started.shows('creating the cluster')
  return started
}

test.each(SIGNALS)(
  '$signal stops waiting at once, revokes the token and says how to go on',
  async ({ signal, code }) => {
    const world = await atlas({ projects: ['shop'], speed: 1 })
    const run = await waiting(world)
    expect(world.simulator.liveTokens()).toBe(1)
    const from = performance.now()
    run.process.kill(signal)
    const ended = await run.ended
    expect(performance.now() - from).toBeLessThan(4_000)
    expect(ended.code).toBe(code)
    expect(world.simulator.liveTokens()).toBe(0)
    expect(ended.stderr).toContain('✗ cluster (create-cluster): failed')
    expect(ended.stderr).toMatch(/cluster: cancelled while creating the cluster/)
    expect(ended.stderr).toMatch(/the same command goes on from here\.\n$/)
    expect(JSON.parse(ended.stdout).steps.map(({ status }: { status: string }) => status)).toEqual(['failed', 'failed'])
  },
)

test('an interrupted run is taken up by the next one', async () => {
  const world = await atlas({ projects: ['shop'], speed: 600 })
  const run = await waiting(world)
  run.process.kill('SIGINT')
  await run.ended
  const words =
    'call create-cluster --project-name shop --cluster-name dev --tier M10 --provider AWS --region US_EAST_1'.split(' ')
  expect(await world.cli(words)).toMatchObject({ code: 0, stdout: expect.stringContaining('cluster-state: IDLE') })
  expect(world.writes().filter((write) => write.startsWith('POST'))).toHaveLength(1)
})

const SLOW_REVOCATION = {
  match: { path: '/api/oauth/revoke' },
  action: { kind: 'delay', ms: 3_000, clock: 'real' },
} as const

test('a second Ctrl-C ends at once', async () => {
  const world = await atlas({ projects: ['shop'], speed: 1, faults: [SLOW_REVOCATION] })
  const run = await waiting(world)
  run.process.kill('SIGINT')
  await run.shows('A second Ctrl-C ends at once.')
  await delay(700)
  const from = performance.now()
  run.process.kill('SIGINT')
  expect((await run.ended).code).toBe(130)
  expect(performance.now() - from).toBeLessThan(1_500)
})

test('the same Ctrl-C that comes twice, as npm passes it on, is one', async () => {
  const world = await atlas({ projects: ['shop'], speed: 1, faults: [SLOW_REVOCATION] })
  const run = await waiting(world)
  run.process.kill('SIGINT')
  await delay(50)
  run.process.kill('SIGINT')
  expect((await run.ended).code).toBe(130)
  expect(world.simulator.liveTokens()).toBe(0)
})

test.skipIf(process.platform === 'win32')('a reader that goes away ends the output quietly, not the work', async () => {
  const world = await atlas({ projects: ['shop'] })
  const [node, bundle, url] = [process.execPath, BUNDLE, world.simulator.url]
  const command =
    'call create-cluster --project-name shop --cluster-name dev --tier M10 --provider AWS --region US_EAST_1'
  const script = `(${node} ${bundle} ${command} --base-url ${url} 2>&1; echo "ended with $?" >&3) 3>&2 | head -n 1`
  const { stdout, stderr } = await start('sh', ['-c', script], { environment: world.apiKey }).ended
  expect(stdout).toMatch(/^… create-cluster: .*\n$/)
  expect(stderr).toBe('ended with 0\n')
  expect(world.writes()).toHaveLength(1)
})
