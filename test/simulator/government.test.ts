import { describe, expect, test } from 'vitest'
import { dedicated, flex, free, outcome, started } from './started.ts'

const gov = { regionUsageRestrictions: 'GOV_REGIONS_ONLY' }
const government = () => started({ cloud: 'government' })
const m20 = (regionName: string, region: object = {}) =>
  dedicated('a', { size: 'M20', region: { regionName, ...region } })

describe('Atlas for Government', () => {
  test('keeps a project to the regions that it was made for', async () => {
    const { clock, get, post, project } = await government()
    const path = `${await project('gov', gov)}/clusters`
    expect((await get(path.replace('/clusters', ''))).json).toMatchObject(gov)
    expect(outcome(await post(path, m20('US_EAST_1')))).toBe('400 INVALID_ATTRIBUTE')
    expect((await post(path, m20('US_GOV_WEST_1'))).status).toBe(201)
    clock.turn(3600_000)
    expect((await get(`${path}/a`)).json).toMatchObject({
      connectionStrings: { standardSrv: expect.stringMatching(/^mongodb\+srv:\/\/a\.\w+\.mongodbgov\.net$/) },
    })
  })

  test('means the commercial FedRAMP regions when nothing is said', async () => {
    const { get, post, project } = await government()
    const path = await project()
    expect((await get(path)).json).toMatchObject({ regionUsageRestrictions: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' })
    expect(outcome(await post(`${path}/clusters`, m20('US_GOV_WEST_1')))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post(`${path}/clusters`, m20('EU_WEST_1')))).toBe('400 INVALID_ATTRIBUTE')
    expect((await post(`${path}/clusters`, m20('CENTRAL_US_AW', { providerName: 'GCP' }))).status).toBe(201)
  })

  test('has no Azure, nothing below M20, no M0 and no flex', async () => {
    const { post, project } = await government()
    const path = await project('gov', gov)
    const azure = m20('US_GOV_VIRGINIA', { providerName: 'AZURE' })
    expect(outcome(await post(`${path}/clusters`, azure))).toBe('400 INVALID_PROVIDER')
    const m10 = dedicated('a', { region: { regionName: 'US_GOV_WEST_1' } })
    expect(outcome(await post(`${path}/clusters`, m10))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post(`${path}/clusters`, free('a')))).toBe('400 INVALID_ATTRIBUTE')
    expect(outcome(await post(`${path}/flexClusters`, flex('a')))).toBe('403 FEATURE_UNSUPPORTED')
  })
})

describe('commercial Atlas', () => {
  test('refuses a restriction of regions, and shows none', async () => {
    const { simulator, get, post, project } = await started()
    const body = { name: 'a', orgId: simulator.orgId, ...gov }
    expect(outcome(await post('/groups', body))).toBe('400 INVALID_ATTRIBUTE')
    expect((await get(await project())).json).not.toHaveProperty('regionUsageRestrictions')
  })
})
