import { describe, expect, test } from 'vitest'
import { addUser, MARK, userOf } from './support/database-users.ts'
import { type StageOptions, stage } from './support/stage.ts'
import { LOST, listed, told } from './support/told.ts'
import { PR_42 } from './support/whose.ts'

describe('delete-database-user with only-ours', () => {
  const DELETE = { 'project-name': 'shop', username: 'app', 'only-ours': 'true' }
  const owner = PR_42

  async function withUser(description: string | undefined, options: StageOptions = {}) {
    const world = await stage(options)
    const id = await world.project()
    await addUser(world, id, { description })
    return { ...world, id, users: () => listed(world, `/groups/${id}/databaseUsers`, 'username') }
  }

  test.for([
    { whose: 'nobody', description: undefined },
    { whose: 'somebody', description: 'for the nightly report' },
    { whose: 'another repository', description: 'Managed by mongodb-atlas-action for octo/blog#42' },
    { whose: 'another pull request', description: `${MARK}#41 until 2026-11-25T08:00:00Z` },
    { whose: 'no repository', description: 'Managed by mongodb-atlas-action' },
  ])('leaves the user of $whose alone', async ({ description }) => {
    const world = await withUser(description)
    const outcome = await world.run('delete-database-user', DELETE, { owner })
    const says = expect.stringMatching(/^failed DATABASE_USER_NOT_OURS: only-ours: database user `app` exists/)
    expect([told(outcome.state), outcome.writes, await world.users()]).toEqual([says, [], ['app']])
  })

  test.for([MARK, `${MARK}#42`, `${MARK}#42 until 2026-11-25T08:00:00Z`, MARK.replace('octo/shop', 'Octo/Shop#42')])(
    'deletes one with the description `%s`',
    async (description) => {
      const world = await withUser(description)
      const outcome = await world.run('delete-database-user', DELETE, { owner })
      expect([told(outcome.state), await world.users()]).toEqual(['done deleted', []])
    },
  )

  test.for([
    { answer: '204', status: 204, json: undefined },
    { answer: '500, though it took effect,', status: 500, json: { error: 500, errorCode: 'UNEXPECTED_ERROR' } },
  ])('leaves a user alone that somebody makes after its own: Atlas answers $answer', async ({ status, json }) => {
    let deletions = 0
    const world = await withUser(`${MARK}#42`, {
      async interposed({ method }, real) {
        if (method !== 'DELETE') return undefined
        deletions += 1
        await real()
        await addUser(world, world.id, { description: 'for the nightly report' })
        return { status, json }
      },
    })
    const outcome = await world.run('delete-database-user', DELETE, { owner })
    expect([told(outcome.state), deletions]).toEqual(['done deleted', 1])
    expect(await userOf(world, world.id)).toMatchObject({ description: 'for the nightly report' })
  })

  test.for(LOST)('deletes its own although $how', async ({ action }) => {
    const world = await withUser(`${MARK}#42`)
    world.fault({ match: { method: 'DELETE' }, action })
    const outcome = await world.run('delete-database-user', DELETE, { owner })
    expect([told(outcome.state), await world.users()]).toEqual(['done deleted', []])
  })
})
