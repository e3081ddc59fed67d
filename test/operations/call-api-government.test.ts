import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiOperations } from '../../src/atlas/api-operations.ts'
import type { Policy } from '../../src/operations/operation.ts'
import { asArray, asObject } from '../support/openapi.ts'
import { parsedYaml } from '../support/parsed-yaml.ts'
import { issuesOf, whole } from './support/api-issues.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { told } from './support/told.ts'

const GOVERNMENT: Partial<Policy> = { cloud: 'government' }

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
    [
      'validateGroupClusterConfigurations',
      { parameters: `groupId=${GROUP}`, body: '{clusterType: GEOSHARDED}' },
      'Global',
    ],
    ['createGroupContainer', { parameters: `groupId=${GROUP}`, body: '{providerName: AZURE}' }, 'clusters on Azure'],
    ['createGroupPeer', { parameters: `groupId=${GROUP}`, body: '{providerName: AZURE}' }, 'clusters on Azure'],
    [
      'createGroupPrivateEndpointEndpointService',
      { parameters: `groupId=${GROUP}`, body: '{providerName: AZURE, region: US_EAST_2}' },
      'clusters on Azure',
    ],
    [
      'listGroupPrivateEndpointEndpointService',
      { parameters: `groupId=${GROUP}\ncloudProvider=AZURE` },
      'clusters on Azure',
    ],
    [
      'updateGroupClusterProcessArgs',
      { parameters: `groupId=${GROUP}\nclusterName=x`, body: '{minimumEnabledTlsProtocol: TLS1_1}' },
      'body: minimumEnabledTlsProtocol: Atlas for Government requires TLS 1.2 or later, and `TLS1_1` is older. Use `TLS1_2`',
    ],
    [
      'updateGroupCluster',
      {
        parameters: `groupId=${GROUP}\nclusterName=x`,
        body: '{advancedConfiguration: {minimumEnabledTlsProtocol: TLS1_0}}',
      },
      'requires TLS 1.2 or later',
    ],
  ] as const)('%s with %j', async ([id, params, what]) => {
    const call = { 'operation-id': id, ...params }
    expect(await issuesOf(call, GOVERNMENT)).toEqual([expect.stringContaining(what)])
    expect(await issuesOf(call, {})).toEqual([])
  })

  test.for([
    ['updateGroupClusterProcessArgs', '{minimumEnabledTlsProtocol: TLS1_2}'],
    ['createGroupCluster', '{clusterType: SHARDED, advancedConfiguration: {minimumEnabledTlsProtocol: TLS1_3}}'],
    ['createGroupContainer', '{providerName: GCP}'],
  ] as const)('but it has what %s says with %s', async ([id, body]) => {
    expect(await issuesOf({ ...whole(id), body }, GOVERNMENT)).toEqual([])
  })

  test('such a resource by way of a secret either', async () => {
    const plan = `
key:
  call-api: { operation-id: createOrgApiKey, parameters: { orgId: ${GROUP} }, body: { desc: ci } }
use:
  call-api: { operation-id: createGroupCluster, parameters: { groupId: ${GROUP} }, body: "\${key.response-with-secrets}" }
`
    const hidden = { privateKey: 'k-that-makes-it-secret', clusterType: 'GEOSHARDED' }
    const called = await callAgainst(() => ({ body: hidden }), { plan, policy: GOVERNMENT })
    expect(told(called.state)).toMatch(/^failed USAGE: use: Atlas for Government has no Global Clusters/)
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
