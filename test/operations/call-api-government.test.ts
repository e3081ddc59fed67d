import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiOperations, namesInPath } from '../../src/atlas/api-operations.ts'
import { UsageError } from '../../src/base/errors.ts'
import { operations } from '../../src/operations/index.ts'
import type { Policy } from '../../src/operations/operation.ts'
import { planOfOne } from '../../src/plan/flat.ts'
import { asArray, asObject } from '../support/openapi.ts'
import { parsedYaml } from '../support/parsed-yaml.ts'
import { callAgainst, GROUP, policyOf } from './support/api-world.ts'
import { told } from './support/told.ts'

const GOVERNMENT: Partial<Policy> = { cloud: 'government' }

/** Every issue of a call of `call-api`, none of which has sent anything. */
async function issuesOf(params: Readonly<Record<string, string>>, policy: Partial<Policy>): Promise<string[]> {
  try {
    await planOfOne({ operation: 'call-api', params, operations, policy: policyOf(policy) })
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.issues.map(({ message, hint }) => `${message} ${hint ?? ''}`)
    throw error
  }
}

/** Parameters that are right in form for an operation. */
function whole(id: string): Record<string, string> {
  const operation = apiOperations().get(id)
  const needed = [...(operation?.parameters ?? [])].flatMap(([name, spec]) => (spec.needed ? [name] : []))
  const names = [...namesInPath(operation?.path ?? ''), ...needed]
  return {
    'operation-id': id,
    ...(names.length > 0 && { parameters: JSON.stringify(Object.fromEntries(names.map((name) => [name, GROUP]))) }),
    ...(operation?.body === 'needed' && { body: '{}' }),
    ...(operation?.media === 'gzip' && { 'output-file': 'x.gz' }),
  }
}

const refused = async (id: string) =>
  (await issuesOf(whole(id), GOVERNMENT)).find((line) => line.includes('Atlas for Government has no'))

describe('Atlas for Government has no', () => {
  test.for([
    [
      'Data Federation',
      'listGroupDataFederation',
      'createGroupDataFederation',
      'createGroupPrivateNetworkSettingEndpointId',
    ],
    ['Online Archive', 'listGroupClusterOnlineArchives', 'downloadGroupClusterOnlineArchiveQueryLogs'],
    ['Stream Processing', 'listGroupStreamWorkspaces', 'startGroupStreamProcessor', 'withGroupStreamSampleConnections'],
    ['Global Clusters', 'getGroupClusterGlobalWrites', 'createGroupClusterGlobalWriteManagedNamespace'],
    ['push-based export of logs to S3', 'getGroupPushBasedLogExport', 'createGroupPushBasedLogExport'],
    ['live migration', 'createGroupLiveMigration', 'createOrgLiveMigrationLinkToken'],
    ['flex clusters', 'listGroupFlexClusters', 'createGroupFlexCluster', 'tenantGroupFlexClusterUpgrade'],
    ['serverless instances', 'listGroupServerlessInstances', 'upgradeGroupClusterTenantUpgradeToServerless'],
    ['serverless instances', 'createGroupPrivateEndpointServerlessInstanceEndpoint'],
    ['free clusters', 'upgradeGroupClusterTenantUpgrade'],
  ])('%s', async ([what = '', ...ids]) => {
    for (const id of ids) expect(await refused(id), id).toContain(`Atlas for Government has no ${what}, so that `)
  })

  test.for([
    [
      'createGroupIntegration',
      { parameters: `{groupId: ${GROUP}, integrationType: PROMETHEUS}`, body: '{}' },
      'Prometheus',
    ],
    ['getGroupIntegration', { parameters: `{groupId: ${GROUP}, integrationType: prometheus}` }, 'Prometheus'],
    [
      'updateGroupIntegration',
      { parameters: `{groupId: ${GROUP}, integrationType: X}`, body: '{type: PROMETHEUS}' },
      'Prometheus',
    ],
    ['createGroupLogIntegration', { parameters: `groupId=${GROUP}`, body: '{type: S3_LOG_EXPORT}' }, 'S3'],
    ['createGroupCluster', { parameters: `groupId=${GROUP}`, body: '{clusterType: GEOSHARDED}' }, 'Global Clusters'],
  ] as const)('%s with %j', async ([id, params, what]) => {
    const call = { 'operation-id': id, ...params }
    expect(await issuesOf(call, GOVERNMENT)).toEqual([expect.stringContaining(what)])
    expect(await issuesOf(call, {})).toEqual([])
  })

  test('such a resource by its path either, known to this action or not', async () => {
    const known = { method: 'GET', path: `/groups/${GROUP}/dataFederation` }
    expect(await issuesOf(known, GOVERNMENT)).toEqual([expect.stringContaining('no Data Federation')])
    const unknown = { method: 'GET', path: `/groups/${GROUP}/streams/x/y/z`, 'api-version': '2031-01-01' }
    expect(await issuesOf(unknown, GOVERNMENT)).toEqual([expect.stringContaining('no Stream Processing')])
  })

  test('one sentence about it: what, where, why, and what to do', async () => {
    expect(await refused('listGroupFlexClusters')).toBe(
      'call-api: Atlas for Government has no flex clusters, so that GET /groups/{groupId}/flexClusters can do nothing there. Use a dedicated cluster, M20 or higher, at /groups/{groupId}/clusters.',
    )
  })

  test('what is known only when another step is done: that one is sent, and no more', async () => {
    const plan = `
first:
  call-api: { operation-id: getGroupManagedSlowMs, parameters: { groupId: ${GROUP} } }
second:
  call-api: { operation-id: getGroupIntegration, parameters: { groupId: ${GROUP}, integrationType: "\${first.response}" } }
`
    const called = await callAgainst(() => ({ body: '"PROMETHEUS"' }), { plan, policy: GOVERNMENT })
    expect(called.received.map(({ target }) => target)).toEqual([`/api/atlas/v2/groups/${GROUP}/managedSlowMs`])
    expect(told(called.state)).toMatch(/^failed USAGE: second: Atlas for Government has no Prometheus integration/)
  })
})

const description = join(resolve(process.env['ATLAS_SHARED_DIR'] ?? '../shared'), 'atlas', 'openapi.yaml')
/** The description's own words for what is not there; the rest of `Push-Based Log Export` goes to other places than S3. */
const ABSENT = [
  'Data Federation',
  'Online Archive',
  'Streams',
  'Global Clusters',
  'Cloud Migration Service',
  'Flex Clusters',
  'Flex Snapshots',
  'Flex Restore Jobs',
  'Serverless Instances',
  'Serverless Private Endpoints',
]

test.skipIf(!existsSync(description))('every operation of these resources is refused, and no other one', async () => {
  const paths = asObject(asObject(parsedYaml(description))['paths'])
  const raw = Object.values(paths).flatMap((item) => Object.values(asObject(item)).map(asObject))
  const absent = raw.filter((one) => asArray(one['tags']).some((tag) => ABSENT.includes(String(tag))))
  const wanted = absent.map((one) => String(one['operationId']))
  const found: string[] = []
  for (const id of apiOperations().keys()) if (await refused(id)) found.push(id)
  const beside = found.filter((id) => !wanted.includes(id))
  expect(wanted.filter((id) => !found.includes(id))).toEqual([])
  expect(beside.filter((id) => !/Serverless|TenantUpgrade|PushBasedLogExport/.test(id))).toEqual([])
})

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
