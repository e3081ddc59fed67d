import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { exchange } from './peer.ts'
import { isRecord, listOf } from './recording.ts'
import { dedicated, field, flex, free, outcome, type Started, started } from './started.ts'

const SECOND = 1000
const M10 = { providerName: 'AWS', instanceSizeName: 'M10', regionName: 'US_EAST_1' }

const providerOf = ({ json }: Received) => {
  const [spec] = isRecord(json) ? listOf(json['replicationSpecs']) : []
  return listOf(spec?.['regionConfigs'])[0]?.['providerName']
}
const stringsOf = ({ json }: Received) => Object.keys(Object(isRecord(json) ? json['connectionStrings'] : {})).sort()

async function ready(at: Started, path: 'clusters' | 'flexClusters', body: object): Promise<string> {
  const project = await at.project()
  await at.post(`${project}/${path}`, body)
  at.clock.turn(60 * SECOND)
  return project
}

describe('the upgrade of an M0 cluster', () => {
  test('takes 25 minutes, in which another cluster with the same name and hosts takes its place, as recorded', async () => {
    // The recorded answer has half a gigabyte and no sizes for scaling, which the description does not allow.
    const at = await started({}, { deviates: true })
    const project = await ready(at, 'clusters', free('one'))
    const cluster = `${project}/clusters/one`
    const before = await at.get(cluster)
    const begun = await at.post(`${project}/clusters/tenantUpgrade`, { name: 'one', providerSettings: M10 })
    expect([begun.status, field(begun, 'stateName')]).toEqual([200, 'UPDATING'])

    const seen = async (seconds: number) => {
      at.clock.turn(seconds * SECOND)
      const now = await at.get(cluster)
      return [field(now, 'stateName'), providerOf(now), stringsOf(now), field(now, 'id') === field(before, 'id')]
    }
    expect(await seen(91)).toEqual(['UPDATING', 'TENANT', ['standard', 'standardSrv'], true])
    expect(await seen(23)).toEqual(['UPDATING', 'TENANT', ['standardSrv'], true])
    expect(await seen(7)).toEqual(['UPDATING', 'AWS', [], false])
    expect(await seen(1281)).toEqual(['UPDATING', 'AWS', ['standard', 'standardSrv'], false])
    expect(await seen(91)).toEqual(['IDLE', 'AWS', ['standard', 'standardSrv'], false])
    const after = await at.get(cluster)
    expect(isRecord(after.json) && after.json['connectionStrings']).toEqual(
      isRecord(before.json) && before.json['connectionStrings'],
    )
    at.clock.turn(600 * SECOND)
    expect((await at.patch(cluster, { paused: true })).status).toBe(200)
  })

  test('is for M0 clusters that exist and are idle', async () => {
    const at = await started()
    const project = await at.project()
    const upgrade = async (name: string, providerSettings: object = M10) =>
      outcome(await at.post(`${project}/clusters/tenantUpgrade`, { name, providerSettings }))
    expect(await upgrade('none')).toBe('404 CLUSTER_NOT_FOUND')
    await at.post(`${project}/clusters`, free('one'))
    expect(await upgrade('one')).toBe('409 CLUSTER_UPDATE_IN_PROGRESS')
    at.clock.turn(60 * SECOND)
    expect(await upgrade('one', { ...M10, instanceSizeName: 'M11' })).toBe('400 INVALID_ATTRIBUTE')
    await at.post(`${project}/flexClusters`, flex('two'))
    await at.post(`${project}/clusters`, dedicated('three'))
    at.clock.turn(3600 * SECOND)
    expect(await upgrade('two')).toBe('400 CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API')
    expect(await upgrade('three')).toBe('400 CANNOT_UPGRADE_NON_TENANT_CLUSTER')
  })

  test('is done through v1.0 too, which has no versions', async () => {
    const at = await started()
    const project = await ready(at, 'clusters', free('one'))
    const root = `/api/atlas/v1.0${project}/clusters`
    const stranger = await exchange(at.simulator.url, { method: 'GET', path: `${root}/one`, accept: 'none' })
    expect(stranger.status).toBe(401)
    const shown = await at.peer({ method: 'GET', path: `${root}/one`, accept: 'application/json' })
    expect(shown.headers['content-type']).toBe('application/json')
    expect(shown.json).toMatchObject({ providerSettings: { providerName: 'TENANT', instanceSizeName: 'M0' } })
    const body = { name: 'one', providerSettings: M10 }
    const begun = await at.peer({ method: 'POST', path: `${root}/tenantUpgrade`, accept: 'application/json', body })
    expect([begun.status, field(begun, 'stateName')]).toEqual([200, 'UPDATING'])
  })
})

test('a flex cluster becomes one of the cluster API', async () => {
  const at = await started()
  const project = await ready(at, 'flexClusters', flex('one'))
  const { name, replicationSpecs } = dedicated('one')
  const begun = await at.post(`${project}/flexClusters:tenantUpgrade`, { name, replicationSpecs })
  expect([begun.status, field(begun, 'stateName')]).toEqual([200, 'UPDATING'])
  expect((await at.get(`${project}/flexClusters/one`)).status).toBe(200)
  at.clock.turn(1490 * SECOND)
  expect(outcome(await at.get(`${project}/flexClusters/one`))).toBe('400 CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API')
  expect(providerOf(await at.get(`${project}/clusters/one`))).toBe('AWS')
})

describe('what tools ask beside the published API', () => {
  test('is answered without credentials and without a version', async () => {
    const { simulator } = await started()
    const get = (path: string) =>
      exchange(simulator.url, { method: 'GET', path: `/api/private${path}`, accept: 'none' })
    expect((await get('/ipinfo')).json).toEqual({ currentIpv4Address: '127.0.0.1' })
    const version = await get('/unauth/nds/defaultMongoDBMajorVersion')
    expect([version.headers['content-type'], version.text]).toEqual(['text/plain;charset=iso-8859-1', '8.0'])
  })
})
