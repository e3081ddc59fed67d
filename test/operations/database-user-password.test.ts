import { describe, expect, test } from 'vitest'
import { APP, addUser, passwordsSent, revealed } from './support/database-users.ts'
import { type StageOptions, stage } from './support/stage.ts'
import { LOST, outputsOf, told } from './support/told.ts'

const GIVEN = 'p@ss "w\\rd" for/all'
const USERS = '/api/atlas/v2/groups/{groupId}/databaseUsers'

async function project(options: StageOptions = {}) {
  const world = await stage(options)
  return { ...world, id: await world.project() }
}

describe('the password of a new user', () => {
  test.for(LOST)('is certainly the one that is handed out, although $how', async ({ action }) => {
    const world = await project()
    world.fault({ match: { method: 'POST', path: USERS }, action })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done created')
    const password = revealed(outcome, 'password')
    expect(outcome.secrets).toEqual([password])
    expect(new Set(passwordsSent(outcome))).toEqual(new Set([password]))
    // The last write was answered, and it has set the password.
    expect(passwordsSent({ sent: outcome.sent.filter(({ method }) => method !== 'GET').slice(-1) })).toEqual([password])
    const second = await world.run('create-database-user', APP)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test.for(LOST)('is set until an answer says so, although that answer is lost, too: $how', async ({ action }) => {
    const world = await project()
    world.fault({ match: { method: 'POST', path: USERS }, action: { kind: 'reset', when: 'after' } })
    world.fault({ match: { method: 'PATCH', path: `${USERS}/{databaseName}/{username}` }, action })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.writes.at(-1)).toBe('PATCH /groups/…/databaseUsers/admin/app 200')
    expect(new Set(passwordsSent(outcome))).toEqual(new Set([revealed(outcome, 'password')]))
  })

  test('is the one that was given, which a later run hands out again without having looked', async () => {
    const world = await project()
    const params = { ...APP, password: GIVEN }
    const outcome = await world.run('create-database-user', params)
    expect([told(outcome.state), revealed(outcome, 'password')]).toEqual(['done created', GIVEN])
    expect(passwordsSent(outcome)).toEqual([GIVEN])
    const second = await world.run('create-database-user', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
    expect(revealed(second, 'password')).toBe(GIVEN)
  })

  test('is known when reads do not show the user for half a minute', async () => {
    const world = await project({ quirks: { newUserReadLagMs: 25_000 } })
    const outcome = await world.run('create-database-user', APP)
    expect(told(outcome.state)).toBe('done created')
    expect(outcome.writes.filter((write) => write.endsWith('201'))).toHaveLength(1)
    expect(new Set(passwordsSent(outcome))).toEqual(new Set([revealed(outcome, 'password')]))
  })

  test('is weak in the eyes of Atlas, and an error says so without showing it', async () => {
    const world = await project({
      interposed: ({ method, path, body }) =>
        method === 'POST' && path.endsWith('/databaseUsers')
          ? {
              status: 400,
              json: { error: 400, errorCode: 'WEAK_PASSWORD', detail: `Too weak: ${JSON.parse(body).password}` },
            }
          : undefined,
    })
    const outcome = await world.run('create-database-user', { ...APP, password: GIVEN })
    expect(told(outcome.state)).toContain('failed WEAK_PASSWORD')
    expect(told(outcome.state)).toContain('Too weak: ***')
    expect(JSON.stringify(outcome.state)).not.toContain(GIVEN)
  })
})

describe('rotate-password', () => {
  test('gives a user that is there a new password, once a run', async () => {
    const world = await project()
    await world.run('create-database-user', APP)
    const outcome = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual([
      'done updated',
      ['PATCH /groups/…/databaseUsers/admin/app 200'],
    ])
    expect(passwordsSent(outcome)).toEqual([revealed(outcome, 'password')])
    expect(outcome.secrets).toEqual([revealed(outcome, 'password')])
    const another = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' })
    expect(revealed(another, 'password')).not.toBe(revealed(outcome, 'password'))
  })

  test('gives it the password that was given', async () => {
    const world = await project()
    await addUser(world, world.id)
    const outcome = await world.run('create-database-user', { ...APP, password: GIVEN, 'rotate-password': 'true' })
    expect([told(outcome.state), passwordsSent(outcome)]).toEqual(['done updated', [GIVEN]])
  })

  test('does not rotate what it has just created', async () => {
    const world = await project()
    const outcome = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done created', ['POST /groups/…/databaseUsers 201']])
  })

  test.for(LOST)('hands out the password that is set, although $how', async ({ action }) => {
    const world = await project()
    await addUser(world, world.id)
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' })
    expect(told(outcome.state)).toBe('done updated')
    expect(outcome.writes.at(-1)).toBe('PATCH /groups/…/databaseUsers/admin/app 200')
    expect(new Set(passwordsSent(outcome))).toEqual(new Set([revealed(outcome, 'password')]))
  })
})

describe('a dry run', () => {
  test.for([
    { what: 'that is made', more: {} },
    { what: 'that is given', more: { password: GIVEN } },
    { what: 'of signs that the runner takes for commands', more: { password: 'abc##[add-mask]::xyz' } },
    { what: 'behind a name that fills the line', more: { username: '"'.repeat(1024), password: 'x'.repeat(512) } },
  ])('sends nothing and does not show the password $what', async ({ more }) => {
    const world = await project()
    const outcome = await world.run('create-database-user', { ...APP, ...more }, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: create: POST \S+\/databaseUsers \{"password":"\*\*\*",/)
    expect(outcome.writes).toEqual([])
    for (const secret of outcome.secrets) expect(told(outcome.state)).not.toContain(secret)
  })

  test('of a rotation says that it would change the user', async () => {
    const world = await project()
    await addUser(world, world.id)
    const outcome = await world.run('create-database-user', { ...APP, 'rotate-password': 'true' }, { dryRun: true })
    expect(told(outcome.state)).toMatch(/^planned: change: PATCH .*"password":"\*\*\*"/)
    expect(outcome.writes).toEqual([])
  })

  test('of a user that is as described changes nothing', async () => {
    const world = await project()
    await addUser(world, world.id)
    const outcome = await world.run('create-database-user', APP, { dryRun: true })
    expect([told(outcome.state), Object.keys(outputsOf(outcome))]).toEqual([
      'done unchanged',
      ['project-id', 'username', 'auth-database'],
    ])
  })
})
