import { describe, expect, test } from 'vitest'
import { dedicated, flex, free, outcome, started } from './started.ts'

const LAG = 5000
const tags = [{ key: 'k', value: 'v' }]

describe('what is new', () => {
  test.each([
    ['clusters', dedicated('a')],
    ['flexClusters', flex('a')],
  ])('is among %s at once', async (kind, body) => {
    const { get, post, project } = await started()
    const path = `${await project()}/${kind}`
    await post(path, body)
    expect((await get(`${path}/a`)).status).toBe(200)
    expect((await get(path)).json).toMatchObject({ totalCount: 1 })
  })

  test.each([
    ['clusters', dedicated('a')],
    ['flexClusters', flex('a')],
  ])('is not yet among %s, when the simulator is told so, though its name is taken', async (kind, body) => {
    const { clock, get, post, patch, remove, project } = await started({ quirks: { newClusterReadLagMs: LAG } })
    const path = `${await project()}/${kind}`
    await post(path, body)
    clock.turn(LAG - 1)
    expect(outcome(await get(`${path}/a`))).toBe('404 CLUSTER_NOT_FOUND')
    expect((await get(path)).json).toMatchObject({ totalCount: 0 })
    expect(outcome(await post(path, body))).toBe('400 DUPLICATE_CLUSTER_NAME')
    expect((await patch(`${path}/a`, { tags })).status).toBe(200)
    clock.turn(1)
    expect((await get(`${path}/a`)).json).toMatchObject({ tags })
    expect((await get(path)).json).toMatchObject({ totalCount: 1 })
    await remove(`${path}/a`)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'DELETING' })
  })

  test('is not yet a project to be read, when the simulator is told so, though its name is taken', async () => {
    const at = await started({ quirks: { newProjectReadLagMs: LAG }, projects: ['was-there'] })
    const { clock, get, post, simulator } = at
    const path = await at.project('new')
    const reads = [path, `${path}/clusters`, '/groups/byName/new']
    const lists = ['/groups', `/orgs/${simulator.orgId}/groups`]
    clock.turn(LAG - 1)
    for (const read of reads) expect((await get(read)).status, read).toBe(404)
    for (const list of lists) expect((await get(list)).json, list).toMatchObject({ results: [{ name: 'was-there' }] })
    expect(outcome(await post('/groups', { name: 'new', orgId: simulator.orgId }))).toBe('409 GROUP_ALREADY_EXISTS')
    expect((await post(`${path}/clusters`, free('a'))).status).toBe(201)
    clock.turn(1)
    for (const read of reads) expect((await get(read)).status, read).toBe(200)
    for (const list of lists) expect((await get(list)).json, list).toMatchObject({ totalCount: 2 })
  })
})

describe('the deletion of a project', () => {
  const emptied = async (clustersCountedAfterDeletionMs: number) => {
    const at = await started({ quirks: { clustersCountedAfterDeletionMs } })
    const path = await at.project()
    await at.post(`${path}/flexClusters`, flex('a'))
    await at.remove(`${path}/flexClusters/a`)
    at.clock.turn(38_000)
    expect(outcome(await at.get(`${path}/flexClusters/a`))).toBe('404 CLUSTER_NOT_FOUND')
    return { ...at, path }
  }

  test('is accepted once its last cluster is gone', async () => {
    const { remove, path } = await emptied(0)
    expect((await remove(path)).status).toBe(202)
  })

  test('is still refused a while after that, when the simulator is told so', async () => {
    const { clock, remove, path } = await emptied(LAG)
    clock.turn(LAG - 1)
    expect(outcome(await remove(path))).toBe('409 CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS')
    clock.turn(1)
    expect((await remove(path)).status).toBe(202)
  })
})

describe('a cluster that Atlas touches by itself', () => {
  test('is REPAIRING between CREATING and IDLE, when the simulator is told so', async () => {
    const { clock, get, post, project } = await started({ quirks: { repairMs: LAG } })
    const path = `${await project()}/clusters`
    await post(path, dedicated('a'))
    clock.turn(16 * 60_000)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'REPAIRING' })
    clock.turn(LAG)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'IDLE' })
  })

  test('is an M0 that is paused and cannot be resumed, only deleted, when the simulator is told so', async () => {
    const { clock, get, post, patch, remove, project } = await started({ quirks: { freePausesAfterMs: 60_000 } })
    const path = `${await project()}/clusters`
    await post(path, free('a'))
    clock.turn(59_999)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'IDLE', paused: false })
    clock.turn(1)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'IDLE', paused: true })
    expect(outcome(await patch(`${path}/a`, { paused: false }))).toBe('400 TENANT_CLUSTER_UPDATE_UNSUPPORTED')
    expect((await remove(`${path}/a`)).status).toBe(202)
  })
})
