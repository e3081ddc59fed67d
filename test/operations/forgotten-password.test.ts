import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/atlas/connect.ts'
import { Secret } from '../../src/base/secret.ts'
import { createDatabaseUser } from '../../src/operations/create-database-user.ts'
import type { Memory } from '../../src/operations/operation.ts'
import { createOutside } from '../../src/plan/outside.ts'
import { createSecretKeeping } from '../../src/plan/own-secrets.ts'
import { addUser, passwordsSent } from './support/database-users.ts'
import { SHOP } from './support/run-plan.ts'
import { type Stage, stage } from './support/stage.ts'

/** Calls the step with what the run remembers; a new process remembers that, and nothing of the secrets that were made. */
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
  const memory: Memory = {}
  return () => {
    const secrets = createSecretKeeping(() => {}).ofStep('user')
    return async (rotatePassword: boolean) => {
      const progress = await createDatabaseUser.step({
        atlas: connection.atlas,
        params: {
          projectId,
          username: 'app',
          roles: ['readWrite@app'],
          authType: 'scram',
          rotatePassword,
          ifExists: 'fail',
          wait: false,
        },
        memory,
        owner: SHOP,
        policy: { cloud: 'commercial', allowedProviders: [], allowedRegions: [], allowedTiers: [] },
        random: () => 0.5,
        secrets,
        outside: createOutside({ folder: tmpdir() }),
      })
      expect(JSON.stringify(memory)).not.toContain(secrets.find('password')?.reveal() ?? 'no password')
      return progress
    }
  }
}

test.for([
  { what: 'created', rotate: false, first: 'POST' },
  { what: 'rotated', rotate: true, first: 'PATCH' },
])('a process that never knew the password that was $what sets another one, once', async ({ rotate, first }) => {
  const world = await stage()
  const id = await world.project()
  if (rotate) await addUser(world, id)
  const before = world.sent.length
  const processes = host(world, id)
  expect(await processes()(rotate)).toMatchObject({ status: 'waiting' })
  const next = processes()
  expect(await next(rotate)).toMatchObject({ status: 'waiting', doing: 'updating the database user' })
  const end = await next(rotate)
  if (end.status !== 'done') throw new TypeError(end.status)
  const writes = world.sent.slice(before).filter(({ method }) => method !== 'GET')
  expect(writes.map(({ method }) => method)).toEqual([first, 'PATCH'])
  const [forgotten, known] = passwordsSent({ sent: writes })
  expect(known).not.toBe(forgotten)
  expect(end.outputs.password instanceof Secret && end.outputs.password.reveal()).toBe(known)
})
