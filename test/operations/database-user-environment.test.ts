import { describe, expect, test } from 'vitest'
import type { Owner } from '../../src/operations/operation.ts'
import { APP, addUser, MARK, passwordsSent, userOf } from './support/database-users.ts'
import { SHOP } from './support/run-plan.ts'
import { stage } from './support/stage.ts'
import { LOST, told } from './support/told.ts'

const PATCHED = ['PATCH /groups/…/databaseUsers/admin/app 200']
const END = '2026-11-25T08:00:00Z'
const LATER = '2026-11-26T08:00:00Z'
const marked = (end: string) => `${MARK}#42 until ${end}`

/** Acts for pull request 42, whose environment may live until then. */
const until = (end: string): Owner => ({
  ...SHOP,
  tags: [...SHOP.tags, { key: 'pull-request', value: '42' }, { key: 'expires-at', value: end }],
})

async function withUser(description: string) {
  const world = await stage()
  const id = await world.project()
  await addUser(world, id, { description })
  return { ...world, id, shown: async () => (await userOf(world, id))['description'] }
}

describe('the user of an environment', () => {
  test('says whose it is and until when', async () => {
    const world = await stage()
    const id = await world.project()
    const outcome = await world.run('create-database-user', APP, { owner: until(END) })
    expect(told(outcome.state)).toBe('done created')
    expect(await userOf(world, id)).toMatchObject({ description: marked(END) })
    const second = await world.run('create-database-user', APP, { owner: until(END) })
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test('is given a later end with one change, which leaves its password alone', async () => {
    const world = await withUser(marked(END))
    const outcome = await world.run('create-database-user', APP, { owner: until(LATER) })
    expect([told(outcome.state), outcome.writes, passwordsSent(outcome)]).toEqual(['done updated', PATCHED, []])
    expect(await world.shown()).toBe(marked(LATER))
  })

  test('is given a later end together with other roles', async () => {
    const world = await withUser(marked(END))
    const params = { ...APP, roles: 'read@app' }
    const outcome = await world.run('create-database-user', params, { owner: until(LATER) })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', PATCHED])
    expect(await userOf(world, world.id)).toMatchObject({
      description: marked(LATER),
      roles: [{ roleName: 'read', databaseName: 'app' }],
    })
  })

  test.for(LOST)('is given a later end although $how', async ({ action }) => {
    const world = await withUser(marked(END))
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('create-database-user', APP, { owner: until(LATER) })
    expect([told(outcome.state), await world.shown()]).toEqual(['done updated', marked(LATER)])
  })

  test.for([
    { who: 'a run for no pull request', owner: SHOP },
    { who: 'a run that began earlier', owner: until(END) },
  ])('keeps its end in $who, also when its roles are changed', async ({ owner }) => {
    const world = await withUser(marked(LATER))
    const plain = await world.run('create-database-user', APP, { owner })
    expect([told(plain.state), plain.writes]).toEqual(['done unchanged', []])
    const changed = await world.run('create-database-user', { ...APP, roles: 'read@app' }, { owner })
    expect([told(changed.state), changed.writes]).toEqual(['done updated', PATCHED])
    expect(await world.shown()).toBe(marked(LATER))
  })

  test('settles on the later end although two runs give it one of their own at the same time', async () => {
    const world = await withUser(marked(END))
    const ends = ['2026-11-26T08:00:01Z', '2026-11-26T08:00:02Z', '2026-11-26T08:00:03Z']
    const outcomes = await Promise.all(ends.map((end) => world.run('create-database-user', APP, { owner: until(end) })))
    for (const { state } of outcomes) expect(told(state)).toMatch(/^done /)
    expect(await world.shown()).toBe(marked('2026-11-26T08:00:03Z'))
  })

  test.for([
    { whose: 'another pull request', description: `${MARK}#41 until ${END}` },
    { whose: 'another repository', description: 'Managed by mongodb-atlas-action for octo/blog#42' },
    { whose: 'nobody', description: 'for the nightly report' },
  ])('is not that of $whose, which keeps its description when it is reused', async ({ description }) => {
    const world = await withUser(description)
    const refused = await world.run('create-database-user', APP, { owner: until(LATER) })
    expect([told(refused.state), refused.writes]).toEqual([expect.stringMatching(/^failed DATABASE_USER_NOT_OURS/), []])
    const params = { ...APP, roles: 'read@app', 'if-exists': 'reuse' }
    const reused = await world.run('create-database-user', params, { owner: until(LATER) })
    expect([told(reused.state), await world.shown()]).toEqual(['done updated', description])
  })
})
