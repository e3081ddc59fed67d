import { expect, test } from 'vitest'
import type { Patience } from '../../src/environments/database/database-driver.ts'
import { databaseStage, PASSWORD } from './support/database-stage.ts'
import { DATABASE, HASTY, PATIENT } from './support/drop-run.ts'
import { type Fate, interposedMongod } from './support/interposed-mongod.ts'

const DROPPER = `${DATABASE}-drop`

/** What comes of a drop whose commands have another fate the first `times`. */
async function dropThrough(
  command: string,
  fate: Fate,
  { times = 1, patience = PATIENT }: { times?: number; patience?: Patience } = {},
) {
  const world = await databaseStage()
  await world.fill(DATABASE, 'shop')
  await world.user(DROPPER, [`dbAdmin@${DATABASE}`])
  const port = await interposedMongod({
    port: world.port,
    fate: (name, count) => (name === command && count <= times ? fate : undefined),
  })
  const { states, doing, tookMs } = await world.drop(world.uriOf(DROPPER, { port }), patience)
  return { state: states['data'], doing, tookMs, left: await world.databases() }
}

test('an answer that is lost after the database was dropped is made up for by another try', async () => {
  const { state, doing, left } = await dropThrough('dropDatabase', 'lost')
  expect(doing[1]).toMatch(/^trying again to drop the database \(/)
  expect(state).toMatchObject({ status: 'done', change: 'deleted' })
  expect(left).toEqual(['shop'])
})

test('an answer that never comes is not waited for without end', async () => {
  const { state, doing, left } = await dropThrough('dropDatabase', 'silence')
  expect(doing[1]).toMatch(/^trying again to drop the database \(.*timed out/)
  expect(state).toMatchObject({ status: 'done', change: 'deleted' })
  expect(left).toEqual(['shop'])
})

test.for([
  ['another drop is going on', { code: 215, errmsg: 'database is in the process of being dropped' }],
  ['an election', { code: 10107, errmsg: 'not primary' }],
  ['a node that shuts down', { code: 91, errmsg: 'shutting down' }],
  ['a majority that is slow', { code: 64, errmsg: 'waiting for replication timed out' }],
  [
    'a label of the server',
    { code: 462, errmsg: 'rate limiter', errorLabels: ['SystemOverloadedError', 'RetryableError'] },
  ],
] as const)('%s passes', async ([, fate]) => {
  const { state, left } = await dropThrough('dropDatabase', fate, { times: 2 })
  expect(state).toMatchObject({ status: 'done', change: 'deleted' })
  expect(left).toEqual(['shop'])
})

test.for([
  [
    'Atlas before a shared cluster',
    { code: 8000, errmsg: 'user is not allowed to do action [listDatabases] on [admin.]' },
  ],
  ['MongoDB', { code: 13, errmsg: 'not authorized on admin to execute command { listDatabases: 1 }' }],
  ['a proxy that does not know it', { code: 59, errmsg: "no such command: 'listDatabases'" }],
] as const)('that %s shows no list of databases keeps none from being dropped', async ([, fate]) => {
  const { state, left } = await dropThrough('listDatabases', fate, { times: Number.POSITIVE_INFINITY })
  expect(state).toMatchObject({ status: 'done', change: 'deleted' })
  expect(left).toEqual(['shop'])
})

test('what passes and does not is given up after a minute', async () => {
  const fate = { code: 215, errmsg: 'database is in the process of being dropped' }
  const { state, tookMs, left } = await dropThrough('dropDatabase', fate, { times: Number.POSITIVE_INFINITY })
  expect(state).toMatchObject({
    status: 'failed',
    error: {
      code: 'DATABASE_DROP_FAILED',
      message:
        'database `pr-42-0123abcd` of 127.0.0.1: it could not be dropped (database is in the process of being dropped).',
    },
  })
  expect(tookMs).toBeGreaterThanOrEqual(60_000)
  expect(tookMs).toBeLessThan(64_000)
  expect(left).toEqual([DATABASE, 'shop'])
})

test('anything else that the server says is a failure at once, and nothing of it reaches the log as a command', async () => {
  const { state, tookMs } = await dropThrough('dropDatabase', {
    code: 20,
    errmsg: `no\n::error::\u001b[31m##[error] ${PASSWORD}`,
  })
  expect(state).toMatchObject({
    status: 'failed',
    error: { code: 'DATABASE_DROP_FAILED', message: expect.stringContaining('(no ::error:: [31m## [error] ***)') },
  })
  expect(tookMs).toBe(0)
})

test('a login that no answer comes to ends as no connection', async () => {
  const { state } = await dropThrough('saslContinue', 'silence', {
    times: Number.POSITIVE_INFINITY,
    patience: HASTY,
  })
  expect(state).toMatchObject({ status: 'skipped', why: expect.stringContaining('was left: there is no connection') })
})
