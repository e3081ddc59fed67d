import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/operations/operation.ts'
import { issuesOf, whole } from './support/api-issues.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { told } from './support/told.ts'

const GOVERNMENT: Partial<Policy> = { cloud: 'government' }

describe('the limits for clusters hold for a body', () => {
  const region = (more: object) => ({
    providerName: 'AWS',
    regionName: 'US_EAST_1',
    electableSpecs: { instanceSize: 'M30' },
    ...more,
  })
  const cluster = (...regions: object[]) => JSON.stringify({ replicationSpecs: [{ regionConfigs: regions }] })
  const call = (body: string, id = 'createGroupCluster') => ({ ...whole(id), body })

  test.for([
    [
      'M10',
      cluster(region({ electableSpecs: { instanceSize: 'M10' } })),
      'body: tier: Atlas for Government begins at M20, and `M10` is smaller.',
    ],
    [
      'M0',
      cluster(region({ providerName: 'TENANT', backingProviderName: 'AWS', electableSpecs: { instanceSize: 'M0' } })),
      'body: tier: Atlas for Government has no free clusters.',
    ],
    ['a small analytics node', cluster(region({ analyticsSpecs: { instanceSize: 'M10' } })), 'begins at M20'],
    ['scaling down to M10', cluster(region({ autoScaling: { compute: { minInstanceSize: 'M10' } } })), 'begins at M20'],
    [
      'Azure',
      cluster(region({ providerName: 'AZURE', regionName: 'US_EAST_2' })),
      'body: provider: Atlas for Government runs on AWS and GCP',
    ],
    [
      'another region',
      cluster(region({}), region({ regionName: 'EU_WEST_1' })),
      'body: region: `EU_WEST_1` is not a region of Atlas for Government on AWS.',
    ],
    [
      'regions of both kinds of project',
      cluster(region({}), region({ regionName: 'US_GOV_WEST_1' })),
      'body: region: `US_GOV_WEST_1` belongs to projects with `GOV_REGIONS_ONLY`, and `US_EAST_1` to those with `COMMERCIAL_FEDRAMP_REGIONS_ONLY`; no cluster stands in both.',
    ],
    [
      'the form of 2023',
      '{"providerSettings": {"providerName": "AWS", "instanceSizeName": "M10", "regionName": "US_EAST_1"}}',
      'begins at M20',
    ],
  ] as const)('%s in Atlas for Government', async ([, body, message]) => {
    expect(await issuesOf(call(body), GOVERNMENT)).toEqual([expect.stringContaining(message)])
    expect(await issuesOf(call(body, 'updateGroupCluster'), GOVERNMENT)).toEqual([expect.stringContaining(message)])
    expect(await issuesOf(call(body), {})).toEqual([])
  })

  test('and leave what fits', async () => {
    const body = cluster(region({}), region({ providerName: 'GCP', regionName: 'CENTRAL_US_AW' }))
    expect(await issuesOf(call(body), GOVERNMENT)).toEqual([])
    expect(await issuesOf(call('{"paused": true}', 'updateGroupCluster'), GOVERNMENT)).toEqual([])
  })

  test('those of the workflow in both clouds, flex clusters and secrets included', async () => {
    const policy = { allowedTiers: ['M30'], allowedRegions: ['US_EAST_1'], allowedProviders: ['AWS'] }
    expect(await issuesOf(call(cluster(region({}))), policy)).toEqual([])
    const other = region({ providerName: 'GCP', regionName: 'EUROPE_WEST', electableSpecs: { instanceSize: 'M40' } })
    expect(await issuesOf(call(cluster(region({}), other)), policy)).toEqual([
      expect.stringContaining('body: tier: `M40` is not among allowed-tiers'),
      expect.stringContaining('body: provider: `GCP` is not among allowed-providers'),
      expect.stringContaining('body: region: `EUROPE_WEST` is not among allowed-regions'),
    ])
    const flex = '{"name": "x", "providerSettings": {"backingProviderName": "AWS", "regionName": "US_EAST_1"}}'
    expect(await issuesOf(call(flex, 'createGroupFlexCluster'), policy)).toEqual([
      expect.stringContaining('`flex` is not among'),
    ])

    const plan = `
key:
  call-api: { operation-id: createOrgApiKey, parameters: { orgId: ${GROUP} }, body: { desc: ci } }
use:
  call-api: { operation-id: createGroupCluster, parameters: { groupId: ${GROUP} }, body: "\${key.response-with-secrets}" }
`
    const hidden = { privateKey: 'k-that-makes-it-secret', ...JSON.parse(cluster(other)) }
    const called = await callAgainst(() => ({ body: hidden }), { plan, policy })
    expect(told(called.state)).toMatch(/^failed USAGE: use.body: tier: `M40` is not among allowed-tiers/)
    expect(called.received).toHaveLength(1)
  })

  test('region-usage restrictions are for Atlas for Government', async () => {
    const params = { 'operation-id': 'createGroup', body: '{name: x, regionUsageRestrictions: GOV_REGIONS_ONLY}' }
    expect(await issuesOf(params, GOVERNMENT)).toEqual([])
    expect(await issuesOf(params, {})).toEqual([
      expect.stringMatching(
        /^body: commercial Atlas refuses `regionUsageRestrictions`.* Leave it out and use allowed-regions/,
      ),
    ])
  })
})
