import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/operations/operation.ts'
import { issuesOf } from './support/api-issues.ts'
import { callAgainst, GROUP } from './support/api-world.ts'
import { told } from './support/told.ts'

const GOVERNMENT: Partial<Policy> = { cloud: 'government' }
const SMALL: Partial<Policy> = { allowedTiers: ['M10'], allowedRegions: ['US_EAST_1'] }

describe('nobody gets around a limit', () => {
  const body = '{replicationSpecs: [{regionConfigs: [{electableSpecs: {instanceSize: M300}}]}]}'

  test('by parameters that lead an unknown path to a known operation', async () => {
    const params = {
      method: 'POST',
      path: '/groups/{groupId}/{what}',
      parameters: `groupId=${GROUP}\nwhat=clusters`,
      'api-version': '2024-10-23',
      body,
    }
    expect(await issuesOf(params, SMALL)).toEqual([expect.stringContaining('body: tier: `M300` is not among')])
    expect(await issuesOf({ ...params, body: body.replace('M300', 'M10') }, SMALL)).toEqual([])
  })

  test('by parameters that lead an unknown path to what is not there', async () => {
    const path = { method: 'GET', path: '/groups/{groupId}/{what}/x/y/z', 'api-version': '2031-01-01' }
    const params = (what: string) => ({ ...path, parameters: `groupId=${GROUP}\nwhat=${what}` })
    expect(await issuesOf(params('streams'), GOVERNMENT)).toEqual([expect.stringContaining('no Stream Processing')])
    expect(await issuesOf(params('rivers'), GOVERNMENT)).toEqual([])
  })

  test('by an unknown path whose values come from another step', async () => {
    const plan = `
first:
  call-api: { operation-id: getGroupManagedSlowMs, parameters: { groupId: ${GROUP} } }
second:
  call-api:
    method: POST
    path: /groups/{groupId}/{what}
    parameters: { groupId: ${GROUP}, what: "\${first.response}" }
    api-version: "2024-10-23"
    body: ${body}
`
    const called = await callAgainst(() => ({ body: '"clusters"' }), { plan, policy: SMALL })
    expect(called.received).toHaveLength(1)
    expect(told(called.state)).toMatch(/^failed USAGE: second.body: tier: `M300` is not among/)
  })

  test.for([
    ['regions as names, in the form of January 2023', { replicationSpecs: [{ regionsConfig: { EU_WEST_1: {} } }] }],
    ['regions as names, in the form before', { replicationSpec: { EU_WEST_1: { priority: 7 } } }],
  ])('by %s', async ([, more]) => {
    const call = {
      'operation-id': 'createGroupCluster',
      parameters: `groupId=${GROUP}`,
      'api-version': '2023-01-01',
      body: JSON.stringify({ providerSettings: { providerName: 'AWS', instanceSizeName: 'M30' }, ...Object(more) }),
    }
    expect(await issuesOf(call, { allowedRegions: ['US_EAST_1'] })).toEqual([
      expect.stringContaining('body: region: `EU_WEST_1` is not among allowed-regions'),
    ])
    expect(await issuesOf(call, GOVERNMENT)).toEqual([
      expect.stringContaining('`EU_WEST_1` is not a region of Atlas for Government on AWS'),
    ])
    expect(await issuesOf(call, {})).toEqual([])
  })

  test('by a serverless instance', async () => {
    const call = {
      'operation-id': 'upgradeGroupClusterTenantUpgradeToServerless',
      parameters: `groupId=${GROUP}`,
      body: '{name: x, providerSettings: {providerName: SERVERLESS, backingProviderName: AWS, regionName: EU_WEST_1}}',
    }
    expect(await issuesOf(call, { ...SMALL, allowedProviders: ['AWS'] })).toEqual([
      expect.stringContaining('body: tier: `serverless` is not among allowed-tiers'),
      expect.stringContaining('body: region: `EU_WEST_1` is not among allowed-regions'),
    ])
  })
})

test('values of an unknown path stay in their segments', async () => {
  const called = await callAgainst(() => ({ body: {} }), {
    params: {
      method: 'GET',
      path: '/groups/{groupId}/{what}:look',
      parameters: `{groupId: ${GROUP}, what: "../a?b#c{groupId}", more: "1&2"}`,
      'api-version': '2031-01-01',
    },
  })
  expect(called.received[0]?.target).toBe(`/api/atlas/v2/groups/${GROUP}/..%2Fa%3Fb%23c%7BgroupId%7D:look?more=1%262`)
})

test('a colon that is written stands before a verb, and is sent as it is', async () => {
  const params = { method: 'POST', path: `/groups/${GROUP}/things:make`, 'api-version': '2031-01-01' }
  const called = await callAgainst(() => ({ body: {} }), { params })
  expect(called.received[0]?.target).toBe(`/api/atlas/v2/groups/${GROUP}/things:make`)
})
