import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.ts'
import { createDatabaseUser } from '../../src/operations/create-database-user.ts'
import { deleteDatabaseUser } from '../../src/operations/delete-database-user.ts'
import { databaseStage, PASSWORD } from './support/database-stage.ts'
import { DATABASE, dropOn, HASTY, PATIENT } from './support/drop-run.ts'

const OTHERS = ['pr-4-0123abcd', 'pr-42-0123abce', 'shop']
const DROPPER = `${DATABASE}-drop`
const KEY = [`dbAdmin@${DATABASE}`]

describe('the database of an environment', () => {
  test.for(['M10', 'flex'])('is dropped on a cluster %s, and no other; a second time finds it gone', async (tier) => {
    const world = await databaseStage({ tier })
    await world.fill(DATABASE, ...OTHERS)
    const uri = await world.user(DROPPER, KEY)
    const { states, secrets } = await world.drop(uri)
    expect(states['data']).toMatchObject({ status: 'done', change: 'deleted', outputs: { database: DATABASE } })
    expect(secrets).toContain(uri)
    expect(await world.databases()).toEqual(OTHERS)
    const again = await world.drop(uri)
    expect(again.states['data']).toMatchObject({ status: 'done', change: 'unchanged', outputs: { database: DATABASE } })
    expect(await world.databases()).toEqual(OTHERS)
  })

  test('is dropped through a user that lives for it only', async () => {
    const world = await databaseStage()
    await world.fill(DATABASE, ...OTHERS)
    const run = await world.steps(steps(world))
    expect(Object.fromEntries(Object.entries(run.states).map(([id, { status }]) => [id, status]))).toEqual({
      key: 'done',
      data: 'done',
      unkey: 'done',
    })
    expect(run.states['data']).toMatchObject({ change: 'deleted' })
    expect(await world.databases()).toEqual(OTHERS)
    const { key } = run.states
    const uri = key?.status === 'done' && key.outputs['connection-string-with-credentials']
    if (!(uri instanceof Secret)) throw new TypeError('no connection string')
    expect(run.secrets).toContain(uri.reveal())
    expect(JSON.stringify([run.states, run.doing])).not.toContain(run.secrets[0])
  })

  test('is not reached by a dry run', async () => {
    const world = await databaseStage()
    await world.fill(DATABASE)
    const { states } = await world.steps(steps(world), { dryRun: true })
    expect(states).toMatchObject({
      key: { status: 'planned' },
      data: { status: 'planned' },
      unkey: { status: 'planned' },
    })
    expect(await world.databases()).toEqual([DATABASE])
  })
})

describe('what takes its time', () => {
  test('a user that the cluster does not know yet is waited for', async () => {
    const world = await databaseStage()
    await world.fill(DATABASE)
    const { states, doing } = await world.drop(await world.user(DROPPER, KEY, { wait: false }))
    expect(doing[1]).toMatch(/^waiting for the cluster to let the user in \(bad auth : /)
    expect(states['data']).toMatchObject({ status: 'done', change: 'deleted' })
  })

  test('an entry of the network access list that is not in effect yet is waited for', async () => {
    const world = await databaseStage()
    await world.fill(DATABASE)
    const uri = await world.user(DROPPER, KEY)
    await world.call('DELETE', `/groups/${world.projectId}/accessList/127.0.0.1`)
    world.clock.turn(60_000)
    await world.call('POST', `/groups/${world.projectId}/accessList`, [{ ipAddress: '127.0.0.1' }])
    const { states, doing } = await world.drop(uri, { connectMs: 500, answerMs: 1_500 })
    expect(doing[1]).toMatch(/^waiting for a connection to the cluster \(/)
    expect(states['data']).toMatchObject({ status: 'done', change: 'deleted' })
  })
})

describe('what cannot be dropped', () => {
  test('where the network access list does not let this machine in: it is said, and no failure', async () => {
    const world = await databaseStage({ clientAddress: '203.0.113.7' })
    const { states, tookMs } = await world.drop(await world.user(DROPPER, KEY), HASTY)
    expect(states['data']).toMatchObject({
      status: 'skipped',
      why: expect.stringMatching(
        /^database `pr-42-0123abcd` of 127\.0\.0\.1 was left: there is no connection from here/,
      ),
    })
    expect(tookMs).toBeGreaterThanOrEqual(60_000)
    expect(tookMs).toBeLessThan(64_000)
  })

  test('with a wrong password: it fails after a minute, and shows neither that nor the right one', async () => {
    const world = await databaseStage()
    await world.fill(DATABASE)
    await world.user(DROPPER, KEY)
    const { states, tookMs, doing } = await world.drop(world.uriOf(DROPPER, { password: 'wr0ng/Pass word' }))
    const { data } = states
    expect(data).toMatchObject({
      status: 'failed',
      error: { code: 'DATABASE_LOGIN_REFUSED', hint: expect.stringContaining('Run down again') },
    })
    expect(tookMs).toBeGreaterThanOrEqual(60_000)
    expect(tookMs).toBeLessThan(64_000)
    const seen = JSON.stringify([
      data,
      doing,
      data?.status === 'failed' && [data.error.message, data.error.stack, data.error.cause],
    ])
    for (const secret of [PASSWORD, 'wr0ng', 'Pass%20word']) expect(seen).not.toContain(secret)
    expect(await world.databases()).toEqual([DATABASE])
  })

  test.for([
    ['M10', 'not authorized on pr-42-0123abcd'],
    ['flex', 'user is not allowed to do action \\[dropDatabase\\]'],
  ] as const)(
    'without the right on a cluster %s: it fails at once, and does not pass for gone',
    async ([tier, said]) => {
      const world = await databaseStage({ tier })
      await world.fill(DATABASE, 'shop')
      const { states, tookMs } = await world.drop(await world.user('stranger', ['dbAdmin@shop']))
      expect(states['data']).toMatchObject({
        status: 'failed',
        error: {
          code: 'DATABASE_DROP_FORBIDDEN',
          message: expect.stringMatching(
            new RegExp(`^database .pr-42-0123abcd. of 127\\.0\\.0\\.1: the user may not drop it \\(${said}`),
          ),
        },
      })
      expect(tookMs).toBe(0)
      expect(await world.databases()).toEqual([DATABASE, 'shop'])
    },
  )
})

function steps({ projectId, clock }: Awaited<ReturnType<typeof databaseStage>>) {
  const user = { 'project-id': projectId, username: DROPPER }
  return [
    {
      id: 'key',
      operation: createDatabaseUser,
      params: {
        ...user,
        roles: KEY,
        clusters: ['shared'],
        'cluster-name': 'shared',
        'expires-after': '1h',
        'rotate-password': true,
      },
    },
    {
      id: 'data',
      operation: dropOn(clock, PATIENT),
      params: { 'connection-string': '${key.connection-string-with-credentials}', database: DATABASE },
    },
    { id: 'unkey', operation: deleteDatabaseUser, params: user, needs: ['data'] },
  ]
}
