import { describe, expect, test } from 'vitest'
import { OF_CLUSTER, OF_DATABASE, OF_PROJECT, ORG, PROJECT, read } from './reading-spec.ts'

const HOUR = 3_600_000

test('a file that uses every key of an environment with a project of its own reads as it is written', async () => {
  const spec = await read(
    [
      `org-id: ${ORG}`,
      'isolation: project            # a comment',
      'project: { project-owner-id: 5f1b2c3d4e5f60718293a4b5, tags: { team: shop } }',
      'cluster: { tier: flex, provider: AWS, region: US_EAST_1 }',
      'database-user: { roles: [readWrite@app] }',
      'access: [runner, 198.51.100.7, 203.0.113.0/24, "2001:db8::1"]',
      'ttl: 72h',
      'pause: { at: "0 20 * * 1-5", resume: "0 7 * * 1-5", time-zone: Europe/Berlin }',
      'seed: { sample-data: true }',
      'label: preview',
      'drafts: false',
    ].join('\n'),
  )
  const { positionOf, ...rest } = spec
  expect(rest).toEqual({
    file: 'environment.yml',
    place: {
      isolation: 'project',
      orgId: ORG,
      project: { 'project-owner-id': '5f1b2c3d4e5f60718293a4b5', tags: { team: 'shop' } },
    },
    cluster: { tier: 'flex', provider: 'AWS', region: 'US_EAST_1' },
    databaseUser: { roles: ['readWrite@app'] },
    access: ['runner', { address: '198.51.100.7' }, { address: '203.0.113.0/24' }, { address: '2001:db8::1' }],
    ttlMs: 72 * HOUR,
    pause: { at: '0 20 * * 1-5', resume: '0 7 * * 1-5', timeZone: 'Europe/Berlin' },
    seed: { kind: 'sample-data' },
    label: 'preview',
    drafts: false,
  })
  expect(positionOf('cluster')).toEqual({ file: 'environment.yml', line: 4, column: 1 })
  expect(positionOf('cluster.tier')).toEqual({ file: 'environment.yml', line: 4, column: 12 })
  expect(positionOf('access.1')).toEqual({ file: 'environment.yml', line: 6, column: 18 })
  expect(positionOf('cluster.wait')).toBeUndefined()
  expect(positionOf('label.deeper')).toBeUndefined()
})

test('the shortest file takes a project of its own, three days, the runner alone, and drafts, too', async () => {
  const { positionOf: _, ...rest } = await read(OF_PROJECT)
  expect(rest).toEqual({
    file: 'environment.yml',
    place: { isolation: 'project', orgId: ORG, project: {} },
    cluster: { tier: 'flex', region: 'US_EAST_1' },
    databaseUser: { roles: ['readWriteAnyDatabase'] },
    access: ['runner'],
    ttlMs: 72 * HOUR,
    pause: undefined,
    seed: undefined,
    label: undefined,
    drafts: true,
  })
})

test('a cluster of its own stands in a project that is there', async () => {
  const spec = await read(OF_CLUSTER)
  expect(spec.place).toEqual({ isolation: 'cluster', projectId: PROJECT })
  expect(spec.cluster).toEqual({ tier: 'flex', region: 'US_EAST_1' })
  expect(spec.databaseUser.roles).toEqual(['readWriteAnyDatabase'])
})

describe('a database of its own', () => {
  test('is on a cluster that is there, with a user for that database alone', async () => {
    const spec = await read(OF_DATABASE)
    expect(spec.place).toEqual({ isolation: 'database', projectId: PROJECT, clusterName: 'shared' })
    expect(spec.cluster).toBeUndefined()
    expect(spec.databaseUser.roles).toEqual(['readWrite'])
  })

  test('may bear several roles, and read from a named database', async () => {
    const roles = ['read', 'readWrite', 'dbAdmin', 'read@catalog', 'readWrite@catalog.orders']
    const spec = await read(`${OF_DATABASE}database-user: { roles: [${roles.join(', ')}] }`)
    expect(spec.databaseUser.roles).toEqual(roles)
  })
})

test.each([
  ['[]', []],
  ['[198.51.100.0/24]', [{ address: '198.51.100.0/24' }]],
  ['[{ cidr-block: 0.0.0.0/0, allow-wide-cidr: true }]', [{ address: '0.0.0.0/0', allowWideCidr: true }]],
  ['[{ cidr-block: 198.51.100.0/24 }]', [{ address: '198.51.100.0/24' }]],
  ['["2001:db8::/64"]', [{ address: '2001:db8::/64' }]],
])('access may be %s', async (text, expected) => {
  for (const file of [OF_PROJECT, OF_CLUSTER, OF_DATABASE]) {
    expect((await read(`${file}access: ${text}`)).access).toEqual(expected)
  }
})

test.each([
  ['1h', HOUR],
  ['90d', 90 * 24 * HOUR],
  ['2160h', 90 * 24 * HOUR],
  ['1d12h', 36 * HOUR],
])('a ttl of %s is %i ms', async (ttl, ms) => {
  expect((await read(`${OF_PROJECT}ttl: ${ttl}`)).ttlMs).toBe(ms)
})

test.each([
  [
    `{ snapshot: latest, from: { project-id: ${PROJECT}, cluster-name: shop } }`,
    { snapshot: 'latest', from: { projectId: PROJECT, clusterName: 'shop' } },
  ],
  [
    `{ sample-data: false, snapshot: 5f1b2c3d4e5f60718293a4b6, from: { project-name: Shop live, org-id: ${ORG}, cluster-name: shop } }`,
    { snapshot: '5f1b2c3d4e5f60718293a4b6', from: { projectName: 'Shop live', orgId: ORG, clusterName: 'shop' } },
  ],
])('a seed may be a snapshot of another cluster: %s', async (text, expected) => {
  for (const file of [OF_PROJECT, OF_CLUSTER]) {
    expect((await read(`${file}seed: ${text}`)).seed).toEqual({ kind: 'snapshot', ...expected })
  }
})

test('sample data that are not wanted are no seed', async () => {
  expect((await read(`${OF_PROJECT}seed: { sample-data: false }`)).seed).toBeUndefined()
})

test('a time window without a zone is in UTC, and may be on a cluster of any tier', async () => {
  const pause = 'pause: { at: " 0  20 * * 1-5 ", resume: 0 7 * * MON-FRI }'
  const expected = { at: '0  20 * * 1-5', resume: '0 7 * * MON-FRI', timeZone: 'UTC' }
  for (const tier of ['flex', 'free', 'M10']) {
    const file = `org-id: ${ORG}\ncluster: { tier: ${tier}, region: US_EAST_1 }\n${pause}`
    expect((await read(file)).pause).toEqual(expected)
  }
})

test('a free cluster is fine in a project of its own', async () => {
  const spec = await read(`org-id: ${ORG}\ncluster: { tier: free, region: US_EAST_1 }`)
  expect(spec.cluster).toEqual({ tier: 'free', region: 'US_EAST_1' })
})

test('a project of Atlas for Government says which regions it may use', async () => {
  const spec = await read(
    `org-id: ${ORG}\nproject: { region-usage-restrictions: GOV_REGIONS_ONLY }\ncluster: { tier: M20, region: US_GOV_WEST_1 }`,
    { cloud: 'government' },
  )
  expect(spec.place).toEqual({
    isolation: 'project',
    orgId: ORG,
    project: { 'region-usage-restrictions': 'GOV_REGIONS_ONLY' },
  })
})

test('a file may use anchors, aliases and merge keys, and may be JSON', async () => {
  const merged = await read(
    `org-id: ${ORG}\ncluster: { <<: &place { region: US_EAST_1 }, tier: flex }\naccess: [&a 198.51.100.7]\nlabel: *a`,
  )
  expect(merged.cluster).toEqual({ tier: 'flex', region: 'US_EAST_1' })
  expect(merged.label).toBe('198.51.100.7')
  expect(merged.access).toEqual([{ address: '198.51.100.7' }])
  const json = JSON.stringify({ 'org-id': ORG, cluster: { tier: 'flex', region: 'US_EAST_1' } })
  expect((await read(json)).cluster).toEqual({ tier: 'flex', region: 'US_EAST_1' })
})
