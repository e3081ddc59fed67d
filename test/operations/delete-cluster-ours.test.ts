import { describe, expect, test } from 'vitest'
import { clusterStage } from './support/cluster-stage.ts'
import { BLOG, type Stage } from './support/stage.ts'
import { DEDICATED, FLEX, FREE, LOST, listed, told } from './support/told.ts'
import { NOT_OURS, OURS, PR_42 } from './support/whose.ts'

describe('delete-cluster with only-ours', () => {
  const DELETE = { cluster: 'shop:main', 'only-ours': 'true' }
  const owner = PR_42
  const clustersOf = (world: Stage & { id: string }, kind = 'clusters') => listed(world, `/groups/${world.id}/${kind}`)

  test.for(NOT_OURS)('leaves a cluster of $whose alone', async ({ tags }) => {
    for (const [kind, body] of [
      ['clusters', DEDICATED('main', { tags })],
      ['clusters', { ...FREE('main'), tags }],
      ['flexClusters', FLEX('main', { tags })],
    ] as const) {
      const world = await clusterStage(body)
      const outcome = await world.run('delete-cluster', { ...DELETE, force: 'true' }, { owner })
      const says = expect.stringMatching(/^failed CLUSTER_NOT_OURS: only-ours: cluster main exists/)
      expect([told(outcome.state), outcome.writes, await clustersOf(world, kind)]).toEqual([says, [], ['main']])
    }
  })

  test.for(OURS)('deletes one whose tags $how', async ({ tags }) => {
    const world = await clusterStage(DEDICATED('main', { tags }))
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    expect([told(outcome.state), outcome.writes]).toEqual(['done deleted', ['DELETE /groups/…/clusters/main 202']])
  })

  test.for(LOST)('deletes its own although $how', async ({ action }) => {
    const world = await clusterStage(DEDICATED('main', { tags: owner.tags }))
    world.fault({ match: { method: 'DELETE' }, action })
    expect(told((await world.run('delete-cluster', DELETE, { owner })).state)).toBe('done deleted')
  })

  test.for([
    { whose: 'somebody else', tags: [] },
    { whose: 'a run that reopens the pull request', tags: owner.tags },
  ])('leaves a cluster alone that $whose makes once its own is gone', async ({ tags }) => {
    let made = false
    const world = await clusterStage(DEDICATED('main', { tags: owner.tags }), {
      async interposed({ method, path }) {
        if (made || method !== 'GET' || !path.endsWith('/clusters/main')) return undefined
        if ((await world.call('GET', `/groups/${world.id}/clusters/main`)).status !== 404) return undefined
        made = true
        await world.call('POST', `/groups/${world.id}/clusters`, DEDICATED('main', { tags }))
        return undefined
      },
    })
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    const deletions = outcome.sent.filter(({ method }) => method === 'DELETE')
    expect([told(outcome.state), deletions.length]).toEqual(['done deleted', 1])
    expect(await clustersOf(world)).toEqual(['main'])
  })

  test('leaves a cluster alone that takes the place of one that could not be deleted yet', async () => {
    let looks = 0
    const world = await clusterStage(DEDICATED('main', { tags: owner.tags }), {
      ageMs: 0,
      quirks: { deleteWhileCreating: 'refuse' },
      async interposed({ method, path }) {
        looks += method === 'GET' && path.endsWith('/clusters/main') ? 1 : 0
        if (looks !== 2) return undefined
        looks += 1
        // Somebody else deletes it as soon as it is there, and makes one of their own.
        world.clock.turn(20 * 60_000)
        await world.call('DELETE', `/groups/${world.id}/clusters/main`)
        world.clock.turn(5 * 60_000)
        await world.call('POST', `/groups/${world.id}/clusters`, DEDICATED('main'))
        return undefined
      },
    })
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    expect(told(outcome.state)).toBe('done unchanged')
    expect(await clustersOf(world)).toEqual(['main'])
  })

  test('does not repeat a deletion that Atlas has dropped once the tags are another’s', async () => {
    const world = await clusterStage(DEDICATED('main', { tags: owner.tags }), {
      async interposed({ method }) {
        if (method !== 'DELETE') return undefined
        await world.call('PATCH', `/groups/${world.id}/clusters/main`, { tags: BLOG.tags })
        return { status: 202, json: {} }
      },
    })
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    expect(told(outcome.state)).toMatch(/^failed CLUSTER_NOT_OURS/)
    expect(outcome.writes).toEqual(['PATCH /groups/…/clusters/main 200'])
  })

  test.for([
    { value: 'true', ends: 'skipped: cluster main is protected by its tag `protected: true`; ' },
    { value: ' True', ends: 'skipped: cluster main is protected by its tag `protected: true`; ' },
    { value: 'false', ends: 'done deleted' },
    { value: 'by nobody', ends: 'done deleted' },
  ])('of a cluster with the tag `protected: $value`: $ends', async ({ value, ends }) => {
    const world = await clusterStage(DEDICATED('main', { tags: [...owner.tags, { key: 'protected', value }] }))
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    expect(told(outcome.state)).toMatch(ends)
    expect(outcome.writes).toHaveLength(ends.startsWith('done') ? 1 : 0)
  })

  test('waits for one that is going already, which bears no tags any more', async () => {
    const world = await clusterStage(DEDICATED('main', { tags: owner.tags }))
    await world.call('DELETE', `/groups/${world.id}/clusters/main`)
    const outcome = await world.run('delete-cluster', DELETE, { owner })
    expect([told(outcome.state), outcome.writes, await clustersOf(world)]).toEqual(['done unchanged', [], []])
  })

  test('is left out by default: what is named is deleted, whoever made it', async () => {
    const world = await clusterStage(DEDICATED('main', { tags: [{ key: 'protected', value: 'true' }] }))
    const outcome = await world.run('delete-cluster', { cluster: 'shop:main' }, { owner })
    expect(told(outcome.state)).toBe('done deleted')
  })
})
