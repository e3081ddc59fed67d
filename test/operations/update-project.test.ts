import { describe, expect, test } from 'vitest'
import { stage } from './support/stage.ts'
import { LOST, outputsOf, told } from './support/told.ts'

describe('update-project', () => {
  test('renames the project and adds tags, keeping the others', async () => {
    const world = await stage()
    const id = await world.project('shop', { tags: [{ key: 'cost', value: '7' }] })
    const params = { 'project-id': id, 'new-project-name': 'store', tags: 'team: red' }
    const outcome = await world.run('update-project', params)
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/… 200']])
    expect(outcome.sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      name: 'store',
      tags: [
        { key: 'cost', value: '7' },
        { key: 'team', value: 'red' },
      ],
    })
    expect(outputsOf(outcome)).toMatchObject({ 'project-id': id, 'project-name': 'store' })
    const second = await world.run('update-project', params)
    expect([told(second.state), second.writes]).toEqual(['done unchanged', []])
  })

  test.for(LOST)('ends with the tags although $how', async ({ action }) => {
    const world = await stage()
    const id = await world.project('shop')
    world.fault({ match: { method: 'PATCH' }, action })
    const outcome = await world.run('update-project', { 'project-name': 'shop', tags: 'team: red' })
    expect(told(outcome.state)).toBe('done updated')
    for (const { method, body } of outcome.sent)
      if (method === 'PATCH') expect(body).toEqual({ tags: [{ key: 'team', value: 'red' }] })
    expect((await world.call('GET', `/groups/${id}`)).json).toMatchObject({ tags: [{ key: 'team', value: 'red' }] })
  })

  test('sends its change once although Atlas goes on showing the old tags for some seconds', async () => {
    let stale = 0
    const world = await stage({
      async interposed({ method }, real) {
        if (method === 'PATCH') stale = 8
        if (method !== 'GET' || stale-- <= 0) return undefined
        const { status, json } = await real()
        return { status, json: { ...Object(json), tags: [] } }
      },
    })
    const id = await world.project('shop')
    const outcome = await world.run('update-project', { 'project-id': id, tags: 'team: red' })
    expect([told(outcome.state), outcome.writes]).toEqual(['done updated', ['PATCH /groups/… 200']])
  })

  test('refuses a project of another organization than the one named with it', async () => {
    const world = await stage()
    const id = await world.project('shop')
    const outcome = await world.run('update-project', { 'project-id': id, 'org-id': 'a'.repeat(24), tags: 'team: red' })
    expect(told(outcome.state)).toContain('failed PROJECT_ELSEWHERE')
    expect(outcome.writes).toEqual([])
  })

  test('gives up on a tag that Atlas accepts and never shows', async () => {
    const world = await stage({
      async interposed({ method }, real) {
        const { status, json } = await real()
        return method === 'GET' ? { status, json: { ...Object(json), tags: [] } } : { status, json }
      },
    })
    const id = await world.project('shop')
    const outcome = await world.run('update-project', { 'project-id': id, tags: 'team: red' })
    expect(told(outcome.state)).toContain('failed WRITE_WITHOUT_EFFECT')
    expect(outcome.writes.length).toBeLessThanOrEqual(8)
  })

  test('fails clearly when there is no such project', async () => {
    const world = await stage()
    const outcome = await world.run('update-project', { 'project-name': 'shop', tags: 'team: red' })
    expect(told(outcome.state)).toBe('failed PROJECT_NOT_FOUND: there is no project shop.')
  })

  test.for([
    { wrong: 'nothing to update', params: { 'project-name': 'shop' }, says: 'nothing to update' },
    {
      wrong: 'a rename by name',
      params: { 'project-name': 'shop', 'new-project-name': 'store' },
      says: 'a second run would not find it',
    },
  ])('refuses $wrong before anything is sent', async ({ params, says }) => {
    const world = await stage()
    await expect(world.run('update-project', params)).rejects.toThrow(says)
    expect(world.sent).toEqual([])
  })
})
