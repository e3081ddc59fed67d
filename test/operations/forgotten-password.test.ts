import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { createDatabaseUser } from '../../src/operations/create-database-user.ts'
import type { Memory } from '../../src/operations/operation.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { createSecretKeeping } from '../../src/plan/own-secrets.ts'
import { clusterStage } from './support/cluster-stage.ts'
import { addUser, passwordsSent } from './support/database-users.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'

interface Given {
  readonly rotatePassword: boolean
  readonly wait?: boolean
  readonly password?: Secret
}

/** Calls the step with what the run remembers, which goes through JSON; a process without the host's key makes its own. */
function host(world: Stage, projectId: string) {
  const { simulator, clock } = world
  const connection = connect({
    host: { cloud: 'commercial', origin: simulator.url, isLoopback: true },
    credentials: { kind: 'api-key', publicKey: simulator.publicKey, privateKey: new Secret(simulator.privateKey) },
    clock: clock.wire,
    random: () => 0.5,
    proxy: {},
    userAgent: 'mongodb-atlas-action/0.0.0-test',
    signal: new AbortController().signal,
    onSecret: () => {},
    onNotice: () => {},
  })
  onTestFinished(() => connection.close())
  let kept = '{}'
  return (key?: Uint8Array) => {
    const made: string[] = []
    const secrets = createSecretKeeping((secret) => made.push(secret.reveal()), key).ofStep('user')
    return async ({ wait = false, ...given }: Given) => {
      const memory: Memory = JSON.parse(kept)
      const progress = await createDatabaseUser.step({
        atlas: connection.atlas,
        params: {
          projectId,
          username: 'app',
          roles: ['readWrite@app'],
          authType: 'scram',
          ifExists: 'fail',
          wait,
          ...given,
        },
        memory,
        owner: SHOP,
        policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
        random: () => 0.5,
        secrets,
        outside: createOutside({ folder: tmpdir() }),
      })
      kept = JSON.stringify(memory)
      for (const secret of made) expect(kept).not.toContain(secret)
      return progress
    }
  }
}

const writesIn = ({ sent }: Pick<Stage, 'sent'>) => sent.filter(({ method }) => method !== 'GET')

describe('a process that never knew the password', () => {
  test.for([
    { what: 'created', rotatePassword: false, first: 'POST' },
    { what: 'rotated', rotatePassword: true, first: 'PATCH' },
  ])('that was $what sets another one, once', async ({ rotatePassword, first }) => {
    const world = await stage()
    const id = await world.project()
    if (rotatePassword) await addUser(world, id)
    const before = world.sent.length
    const processes = host(world, id)
    expect(await processes()({ rotatePassword })).toMatchObject({ status: 'waiting' })
    const next = processes()
    expect(await next({ rotatePassword })).toMatchObject({ status: 'waiting', doing: 'updating the database user' })
    const end = await next({ rotatePassword })
    if (end.status !== 'done') throw new TypeError(end.status)
    const writes = writesIn({ sent: world.sent.slice(before) })
    expect(writes.map(({ method }) => method)).toEqual([first, 'PATCH'])
    const [forgotten, known] = passwordsSent({ sent: writes })
    expect(known).not.toBe(forgotten)
    expect(end.outputs.password instanceof Secret && end.outputs.password.reveal()).toBe(known)
  })
})

describe('a host that loses its process after every look', () => {
  test.for([
    { what: 'of a new user', rotatePassword: false, method: 'POST' },
    { what: 'of a user that is there', rotatePassword: true, method: 'PATCH' },
  ])('and keeps its key sets the password $what once, and hands that one out', async ({ rotatePassword, method }) => {
    const world = await clusterStage()
    if (rotatePassword) await addUser(world, world.id)
    const before = world.sent.length
    const processes = host(world, world.id)
    const key = randomBytes(32)
    for (let looks = 1; ; looks += 1) {
      const progress = await processes(key)({ rotatePassword, wait: true })
      if (progress.status === 'waiting') {
        // The simulator takes 15 s to apply a change of users, and whoever waits looks every second at the most.
        expect(looks).toBeLessThanOrEqual(16)
        world.clock.turn(progress.checkAgainInMs)
        continue
      }
      if (progress.status !== 'done') throw new TypeError(progress.status)
      const writes = writesIn({ sent: world.sent.slice(before) })
      expect(writes.map((write) => write.method)).toEqual([method])
      expect(looks).toBeGreaterThan(3)
      expect([progress.outputs.password instanceof Secret && progress.outputs.password.reveal()]).toEqual(
        passwordsSent({ sent: writes }),
      )
      return
    }
  })

  test('sets a password that was given once, and keeps nothing of it', async () => {
    const world = await stage()
    const id = await world.project()
    const processes = host(world, id)
    const given = { rotatePassword: false, password: new Secret('correct horse battery') }
    expect(await processes()(given)).toMatchObject({ status: 'waiting' })
    expect(await processes()(given)).toMatchObject({ status: 'done', change: 'created' })
    expect(writesIn(world).filter(({ url }) => url.includes('databaseUsers'))).toHaveLength(1)
  })
})

test('secrets differ by step, by name and by key, and not by process', () => {
  const [one, other] = [randomBytes(32), randomBytes(32)]
  const made = (key: Uint8Array, step: string, name: string) =>
    createSecretKeeping(() => {}, key)
      .ofStep(step)
      .make(name)
      .reveal()
  expect(made(one, 'user', 'password')).toBe(made(one, 'user', 'password'))
  const all = [
    made(one, 'user', 'password'),
    made(one, 'admin', 'password'),
    made(one, 'user', 'key'),
    made(other, 'user', 'password'),
  ]
  expect(new Set(all).size).toBe(4)
  for (const secret of all) expect(secret).toMatch(/^[A-Za-z0-9]{40}$/)
})
