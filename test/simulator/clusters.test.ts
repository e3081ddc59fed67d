import { describe, expect, test } from 'vitest'
import { dedicated, field, flex, free, outcome, started } from './started.ts'

const MINUTE = 60_000

describe('the life of a dedicated cluster', () => {
  test('goes from CREATING to IDLE, and has connection strings only then', async () => {
    const { clock, get, post, project } = await started()
    const path = `${await project()}/clusters`
    const created = await post(path, dedicated('PR-42'))
    expect(created.status).toBe(201)
    expect(created.json).toMatchObject({ stateName: 'CREATING', connectionStrings: {}, paused: false })
    expect(created.json).not.toHaveProperty('tags')
    clock.turn(16 * MINUTE - 1)
    expect((await get(`${path}/PR-42`)).json).toMatchObject({ stateName: 'CREATING', connectionStrings: {}, tags: [] })
    // The API's description: the status does not include the deployment of new dedicated clusters.
    expect((await get(`${path}/PR-42/status`)).json).toEqual({ changeStatus: 'APPLIED' })
    clock.turn(1)
    expect((await get(`${path}/PR-42`)).json).toMatchObject({
      stateName: 'IDLE',
      connectionStrings: {
        standard: expect.stringMatching(
          /^mongodb:\/\/pr-42-shard-00-00\.(\w+)\.mongodb\.net:27017,pr-42-shard-00-01\.\1\.mongodb\.net:27017,pr-42-shard-00-02\.\1\.mongodb\.net:27017\/\?ssl=true&authSource=admin&replicaSet=atlas-\w{6}-shard-0$/,
        ),
        standardSrv: expect.stringMatching(/^mongodb\+srv:\/\/pr-42\.\w+\.mongodb\.net$/),
      },
    })
    expect((await get(`${path}/PR-42/status`)).json).toEqual({ changeStatus: 'APPLIED' })
  })

  test('says UPDATING in the answer to a change, IDLE for a moment, and UPDATING again until it is done', async () => {
    const { clock, get, post, patch, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, dedicated('a', { size: 'M30' }))
    clock.turn(488_000)
    const state = async () => field(await get(`${path}/a`), 'stateName')
    const changed = await patch(`${path}/a`, { tags: [{ key: 'k', value: 'v' }] })
    expect(changed.json).toMatchObject({ stateName: 'UPDATING', tags: [{ key: 'k', value: 'v' }] })
    expect(await state()).toBe('IDLE')
    clock.turn(1000)
    expect(await state()).toBe('UPDATING')
    clock.turn(17_000)
    expect(await state()).toBe('IDLE')
  })

  test('ends with DELETING and 404; a second DELETE is 400, and the tags are gone at once', async () => {
    const { clock, get, post, remove, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, dedicated('a', { cluster: { tags: [{ key: 'k', value: 'v' }] } }))
    const deleted = await remove(`${path}/a`)
    expect([deleted.status, deleted.json]).toEqual([202, {}])
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'DELETING', tags: [] })
    expect(outcome(await remove(`${path}/a`))).toBe('400 CLUSTER_ALREADY_REQUESTED_DELETION')
    clock.turn(3 * MINUTE)
    const gone = await get(`${path}/a`)
    expect(outcome(gone)).toBe('404 CLUSTER_NOT_FOUND')
    expect(gone.json).toMatchObject({ parameters: ['a', path.split('/')[2]] })
  })

  test('cannot end while it is protected', async () => {
    const { clock, post, patch, remove, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, dedicated('a', { cluster: { terminationProtectionEnabled: true } }))
    clock.turn(16 * MINUTE)
    const code = 'CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED'
    expect(outcome(await remove(`${path}/a`))).toBe(`400 ${code}`)
    await patch(`${path}/a`, { terminationProtectionEnabled: false })
    expect((await remove(`${path}/a`)).status).toBe(202)
  })
})

describe('pausing', () => {
  const idle = async () => {
    const at = await started()
    const path = `${await at.project()}/clusters`
    await at.post(path, dedicated('a'))
    at.clock.turn(16 * MINUTE)
    return { ...at, path: `${path}/a` }
  }

  test('stands alone, takes minutes, and shows as IDLE and paused', async () => {
    const { clock, get, patch, path } = await idle()
    const both = await patch(path, { paused: true, tags: [] })
    expect(outcome(both)).toBe('409 CANNOT_UPDATE_AND_PAUSE_CLUSTER')
    expect((await patch(path, { paused: true })).json).toMatchObject({ stateName: 'UPDATING', paused: true })
    clock.turn(2 * MINUTE)
    expect((await get(path)).json).toMatchObject({ stateName: 'UPDATING', paused: true })
    clock.turn(MINUTE)
    expect((await get(path)).json).toMatchObject({ stateName: 'IDLE', paused: true })
    expect(outcome(await patch(path, { paused: true }))).toBe('409 CLUSTER_ALREADY_PAUSED')
    expect(outcome(await patch(path, { tags: [] }))).toBe('409 CANNOT_UPDATE_PAUSED_CLUSTER')
  })

  test('waits for pending changes, and for 60 minutes after a resume', async () => {
    const { clock, patch, path } = await idle()
    await patch(path, { backupEnabled: true })
    expect(outcome(await patch(path, { paused: true }))).toBe('409 CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES')
    clock.turn(MINUTE)
    await patch(path, { paused: true })
    expect((await patch(path, { paused: false })).json).toMatchObject({ stateName: 'UPDATING', paused: false })
    clock.turn(60 * MINUTE - 1)
    expect(outcome(await patch(path, { paused: true }))).toBe('400 CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER')
    clock.turn(1)
    expect((await patch(path, { paused: true })).status).toBe(200)
  })

  test('ends by itself after 30 days', async () => {
    const { clock, get, patch, path } = await idle()
    await patch(path, { paused: true })
    clock.turn(30 * 24 * 60 * MINUTE - 1)
    expect((await get(path)).json).toMatchObject({ paused: true })
    clock.turn(1)
    expect((await get(path)).json).toMatchObject({ stateName: 'UPDATING', paused: false })
  })

  test('is for dedicated clusters', async () => {
    const { post, patch, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, free('a'))
    expect(outcome(await patch(`${path}/a`, { paused: true }))).toBe('400 TENANT_CLUSTER_UPDATE_UNSUPPORTED')
  })
})

describe('M0 and flex', () => {
  test('have an address at once, of their own each', async () => {
    const { clock, get, post, patch, remove, project } = await started()
    const path = await project()
    const srv = { standardSrv: expect.stringMatching(/^mongodb\+srv:\/\/[ab]\.\w{7}\.mongodb\.net$/) }
    expect((await post(`${path}/clusters`, free('a'))).json).toMatchObject({ connectionStrings: srv })
    const created = await post(`${path}/flexClusters`, flex('b'))
    expect([created.status, created.json]).toEqual([201, expect.objectContaining({ connectionStrings: srv })])
    clock.turn(8000)
    expect((await get(`${path}/flexClusters/b`)).json).toMatchObject({ stateName: 'IDLE', tags: [] })
    expect((await patch(`${path}/flexClusters/b`, { tags: [] })).json).toMatchObject({ stateName: 'UPDATING' })
    const deleted = await remove(`${path}/flexClusters/b`)
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await get(`${path}/flexClusters/b`)).json).toMatchObject({ stateName: 'DELETING' })
    clock.turn(38_000)
    expect(outcome(await get(`${path}/flexClusters/b`))).toBe('404 CLUSTER_NOT_FOUND')
  })

  test('share names with the others, but not the API', async () => {
    const { get, post, remove, project } = await started()
    const path = await project()
    await post(`${path}/flexClusters`, flex('a'))
    await post(`${path}/clusters`, free('b'))
    const duplicate = await post(`${path}/clusters`, dedicated('a'))
    expect(outcome(duplicate)).toBe('400 DUPLICATE_CLUSTER_NAME')
    expect(duplicate.json).toMatchObject({ parameters: ['cluster or serverless instance', 'a', path.split('/')[2]] })
    for (const answer of [await get(`${path}/clusters/a`), await remove(`${path}/clusters/a`)]) {
      expect(outcome(answer)).toBe('400 CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API')
    }
    expect(outcome(await get(`${path}/flexClusters/b`))).toBe('400 CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API')
    expect((await get(`${path}/clusters`)).json).toMatchObject({ totalCount: 1 })
    expect((await get(`${path}/flexClusters`)).json).toMatchObject({ totalCount: 1 })
  })

  test('give a project one M0', async () => {
    const { post, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, free('a'))
    expect(outcome(await post(path, free('b')))).toBe('400 CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API')
  })
})

test('a project has room for 25 clusters', async () => {
  const { post, project } = await started()
  const path = `${await project()}/flexClusters`
  for (let count = 0; count < 25; count += 1) expect((await post(path, flex(`c${count}`))).status).toBe(201)
  expect((await post(path, flex('one-more'))).status).toBe(400)
})
