import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { ownerOfEnvironment } from '../../src/environments/identity.ts'
import { downSteps } from '../../src/environments/life/down.ts'
import { environmentName } from '../../src/environments/name.ts'
import { deleteDatabaseUser } from '../../src/operations/delete-database-user.ts'
import type { BuiltStep } from '../../src/plan/build.ts'
import { type DatabaseStage, databaseStage, PASSWORD } from './support/database-stage.ts'
import { dropOn, PATIENT } from './support/drop-run.ts'

const IDENTITY = { repository: 'octo/shop', pullRequest: 42 }
const OWNER = ownerOfEnvironment({ identity: IDENTITY, mark: 'mark' })
const NAME = environmentName(IDENTITY)

/** What takes down the environment of a shared cluster, on the clock of the stage. */
function stepsOf({ projectId, clock }: DatabaseStage): readonly BuiltStep[] {
  const holding = { kind: 'user', projectId, username: NAME } as const
  const environment = { ...IDENTITY, name: NAME, expiresAt: undefined, isProtected: false, holdings: [holding] }
  const place = { isolation: 'database', projectId, clusterName: 'shared' } as const
  return downSteps({ environment, place, isReachable: false }).map((step) =>
    step.operation.name === 'drop-database' ? { ...step, operation: dropOn(clock, PATIENT) } : step,
  )
}

/** The user of the environment, as `up` marks it, whom the cluster knows. */
async function userOf({ call, projectId, clock }: DatabaseStage): Promise<void> {
  const { status } = await call('POST', `/groups/${projectId}/databaseUsers`, {
    groupId: projectId,
    databaseName: 'admin',
    username: NAME,
    password: PASSWORD,
    description: 'Managed by mongodb-atlas-action for octo/shop#42',
    roles: [{ roleName: 'readWrite', databaseName: NAME }],
  })
  if (status !== 201) throw new TypeError(`no user: ${status}`)
  clock.turn(60_000)
}

test.for(['M10', 'flex'])(
  'what a job writes until the cluster %s lets it in no more is dropped as well',
  async (tier) => {
    const world = await databaseStage({ tier })
    await userOf(world)
    const client = new MongoClient(world.uriOf(NAME))
    onTestFinished(() => client.close())
    const write = () =>
      client
        .db(NAME)
        .collection('orders')
        .insertOne({ paid: true })
        .then(
          () => 'written',
          () => 'refused',
        )
    expect(await write()).toBe('written')
    const said: string[] = []
    const busy = stepsOf(world).map((step): BuiltStep => {
      const isLast = step.operation === deleteDatabaseUser && step.id === 'unkey'
      if (!isLast) return step
      return {
        ...step,
        operation: {
          ...step.operation,
          async step(context) {
            const end = world.clock.begin()
            said.push(await write().finally(end))
            return step.operation.step(context)
          },
        },
      }
    })
    const { states } = await world.steps(busy, { owner: OWNER })
    expect(states).toMatchObject({ data: { status: 'done' }, rest: { status: 'done' }, unkey: { status: 'done' } })
    expect(said[0]).toBe('refused')
    expect(await world.databases()).toEqual([])
  },
)

test('a cluster that is paused is no reason to leave the data: the user stays, by whom they are found again', async () => {
  const world = await databaseStage()
  await userOf(world)
  await world.fill(NAME, 'shop')
  const pause = async (paused: boolean) => {
    const { status } = await world.call('PATCH', `/groups/${world.projectId}/clusters/shared`, { paused })
    if (status !== 200) throw new TypeError(`not paused: ${status}`)
    world.clock.turn(20 * 60_000)
  }
  world.clock.turn(90 * 60_000)
  await pause(true)
  const { states } = await world.steps(stepsOf(world), { owner: OWNER })
  expect(states).toMatchObject({
    data: { status: 'failed', error: { code: 'DATABASE_CLUSTER_PAUSED', message: expect.stringContaining('shared') } },
    user: { status: 'blocked' },
  })
  await pause(false)
  const again = await world.steps(stepsOf(world), { owner: OWNER })
  expect(again.states).toMatchObject({ data: { change: 'deleted' }, user: { change: 'deleted' } })
  expect(await world.databases()).toEqual(['shop'])
})
