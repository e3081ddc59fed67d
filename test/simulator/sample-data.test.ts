import { describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '../../src/simulator/server.ts'
import { dedicated, field, flex, free, outcome, started } from './started.ts'

const HOUR = 3600 * 1000

/** A project whose cluster `a` is there. */
async function withCluster({ kind = 'clusters', body = dedicated('a'), ...options }: Given = {}) {
  const at = await started(options)
  const project = await at.project()
  await at.post(`${project}/${kind}`, body)
  at.clock.turn(HOUR)
  const path = `${project}/sampleDatasetLoad`
  const load = (name = 'a') => at.post(`${path}/${name}`, undefined)
  return { ...at, path, cluster: `${project}/${kind}/a`, clusters: `${project}/clusters`, load }
}
type Given = SimulatorOptions & { readonly kind?: string; readonly body?: object }

describe('sample data', () => {
  test('is loaded after a while', async () => {
    const { clock, path, get, load } = await withCluster()
    const started = await load()
    const _id = field(started, '_id')
    expect(_id).toMatch(/^[0-9a-f]{24}$/)
    const working = {
      _id,
      clusterName: 'a',
      completeDate: null,
      createDate: '2026-08-10T04:00:00Z',
      errorMessage: null,
      state: 'WORKING',
    }
    expect(started).toMatchObject({ status: 201, json: working })
    clock.turn(49_999)
    expect((await get(`${path}/${_id}`)).json).toEqual(working)
    clock.turn(1)
    const done = { ...working, state: 'COMPLETED', completeDate: '2026-08-10T04:00:50Z' }
    expect((await get(`${path}/${_id}`)).json).toEqual(done)
  })

  test.each([
    ['clusters', free('a')],
    ['flexClusters', flex('a')],
  ])('is loaded into other %s too', async (kind, body) => {
    const { load } = await withCluster({ kind, body })
    expect((await load()).status).toBe(201)
  })

  test('fails as often as the simulator is told', async () => {
    const { clock, path, get, load } = await withCluster({ quirks: { sampleDataFails: 1, sampleDataMs: 5000 } })
    const first = field(await load(), '_id')
    clock.turn(5000)
    expect((await get(`${path}/${first}`)).json).toMatchObject({
      state: 'FAILED',
      completeDate: null,
      errorMessage: expect.stringMatching(/./),
    })
    const second = field(await load(), '_id')
    clock.turn(5000)
    expect((await get(`${path}/${second}`)).json).toMatchObject({ state: 'COMPLETED' })
  })

  test('fails when its cluster is deleted meanwhile', async () => {
    const { clock, path, cluster, get, load, remove } = await withCluster()
    const id = field(await load(), '_id')
    await remove(cluster)
    clock.turn(HOUR)
    expect((await get(`${path}/${id}`)).json).toMatchObject({ state: 'FAILED' })
  })

  test('is not loaded twice at the same time, unless the simulator is told otherwise', async () => {
    const strict = await withCluster()
    await strict.load()
    expect(outcome(await strict.load())).toBe('409 SAMPLE_DATASET_LOAD_IN_PROGRESS')
    strict.clock.turn(50_000)
    expect((await strict.load()).status).toBe(201)

    const lenient = await withCluster({ quirks: { sampleDataMeanwhile: 'accept' } })
    const ids = [field(await lenient.load(), '_id'), field(await lenient.load(), '_id')]
    expect(new Set(ids).size).toBe(2)
  })

  test('needs a cluster that is there and does nothing else', async () => {
    const { clock, cluster, clusters, path, get, post, patch, load } = await withCluster()
    expect(outcome(await load('b'))).toBe('404 CLUSTER_NOT_FOUND')
    await post(clusters, dedicated('b'))
    expect(outcome(await load('b'))).toBe('409 CLUSTER_NOT_IDLE')
    await patch(cluster, { paused: true })
    clock.turn(HOUR)
    expect(outcome(await load('a'))).toBe('409 CLUSTER_NOT_IDLE')
    expect((await load('b')).status).toBe(201)
    expect(outcome(await get(`${path}/${'0'.repeat(24)}`))).toBe('404 RESOURCE_NOT_FOUND')
  })

  test('of one project is not read through another', async () => {
    const { get, project, load } = await withCluster()
    const id = field(await load(), '_id')
    expect(outcome(await get(`${await project('other')}/sampleDatasetLoad/${id}`))).toBe('404 RESOURCE_NOT_FOUND')
  })
})
