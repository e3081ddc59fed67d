import { describe, expect, test } from 'vitest'
import { isRecord, listOf } from './recording.ts'
import { dedicated, outcome, started } from './started.ts'

/** A request body without one attribute, wherever it is. */
function without(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((element) => without(element, name))
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([key]) => key !== name)
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, name)]))
}

describe('creating a dedicated cluster', () => {
  // As probed, field by field, on a live account.
  test.each(['name', 'replicationSpecs', 'regionConfigs', 'clusterType', 'priority', 'nodeCount'])(
    'asks for %s when it is missing',
    async (name) => {
      const { post, project } = await started()
      const refused = await post(`${await project()}/clusters`, without(dedicated('a'), name))
      expect(refused.json).toMatchObject({
        detail: `The required attribute ${name} was not specified.`,
        errorCode: 'MISSING_ATTRIBUTE',
        parameters: [name],
      })
    },
  )

  test('asks for what is missing in the order that was probed, before it looks at types', async () => {
    const { post, project } = await started()
    const path = `${await project()}/clusters`
    const asked = async (body: unknown) => (await post(path, body)).json
    expect(await asked({})).toMatchObject({ parameters: ['name'] })
    expect(await asked({ name: 1 })).toMatchObject({ parameters: ['replicationSpecs'] })
    expect(await asked({ name: 'a', replicationSpecs: [{}] })).toMatchObject({ parameters: ['regionConfigs'] })
  })

  test.each([
    ['no provider', { providerName: undefined }, '400 INVALID_JSON_ATTRIBUTE'],
    ['an unknown provider', { providerName: 'IBM' }, '400 INVALID_JSON_ATTRIBUTE'],
    ['a region of the provider itself', { regionName: 'us-east-1' }, '400 INVALID_ATTRIBUTE'],
    ['a region of another provider', { regionName: 'EUROPE_WEST' }, '400 INVALID_ATTRIBUTE'],
    ['a region for governments', { regionName: 'US_GOV_WEST_1' }, '400 INVALID_ATTRIBUTE'],
    ['no region of priority 7', { priority: 6 }, '400 ATLAS_GENERAL_ERROR'],
    ['an unknown size', { electableSpecs: { instanceSize: 'M11', nodeCount: 3 } }, '400 INVALID_ATTRIBUTE'],
    ['two nodes', { electableSpecs: { instanceSize: 'M10', nodeCount: 2 } }, '400 CLUSTER_REPLICATION_FACTOR_INVALID'],
    [
      'a small disk',
      { electableSpecs: { instanceSize: 'M10', nodeCount: 3, diskSizeGB: 5 } },
      '400 CLUSTER_DISK_SIZE_INVALID',
    ],
    ['an unknown attribute', { colour: 'red' }, '400 INVALID_ATTRIBUTE'],
  ])('refuses %s', async (_, region, expected) => {
    const { post, project } = await started()
    expect(outcome(await post(`${await project()}/clusters`, dedicated('a', { region })))).toBe(expected)
  })

  test.each([
    ['paused', { paused: true }, '400 CANNOT_CREATE_PAUSED_CLUSTER'],
    [
      'with a version under the continuous release system',
      { versionReleaseSystem: 'CONTINUOUS', mongoDBMajorVersion: '8.0' },
      '400 INVALID_ATTRIBUTE',
    ],
    ['with a state', { stateName: 'IDLE' }, '400 ATTRIBUTE_READ_ONLY'],
    ['of an unknown type', { clusterType: 'SINGLE' }, '400 INVALID_ENUM_VALUE'],
    [
      'with a key for two tags',
      {
        tags: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      '400 INVALID_ATTRIBUTE',
    ],
  ])('refuses one %s', async (_, cluster, expected) => {
    const { post, project } = await started()
    expect(outcome(await post(`${await project()}/clusters`, dedicated('a', { cluster })))).toBe(expected)
  })

  test.each([
    ['-a', 'CLUSTER_NAME_INVALID'],
    ['a_b', 'CLUSTER_NAME_INVALID'],
    ['atlas-abc123', 'CLUSTER_NAME_INVALID'],
    ['a'.repeat(65), 'CLUSTER_NAME_TOO_LONG'],
    ['preview-feature-branch-long', 'CLUSTER_NAME_PREFIX_INVALID'],
    ['Preview-Feature-Branches-2', 'DUPLICATE_CLUSTER_NAME_PREFIX'],
  ])('refuses the name %s', async (name, code) => {
    const { post, project } = await started()
    const path = `${await project()}/clusters`
    expect((await post(path, dedicated('preview-feature-branches-1'))).status).toBe(201)
    expect(outcome(await post(path, dedicated(name)))).toBe(`400 ${code}`)
  })

  test('with two shards shows two elements, or one with a number in the older shape', async () => {
    const { get, post, project } = await started()
    const path = `${await project()}/clusters`
    const [spec] = dedicated('a').replicationSpecs
    const sharded = { ...dedicated('a'), clusterType: 'SHARDED', replicationSpecs: [spec, spec] }
    const created = await post(path, sharded)
    expect(created.json).toMatchObject({ connectionStrings: { awsPrivateLinkSrv: {}, privateEndpoint: [] } })
    expect(isRecord(created.json) ? listOf(created.json['replicationSpecs']) : []).toHaveLength(2)
    expect((await get(`${path}/a`, '2023-02-01')).json).toMatchObject({
      diskSizeGB: 10,
      replicationSpecs: [{ numShards: 2 }],
    })
    expect(outcome(await post(path, { ...sharded, name: 'b', clusterType: 'REPLICASET' }))).toBe(
      '400 CLUSTER_NUM_SHARDS_INVALID',
    )
  })
})

describe('changing a cluster', () => {
  test('takes the whole hardware, without the ids that are read-only, and keeps them', async () => {
    const { clock, get, post, patch, project } = await started()
    const path = `${await project()}/clusters`
    const created = await post(path, dedicated('a'))
    clock.turn(3600_000)
    const [before] = isRecord(created.json) ? listOf(created.json['replicationSpecs']) : []
    const region = dedicated('a', { size: 'M20' }).replicationSpecs[0]
    const withId = { replicationSpecs: [{ ...region, id: before?.['id'] }] }
    expect(outcome(await patch(`${path}/a`, withId))).toBe('400 ATTRIBUTE_READ_ONLY')
    const scaled = await patch(`${path}/a`, { replicationSpecs: [region] })
    expect(scaled.json).toMatchObject({
      stateName: 'UPDATING',
      replicationSpecs: [
        { id: before?.['id'], regionConfigs: [{ electableSpecs: { instanceSize: 'M20', diskSizeGB: 10 } }] },
      ],
    })
    clock.turn(8 * 60_000 - 1)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'UPDATING' })
    clock.turn(1)
    expect((await get(`${path}/a`)).json).toMatchObject({ stateName: 'IDLE' })
  })

  test.each([
    ['its name', { name: 'b' }, '400 CLUSTER_CANNOT_CHANGE_NAME'],
    ['nothing', {}, '400 INVALID_ATTRIBUTE'],
    ['an unknown attribute', { colour: 'red' }, '400 INVALID_ATTRIBUTE'],
  ])('refuses to change %s', async (_, body, expected) => {
    const { post, patch, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, dedicated('a'))
    expect(outcome(await patch(`${path}/a`, body))).toBe(expected)
  })
})

describe('a change of cloud provider', () => {
  const aws = { providerName: 'AWS', regionName: 'US_EAST_1', electableSpecs: { instanceSize: 'M10', nodeCount: 3 } }
  const gcp = { ...aws, providerName: 'GCP', regionName: 'CENTRAL_US' }
  const specs = (...regionConfigs: object[]) => ({ replicationSpecs: [{ regionConfigs }] })

  test('is refused, another provider beside the first is not', async () => {
    const { clock, get, post, patch, project } = await started()
    const path = `${await project()}/clusters`
    await post(path, dedicated('a'))
    clock.turn(16 * 60_000)
    expect(outcome(await patch(`${path}/a`, specs({ ...gcp, priority: 7 })))).toBe(
      '400 CLUSTER_CANNOT_CHANGE_PROVIDER_NAME',
    )
    expect((await get(`${path}/a`)).json).toMatchObject(specs({ providerName: 'AWS' }))
    const two = { ...gcp, priority: 6, electableSpecs: { instanceSize: 'M10', nodeCount: 2 } }
    expect((await patch(`${path}/a`, specs({ ...aws, priority: 7 }, two))).status).toBe(200)
  })
})

describe('the list of regions', () => {
  test('is narrowed by provider and tier', async () => {
    const { simulator, get, project } = await started()
    const path = `${await project()}/clusters/provider/regions`
    const { json } = await get(`${path}?providers=AWS&tier=M10`)
    expect(json).toMatchObject({
      links: [
        {
          href: `${simulator.url}/api/atlas/v2${path}?includeCount=true&providers=AWS&tier=M10&pageNum=1&itemsPerPage=100`,
        },
      ],
      results: [{ provider: 'AWS', instanceSizes: [{ name: 'M10' }] }],
    })
    expect(outcome(await get(`${path}?providers=IBM`))).toBe('400 INVALID_PROVIDER')
    expect(outcome(await get(`${path}?providers=AWS&tier=M11`))).toBe('404 RESOURCE_NOT_FOUND')
  })
})
