import { describe, expect, test } from 'vitest'
import type { Tag } from '../../src/operations/operation.ts'
import { BLOG, type StageOptions, stage } from './support/stage.ts'
import { DEDICATED, LOST, listed, told } from './support/told.ts'
import { NOT_OURS, OURS, PR_42 } from './support/whose.ts'

const HOUR = 3_600_000

describe('delete-project with only-ours', () => {
  const DELETE = { 'project-name': 'shop', cascade: 'true', 'only-ours': 'true' }
  const owner = PR_42

  async function project(tags: readonly Tag[], clusterTags: readonly Tag[] = tags, options: StageOptions = {}) {
    const world = await stage(options)
    const id = await world.project('shop', { tags })
    await world.call('POST', `/groups/${id}/clusters`, DEDICATED('main', { tags: clusterTags }))
    world.clock.turn(HOUR)
    return { ...world, id }
  }

  test.for(NOT_OURS)('leaves a project of $whose alone, and its clusters', async ({ tags }) => {
    const world = await project(tags, owner.tags)
    const outcome = await world.run('delete-project', { ...DELETE, force: 'true' }, { owner })
    const says = expect.stringMatching(/^failed PROJECT_NOT_OURS: only-ours: project shop exists/)
    expect([told(outcome.state), outcome.writes]).toEqual([says, []])
  })

  test.for(OURS)('deletes one whose tags $how', async ({ tags }) => {
    const world = await project(tags)
    const outcome = await world.run('delete-project', DELETE, { owner })
    expect([told(outcome.state), await listed(world, '/groups')]).toEqual(['done deleted', []])
  })

  test.for(LOST)('deletes its own although $how', async ({ action }) => {
    for (const nth of [1, 2]) {
      const world = await project(owner.tags)
      world.fault({ match: { method: 'DELETE', nth }, action })
      const outcome = await world.run('delete-project', DELETE, { owner })
      expect([nth, told(outcome.state)]).toEqual([nth, 'done deleted'])
    }
  })

  test('leaves a project alone that somebody else makes under the name of its own', async () => {
    let made = false
    const world = await project(owner.tags, owner.tags, {
      async interposed({ method, path }) {
        if (made || method !== 'GET' || !path.endsWith(`/groups/${world.id}`)) return undefined
        if ((await world.call('GET', `/groups/${world.id}`)).status !== 404) return undefined
        made = true
        await world.project('shop')
        return undefined
      },
    })
    const outcome = await world.run('delete-project', DELETE, { owner })
    expect([told(outcome.state), await listed(world, '/groups')]).toEqual(['done deleted', ['shop']])
  })

  test.for([
    { what: 'the project', on: 'project shop' },
    { what: 'a cluster of it', on: 'cluster main of project shop' },
  ])('touches nothing while $what is protected by its tag', async ({ on }) => {
    const marked = [...owner.tags, { key: 'protected', value: 'true' }]
    const world = await (on === 'project shop' ? project(marked, owner.tags) : project(owner.tags, marked))
    const outcome = await world.run('delete-project', DELETE, { owner })
    const why = `${on} is protected by its tag \`protected: true\`; take the tag away or set it to false.`
    expect([told(outcome.state), outcome.writes]).toEqual([`skipped: ${why}`, []])
    const forced = await world.run('delete-project', { 'project-name': 'shop', cascade: 'true' }, { owner })
    expect(told(forced.state)).toBe('done deleted')
  })

  test('deletes no project that is taken over while its clusters go', async () => {
    const world = await project(owner.tags, owner.tags, {
      async interposed({ method, path }) {
        if (method !== 'DELETE' || !path.endsWith('/clusters/main')) return undefined
        await world.call('PATCH', `/groups/${world.id}`, { tags: BLOG.tags })
        return undefined
      },
    })
    const outcome = await world.run('delete-project', DELETE, { owner })
    expect(told(outcome.state)).toMatch(/^failed PROJECT_NOT_OURS/)
    expect(await listed(world, '/groups')).toEqual(['shop'])
  })
})
