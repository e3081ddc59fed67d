import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDurableRuns } from '../../../src/function/aws/durable-runs.ts'
import { createIsSuperseded } from '../../../src/function/aws/superseded.ts'
import type { EnvironmentOrder, RunOrder } from '../../../src/function/runs/run-order.ts'
import { nameOf } from '../../scenarios/preview-world.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { type Status, startLambda, WORKER } from './support/lambda-api.ts'

const OPENED: EnvironmentOrder = {
  kind: 'environment',
  repository: 'octo/shop',
  pullRequest: 42,
  action: 'opened',
  since: '2026-11-22T08:00:00Z',
}
const OUTCOME = { state: 'succeeded', summary: 'done', steps: [], notices: [] }

async function start() {
  const lambda = await startLambda()
  const { log, lines } = recordedLog()
  const { openLambda } = lambda
  const runs = createDurableRuns({ workerArn: WORKER, openLambda })
  const isSuperseded = createIsSuperseded({ workerArn: WORKER, openLambda, log })
  const only = () => {
    const [execution, ...others] = lambda.executions
    if (execution === undefined || others.length > 0) throw new TypeError(`${lambda.executions.length} executions`)
    return execution
  }
  return { lambda, runs, isSuperseded, lines, only }
}

test('a run is one execution: a delivery that comes twice finds it, whatever the order of its properties', async () => {
  const { runs, lambda, only } = await start()
  const first = await runs.start(OPENED)
  lambda.at(Date.now() + 60_000)
  const reversed: EnvironmentOrder = Object(Object.fromEntries(Object.entries(OPENED).toReversed()))
  expect(await runs.start(reversed)).toMatchObject({ id: first.id })
  expect(first.isNew).toBe(true)
  const { name, payload } = only()
  expect(JSON.parse(payload)).toEqual(OPENED)
  const text = JSON.stringify(Object.fromEntries(Object.entries(OPENED).sort(([a], [b]) => (a < b ? -1 : 1))))
  const digest = createHash('sha256')
    .update(`${WORKER.replace(/:live$/, '')}\n${text}`)
    .digest('hex')
  expect(name).toBe(`${nameOf(42)}_${digest.slice(0, 16)}`)
})

test('a run that was there before is not new', async () => {
  const { runs, lambda } = await start()
  lambda.at(Date.now() - 60_000)
  await runs.start(OPENED)
  expect(await runs.start(OPENED)).toMatchObject({ isNew: false })
})

test.each<Status>(['FAILED', 'TIMED_OUT', 'STOPPED'])(
  'after a run that is %s the same delivery starts another',
  async (status) => {
    const { runs, lambda, only } = await start()
    const first = await runs.start(OPENED)
    only().status = status
    const second = await runs.start(OPENED)
    expect(second).toMatchObject({ isNew: true })
    expect(second.id).not.toBe(first.id)
    const [one, two] = lambda.executions
    expect(two?.name).toBe(`${one?.name}_2`)
    expect(await runs.start(OPENED)).toMatchObject({ id: second.id })
  },
)

test('the fifth failure is the last', async () => {
  const { runs, lambda } = await start()
  for (let time = 0; time < 5; time += 1) {
    await runs.start(OPENED)
    for (const execution of lambda.executions) execution.status = 'FAILED'
  }
  await expect(runs.start(OPENED)).rejects.toThrow('5 runs for this event')
  expect(lambda.executions).toHaveLength(5)
})

test('a run that has succeeded is not started again', async () => {
  const { runs, only } = await start()
  const { id } = await runs.start(OPENED)
  only().status = 'SUCCEEDED'
  expect(await runs.start(OPENED)).toMatchObject({ id })
})

test('an execution that shows only after a moment is found', async () => {
  const { runs, lambda } = await start()
  lambda.hide(2)
  expect(await runs.start(OPENED)).toMatchObject({ isNew: true })
  expect(lambda.calls).toEqual([
    'POST functions invocations',
    ...Array.from({ length: 3 }, () => 'GET durable-executions'),
  ])
})

test('an order that Lambda does not take rejects, and one that is too long is not sent', async () => {
  const { runs, lambda } = await start()
  lambda.fail({ status: 403, type: 'AccessDeniedException' })
  await expect(runs.start(OPENED)).rejects.toThrow('AccessDeniedException')
  const sent = lambda.calls.length
  const long: RunOrder = { kind: 'hours', repository: `octo/${'x'.repeat(1024 * 1024)}`, since: OPENED.since }
  await expect(runs.start(long)).rejects.toThrow('Lambda takes 1048576')
  expect(lambda.calls).toHaveLength(sent)
})

test.each([WORKER.replace(/:live$/, ''), 'atlas-worker', ''])('%j is no qualified ARN', (workerArn) => {
  expect(() => createDurableRuns({ workerArn, openLambda: () => Promise.reject(new Error('not asked')) })).toThrow(
    'ATLAS_FUNCTION_WORKER',
  )
})

test('a run is found from its beginning to its end', async () => {
  const { runs, only } = await start()
  const { id } = await runs.start(OPENED)
  expect(await runs.find(id)).toEqual({ order: OPENED, view: { state: 'running', doing: [] } })
  const doing = [{ step: 'cluster', operation: 'create-cluster', doing: 'creating the cluster (CREATING)' }]
  only().steps.push(JSON.stringify({ status: 'waiting', waitSeconds: 30, notes: {}, doing: [] }))
  only().steps.push(JSON.stringify({ status: 'waiting', waitSeconds: 30, notes: {}, doing }))
  expect(await runs.find(id)).toEqual({ order: OPENED, view: { state: 'running', doing } })
  Object.assign(only(), { status: 'SUCCEEDED', result: JSON.stringify(OUTCOME) })
  expect(await runs.find(id)).toEqual({ order: OPENED, view: { state: 'succeeded', doing: [], outcome: OUTCOME } })
})

test('a run that failed shows its own outcome; one that broke shows what Lambda says', async () => {
  const { runs, only } = await start()
  const { id } = await runs.start(OPENED)
  const outcome = { ...OUTCOME, state: 'failed', summary: 'cluster: no capacity' }
  Object.assign(only(), { status: 'FAILED', error: 'cluster: no capacity' })
  expect(await runs.find(id)).toMatchObject({
    view: { state: 'failed', outcome: { summary: 'The run broke: cluster: no capacity' } },
  })
  only().steps.push(JSON.stringify({ status: 'ended', outcome }))
  expect(await runs.find(id)).toMatchObject({ view: { state: 'failed', outcome } })
})

test.each([
  '',
  'nothing',
  '../x',
  `${WORKER}/x`,
  'a~7~b',
  'arn:aws:lambda:us-east-1:123456789012:function:other:1/durable-execution/a/b',
])('no run has the id %j', async (id) => {
  const { runs } = await start()
  expect(await runs.find(id)).toBeUndefined()
})

test('of several runs for an environment the youngest goes on, and those of others do not count', async () => {
  const { runs, lambda, isSuperseded } = await start()
  const begun = Date.parse('2026-11-22T08:00:00Z')
  const at = async (seconds: number, order: RunOrder) => {
    lambda.at(begun + seconds * 1000)
    return { order, id: (await runs.start(order)).id }
  }
  const old = await at(0, OPENED)
  for (let number = 100; number < 125; number += 1) await at(1, { ...OPENED, pullRequest: number })
  const sweep = await at(2, { kind: 'sweep', repository: 'octo/shop', pullRequest: 42, since: OPENED.since })
  expect(await isSuperseded(old)).toBe(false)
  const middle = await at(3, { ...OPENED, action: 'synchronize', since: '2026-11-22T08:01:00Z' })
  const young = await at(3, { ...OPENED, action: 'closed', since: '2026-11-22T08:02:00Z' })
  expect(await isSuperseded(old)).toBe(true)
  expect([await isSuperseded(middle), await isSuperseded(young)].toSorted()).toEqual([false, true])
  expect(await isSuperseded(sweep)).toBe(false)
  for (const execution of lambda.executions) if (execution.startedAt > begun) execution.status = 'FAILED'
  expect(await isSuperseded(old)).toBe(false)
})

test.each(['all versions', 'none but $LATEST'] as const)(
  'a younger run is seen where a listing without a qualifier holds %s, also one of a version published meanwhile',
  async (listing) => {
    const { runs, lambda, isSuperseded } = await start()
    lambda.listWithout(listing)
    const begun = Date.parse('2026-11-22T08:00:00Z')
    const at = async (seconds: number, order: RunOrder) => {
      lambda.at(begun + seconds * 1000)
      return { order, id: (await runs.start(order)).id }
    }
    const old = await at(0, OPENED)
    expect(await isSuperseded(old)).toBe(false)
    const sameVersion = await at(2, { ...OPENED, action: 'synchronize', since: '2026-11-22T08:01:00Z' })
    expect(await isSuperseded(old)).toBe(true)
    expect(await isSuperseded(sameVersion)).toBe(false)
    lambda.publish('8')
    const young = await at(4, { ...OPENED, action: 'closed', since: '2026-11-22T08:02:00Z' })
    expect(await isSuperseded(sameVersion)).toBe(true)
    expect(await isSuperseded(young)).toBe(false)
  },
)

test('where Lambda does not say whether there is a younger run, the run goes on and says so', async () => {
  const { runs, lambda, isSuperseded, lines } = await start()
  const { id } = await runs.start(OPENED)
  lambda.fail({ status: 400, type: 'AccessDeniedException' })
  expect(await isSuperseded({ id, order: OPENED })).toBe(false)
  expect(lines).toMatchObject([
    { level: 'warn', event: 'younger runs unknown', fields: { why: 'AccessDeniedException' } },
  ])
})
