import { describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import { dedicated, field, flex, free, outcome, started } from './started.ts'

const HOUR = 3600 * 1000

/** A project with the cluster `a`, and what writes a user into it. */
async function withCluster(
  body: object,
  { quirks = {}, kind = 'clusters' }: SimulatorOptions & { kind?: string } = {},
) {
  const at = await started({ quirks })
  const project = await at.project()
  const groupId = project.split('/').at(-1)
  const user = (more: object = {}) => ({
    databaseName: 'admin',
    groupId,
    username: 'app',
    password: 'correct horse',
    roles: [{ roleName: 'readWrite', databaseName: 'app' }],
    ...more,
  })
  await at.post(`${project}/${kind}`, body)
  return {
    ...at,
    project,
    user,
    addUser: (more: object = {}) => at.post(`${project}/databaseUsers`, user(more)),
    changeStatus: async () => field(await at.get(`${project}/clusters/a/status`), 'changeStatus'),
    stateName: async () => field(await at.get(`${project}/${kind}/a`), 'stateName'),
  }
}

describe('a change of database users', () => {
  test('is pending on a cluster until it is deployed', async () => {
    const { clock, addUser, changeStatus, patch, remove, user, project } = await withCluster(dedicated('a'))
    clock.turn(HOUR)
    expect(await changeStatus()).toBe('APPLIED')
    for (const change of [
      () => addUser(),
      () => patch(`${project}/databaseUsers/admin/app`, user({ password: 'another one' })),
      () => remove(`${project}/databaseUsers/admin/app`),
    ]) {
      expect((await change()).status).toBeLessThan(300)
      expect(await changeStatus()).toBe('PENDING')
      clock.turn(14_999)
      expect(await changeStatus()).toBe('PENDING')
      clock.turn(1)
      expect(await changeStatus()).toBe('APPLIED')
    }
  })

  test('is none when it was refused', async () => {
    const { clock, addUser, changeStatus } = await withCluster(dedicated('a'))
    clock.turn(HOUR)
    expect((await addUser({ password: 'short' })).status).toBe(400)
    expect(await changeStatus()).toBe('APPLIED')
  })

  test('is one too when a custom role changes', async () => {
    const { clock, changeStatus, post, project } = await withCluster(dedicated('a'))
    clock.turn(HOUR)
    await post(`${project}/customDBRoles/roles`, { roleName: 'r', inheritedRoles: [{ db: 'app', role: 'read' }] })
    expect(await changeStatus()).toBe('PENDING')
    clock.turn(15_000)
    expect(await changeStatus()).toBe('APPLIED')
  })

  test('is one too when the time of a user is over', async () => {
    const { clock, addUser, changeStatus } = await withCluster(dedicated('a'))
    clock.turn(HOUR)
    await addUser({ deleteAfterDate: new Date(clock.now().getTime() + HOUR).toISOString() })
    clock.turn(HOUR)
    expect(await changeStatus()).toBe('PENDING')
    clock.turn(15_000)
    expect(await changeStatus()).toBe('APPLIED')
  })

  test('takes as long as the simulator is told', async () => {
    const { clock, addUser, changeStatus } = await withCluster(dedicated('a'), { quirks: { userDeployMs: 60_000 } })
    clock.turn(HOUR)
    await addUser()
    clock.turn(59_999)
    expect(await changeStatus()).toBe('PENDING')
    clock.turn(1)
    expect(await changeStatus()).toBe('APPLIED')
  })

  // Recorded: a dedicated cluster was IDLE four seconds later.
  test('leaves a dedicated cluster IDLE, unless the simulator is told otherwise', async () => {
    for (const [kinds, state] of [
      [['free', 'flex'], 'IDLE'],
      [['dedicated'], 'UPDATING'],
    ] as const) {
      const at = await withCluster(dedicated('a'), { quirks: { userChangeUpdates: kinds } })
      at.clock.turn(HOUR)
      await at.addUser()
      at.clock.turn(4000)
      expect(await at.stateName()).toBe(state)
    }
  })

  // Recorded: created, user four seconds later, UPDATING four and eight seconds after that, IDLE after 23.
  test('makes an M0 cluster UPDATING, though it said IDLE for a moment', async () => {
    const { clock, addUser, stateName } = await withCluster(free('a'))
    clock.turn(HOUR)
    await addUser()
    expect(await stateName()).toBe('IDLE')
    clock.turn(4000)
    expect(await stateName()).toBe('UPDATING')
    clock.turn(11_000)
    expect(await stateName()).toBe('IDLE')
  })

  test('keeps an M0 cluster that was just created from being IDLE', async () => {
    const { clock, addUser, stateName, changeStatus } = await withCluster(free('a'))
    clock.turn(10_000)
    await addUser()
    expect(await stateName()).toBe('CREATING')
    clock.turn(5000)
    expect(await stateName()).toBe('UPDATING')
    expect(await changeStatus()).toBe('PENDING')
    clock.turn(10_000)
    expect(await stateName()).toBe('IDLE')
    expect(await changeStatus()).toBe('APPLIED')
  })

  // The API's description of the status: "does not include the deployment of new dedicated clusters".
  test('is all that the status of a new dedicated cluster tells: whether it is there yet, it does not', async () => {
    const { clock, addUser, changeStatus, stateName } = await withCluster(dedicated('a'))
    expect([await stateName(), await changeStatus()]).toEqual(['CREATING', 'APPLIED'])
    await addUser()
    expect([await stateName(), await changeStatus()]).toEqual(['CREATING', 'PENDING'])
    clock.turn(15_000)
    expect([await stateName(), await changeStatus()]).toEqual(['CREATING', 'APPLIED'])
  })

  test('before the cluster was created makes no difference to it', async () => {
    const { clock, get, post, project, addUser } = await withCluster(dedicated('a'))
    await addUser()
    await post(`${project}/clusters`, free('b'))
    clock.turn(15_000)
    expect((await get(`${project}/clusters/b`)).json).toMatchObject({ stateName: 'IDLE' })
  })
})

describe('the status of changes of a flex cluster', () => {
  test('is refused, as the cluster API refuses it everywhere', async () => {
    const { get, project } = await withCluster(flex('a'), { kind: 'flexClusters' })
    expect(outcome(await get(`${project}/clusters/a/status`))).toBe('400 CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API')
  })

  test('is given when the simulator is told so, and its state tells it in any case', async () => {
    const options = { kind: 'flexClusters', quirks: { flexChangeStatus: 'accept' } } as const
    const { clock, addUser, changeStatus, stateName } = await withCluster(flex('a'), options)
    clock.turn(HOUR)
    expect(await changeStatus()).toBe('APPLIED')
    await addUser()
    clock.turn(1000)
    expect([await changeStatus(), await stateName()]).toEqual(['PENDING', 'UPDATING'])
    clock.turn(14_000)
    expect([await changeStatus(), await stateName()]).toEqual(['APPLIED', 'IDLE'])
  })
})
