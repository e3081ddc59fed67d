import { expect, onTestFinished, test } from 'vitest'
import { defaultTimings } from '../../../src/simulator/quirks.ts'
import { viewAtlas } from '../../scenarios/crash/end-state.ts'
import { nameOf } from '../../scenarios/preview-world.ts'
import { createPeer } from '../../simulator/peer.ts'
import { durableWorld, type EndedRun } from './support/durable-world.ts'
import { useLocalRunner } from './support/local-runner.ts'
import { environmentOrder, sweepOrder } from './support/orders.ts'
import { passwordsSent, secretsIn } from './support/secrets-in.ts'
import { writesIn } from './support/writes-in.ts'

useLocalRunner()

const MINUTE = 60_000
const M10 = `org-id: ORG
cluster: { tier: M10, region: US_EAST_1 }
database-user: { roles: [readWrite@app] }
access: [203.0.113.7]
`
const FLEX = M10.replace('{ tier: M10, region: US_EAST_1 }', '{ tier: flex, provider: AWS, region: US_EAST_1 }')
/** docs: "Lambda quotas", durable functions. */
const MOST_OPERATIONS = 3_000
const LARGEST_CHECKPOINT = 256 * 1024

async function start(file: string) {
  const timings = { ...defaultTimings, createDedicated: { other: 20 * MINUTE } }
  const world = await durableWorld({ file, simulator: { quirks: { timings } } })
  onTestFinished(() => world.close())
  world.shop.openPullRequest({ number: 42 })
  return { ...world, atlas: () => viewAtlas(createPeer(world.simulator)) }
}

const waitedMs = ({ updates }: EndedRun) =>
  updates.reduce((sum, { WaitOptions }) => sum + (WaitOptions?.WaitSeconds ?? 0) * 1000, 0)

test('an environment comes up in twenty minutes, most of which no process sees, and goes down again', async () => {
  const world = await start(M10)
  const began = world.clock.now().getTime()
  const up = await world.run(environmentOrder('opened'))
  expect(up).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded', performed: { did: 'up' } } })
  const tookMs = world.clock.now().getTime() - began
  expect(tookMs).toBeGreaterThan(20 * MINUTE)
  expect(waitedMs(up)).toBeGreaterThan(tookMs / 2)
  expect(await world.atlas()).toMatchObject([
    { name: nameOf(42), clusters: [{ name: nameOf(42), stateName: 'IDLE' }], users: [{ username: nameOf(42) }] },
  ])
  expect(writesIn(world)).toEqual([
    'POST /groups',
    'POST /groups/…/accessList',
    'POST /groups/…/clusters',
    'POST /groups/…/databaseUsers',
  ])
  expect(Object.keys(passwordsSent(world))).toHaveLength(1)
  expect(secretsIn({ run: up, world })).toEqual([])
  expect(up.updates.length).toBeLessThan(MOST_OPERATIONS)
  const largest = Math.max(...up.updates.map(({ Payload = '' }) => Buffer.byteLength(Payload)))
  expect(largest).toBeLessThan(LARGEST_CHECKPOINT / 10)

  world.shop.close(42)
  const down = await world.run(environmentOrder('closed'))
  expect(down).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded', performed: { did: 'down' } } })
  expect(await world.atlas()).toEqual([])
  expect(secretsIn({ run: down, world })).toEqual([])
  expect(world.recorded.counts.filter((count) => count.startsWith('Runs'))).toEqual([
    'RunsStarted',
    'RunsSucceeded',
    'RunsStarted',
    'RunsSucceeded',
  ])
})

test('a sweep starts a run for each environment that nobody wants any more, and that run takes it down', async () => {
  const world = await start(FLEX)
  await world.run(environmentOrder('opened'))
  world.shop.close(42, '2026-01-01T00:00:00Z')
  const all = await world.run(sweepOrder({ repository: 'octo/shop' }))
  expect(all).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded' } })
  const [due, ...others] = world.runs.orders
  expect([due, others]).toMatchObject([sweepOrder({ repository: 'octo/shop', pullRequest: 42 }), []])
  if (due === undefined) throw new TypeError('no run was started')
  expect(await world.atlas()).toHaveLength(1)
  const one = await world.run(due)
  expect(one).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded' } })
  expect(await world.atlas()).toEqual([])
  expect(secretsIn({ run: one, world })).toEqual([])
})

test('a run that gives way to a younger one ends before it writes anything more', async () => {
  const world = await start(M10)
  const isBegun = () => writesIn(world).includes('POST /groups/…/clusters')
  const run = await world.run(environmentOrder('opened'), { isSuperseded: isBegun })
  expect(run).toMatchObject({ status: 'SUCCEEDED', result: { state: 'superseded' } })
  expect(writesIn(world)).toEqual(['POST /groups', 'POST /groups/…/accessList', 'POST /groups/…/clusters'])
  expect(world.recorded.counts).toContain('RunsSuperseded')
})

test('a slice that takes longer than its invocation is put down in time, and the next one goes on', async () => {
  const world = await start(FLEX)
  const run = await world.run(environmentOrder('opened'), { silentFirstMs: 1_000 })
  expect(run).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded' } })
  expect(new Set(writesIn(world)).size).toBe(writesIn(world).length)
  const [first, ...others] = world.recorded.lines.filter(({ event }) => event === 'run waits')
  expect(first).toMatchObject({ fields: { run: expect.any(String), repository: 'octo/shop', isCutShort: true } })
  expect(others.filter(({ fields }) => fields?.['isCutShort'] === true)).toEqual([])
})

test('the execution of a run that fails has failed, by what the run says', async () => {
  const world = await start(M10.replace('org-id: ORG\n', ''))
  const run = await world.run(environmentOrder('opened'))
  expect(run).toMatchObject({ status: 'FAILED', error: { message: expect.stringContaining('org-id') } })
  expect(writesIn(world)).toEqual([])
  expect(world.recorded.counts).toContain('RunsFailed')
  const lines = world.recorded.lines.filter(({ event }) => event === 'run started' || event === 'run ended')
  const ids = { kind: 'environment', repository: 'octo/shop', pullRequest: 42, run: expect.any(String) }
  expect(lines).toMatchObject([
    { level: 'info', event: 'run started', fields: ids },
    {
      level: 'error',
      event: 'run ended',
      fields: { ...ids, state: 'failed', summary: expect.stringContaining('org-id') },
    },
  ])
})

test('a run without an end is ended', async () => {
  const world = await start(M10)
  const run = await world.run(environmentOrder('opened'), { mostSlices: 3 })
  expect(run).toMatchObject({ status: 'FAILED', error: { message: expect.stringContaining('within 3 slices') } })
})

test('a worker that cannot be opened is tried again, later each time', async () => {
  const world = await start(FLEX)
  const run = await world.run(environmentOrder('opened'), { closedFor: 3 })
  expect(run).toMatchObject({ status: 'SUCCEEDED', result: { state: 'succeeded' } })
  const delays = run.updates.flatMap(({ StepOptions }) => StepOptions?.NextAttemptDelaySeconds ?? [])
  expect(delays).toEqual([10, 20, 40])
})

test('a worker that stays closed fails the run in the end, with what keeps it closed', async () => {
  const world = await start(FLEX)
  const run = await world.run(environmentOrder('opened'), { closedFor: 100 })
  expect(run).toMatchObject({
    status: 'FAILED',
    error: { message: expect.stringContaining('The secret cannot be read') },
  })
})

test('what is no order is refused', async () => {
  const world = await start(FLEX)
  const run = await world.run(Object({ kind: 'unknown' }))
  expect(run).toMatchObject({ status: 'FAILED', error: { message: expect.stringContaining('no order') } })
})
