import { describe, expect, test } from 'vitest'
import { dedicated, field, flex, outcome, started } from './started.ts'

const CREATION = 16 * 60_000
const DELETION = 3 * 60_000
const tags = [{ key: 'k', value: 'v' }]

describe('a change of a cluster that is busy', () => {
  test('is taken in, unless the simulator is told otherwise', async () => {
    const { post, patch, project } = await started()
    const path = await project()
    await post(`${path}/clusters`, dedicated('a'))
    await post(`${path}/flexClusters`, flex('b'))
    expect((await patch(`${path}/clusters/a`, { tags })).json).toMatchObject({ stateName: 'CREATING', tags })
    expect((await patch(`${path}/flexClusters/b`, { tags })).json).toMatchObject({ stateName: 'CREATING', tags })
  })

  test('is refused while it is created and while it is changed, when the simulator is told so', async () => {
    const { clock, get, post, patch, project } = await started({ quirks: { updateWhileBusy: 'refuse' } })
    const path = await project()
    await post(`${path}/clusters`, dedicated('a'))
    await post(`${path}/flexClusters`, flex('b'))
    for (const one of [`${path}/clusters/a`, `${path}/flexClusters/b`]) {
      expect(outcome(await patch(one, { tags }))).toBe('409 CLUSTER_UPDATE_IN_PROGRESS')
    }
    clock.turn(CREATION)
    for (const one of [`${path}/clusters/a`, `${path}/flexClusters/b`]) {
      expect((await patch(one, { tags })).status).toBe(200)
      expect(outcome(await patch(one, { tags: [] }))).toBe('409 CLUSTER_UPDATE_IN_PROGRESS')
      expect((await get(one)).json).toMatchObject({ tags })
    }
    clock.turn(18_000)
    expect((await patch(`${path}/clusters/a`, { tags: [] })).status).toBe(200)
  })

  test('may still be the end of a pause that is under way, as recorded', async () => {
    const { clock, post, patch, project } = await started({ quirks: { updateWhileBusy: 'refuse' } })
    const path = `${await project()}/clusters`
    await post(path, dedicated('a'))
    clock.turn(CREATION)
    await patch(`${path}/a`, { paused: true })
    expect((await patch(`${path}/a`, { paused: false })).json).toMatchObject({ paused: false })
  })
})

describe('the deletion of a cluster that is being created', () => {
  test('is accepted, and begins only when the cluster is created, when the simulator is told so', async () => {
    const { clock, get, post, patch, remove, project } = await started({ quirks: { deleteWhileCreating: 'later' } })
    const path = `${await project()}/clusters`
    await post(path, dedicated('a', { cluster: { tags } }))
    const state = async () => field(await get(`${path}/a`), 'stateName')
    expect((await remove(`${path}/a`)).status).toBe(202)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'CREATING', tags })
    expect(outcome(await remove(`${path}/a`))).toBe('400 CLUSTER_ALREADY_REQUESTED_DELETION')
    expect(outcome(await patch(`${path}/a`, { tags: [] }))).toBe('400 CLUSTER_ALREADY_REQUESTED_DELETION')
    clock.turn(CREATION - 1)
    expect(await state()).toBe('CREATING')
    clock.turn(1)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'DELETING', tags: [] })
    clock.turn(DELETION - 1)
    expect(await state()).toBe('DELETING')
    clock.turn(1)
    expect(outcome(await get(`${path}/a`))).toBe('404 CLUSTER_NOT_FOUND')
  })

  test('waits for nothing, or is refused', async () => {
    const at = await started()
    const path = `${await at.project()}/clusters`
    await at.post(path, dedicated('a'))
    await at.remove(`${path}/a`)
    expect((await at.get(`${path}/a`)).json).toMatchObject({ stateName: 'DELETING' })
    const other = await started({ quirks: { deleteWhileCreating: 'refuse' } })
    const refusing = `${await other.project()}/clusters`
    await other.post(refusing, dedicated('a'))
    expect((await other.remove(`${refusing}/a`)).status).toBe(400)
    expect((await other.get(`${refusing}/a`)).json).toMatchObject({ stateName: 'CREATING' })
  })
})
