import { describe, expect, test } from 'vitest'
import type { Received } from './peer.ts'
import { isRecord } from './recording.ts'
import { dedicated, field, outcome, type Started, started } from './started.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const VPCE = 'vpce-0123456789abcdef0'
const AZURE_ID =
  '/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe'
const aws = (id: string) => ({ cloudProvider: 'AWS', id })
const stringsOf = ({ json }: Received) => (isRecord(json) ? json['connectionStrings'] : undefined)

/** A project with a cluster in US_EAST_1 and an endpoint service there that is AVAILABLE. */
async function scene(world: Started) {
  const project = await world.project()
  await world.post(`${project}/clusters`, dedicated('Main'), '2024-10-23')
  const region = { region: { regionName: 'EU_WEST_1' } }
  await world.post(`${project}/clusters`, dedicated('far', region), '2024-10-23')
  const created = await world.post(`${project}/privateEndpoint/endpointService`, {
    providerName: 'AWS',
    region: 'US_EAST_1',
  })
  world.clock.turn(30 * MINUTE)
  return { project, service: `${project}/privateEndpoint/AWS/endpointService/${field(created, 'id')}` }
}

describe('an endpoint service', () => {
  test.each([
    [
      'AWS',
      'EU_WEST_1',
      145,
      { endpointServiceName: expect.stringMatching(/^com\.amazonaws\.vpce\.eu-west-1\.vpce-svc-/) },
    ],
    ['AZURE', 'ASIA_SOUTH_EAST', 60, { privateLinkServiceName: expect.stringMatching(/^pls_[0-9a-f]{24}$/) }],
    [
      'GCP',
      'US_EAST_4',
      260,
      { serviceAttachmentNames: Array(6).fill(expect.stringContaining('/regions/us-east-4/')) },
    ],
  ])(
    'of %s is INITIATING first, and has its names once it is AVAILABLE',
    async (providerName, region, seconds, names) => {
      const world = await started()
      const base = `${await world.project()}/privateEndpoint`
      const created = await world.post(`${base}/endpointService`, { providerName, region })
      expect(created).toMatchObject({ status: 201, json: { cloudProvider: providerName, status: 'INITIATING' } })
      const one = `${base}/${providerName}/endpointService/${field(created, 'id')}`
      world.clock.turn(seconds * SECOND - 1)
      expect((await world.get(one)).json).toEqual(created.json)
      world.clock.turn(1)
      expect((await world.get(one)).json).toMatchObject({ status: 'AVAILABLE', regionName: region, ...names })
      expect((await world.get(`${base}/${providerName}/endpointService`)).json).toHaveLength(1)
    },
  )

  test('is one per region, and blocks the deletion of its project until it is gone', async () => {
    const world = await started()
    const project = await world.project()
    const base = `${project}/privateEndpoint`
    const body = { providerName: 'AWS', region: 'US_EAST_1' }
    const one = `${base}/AWS/endpointService/${field(await world.post(`${base}/endpointService`, body), 'id')}`
    expect(outcome(await world.post(`${base}/endpointService`, body))).toBe(
      '409 PRIVATELINK_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION',
    )
    expect(outcome(await world.get(one.replace('/AWS/', '/GCP/')))).toBe('404 PRIVATELINK_NOT_FOUND')
    const refused = '409 CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES'
    expect(outcome(await world.remove(project))).toBe(refused)
    expect(await world.remove(one)).toMatchObject({ status: 202, json: {} })
    expect(field(await world.get(one), 'status')).toBe('DELETING')
    expect(outcome(await world.remove(project))).toBe(refused)
    world.clock.turn(MINUTE)
    expect(outcome(await world.get(one))).toBe('404 PRIVATELINK_NOT_FOUND')
    expect(outcome(await world.remove(project))).toBe('202')
  })

  test('is refused for a region that is none', async () => {
    const world = await started({}, { deviates: true })
    const path = `${await world.project()}/privateEndpoint/endpointService`
    expect(outcome(await world.post(path, { providerName: 'AWS', region: 'us-east-1' }))).toBe('400 INVALID_ATTRIBUTE')
  })
})

describe('a private endpoint', () => {
  test('gives the clusters of its region private connection strings, while it is AVAILABLE', async () => {
    const world = await started()
    const { project, service } = await scene(world)
    const added = await world.post(`${service}/endpoint`, aws(VPCE))
    expect(added.json).toMatchObject({ connectionStatus: 'PENDING', interfaceEndpointId: VPCE, deleteRequested: false })
    const main = () => world.get(`${project}/clusters/Main`)
    expect(stringsOf(await main())).not.toHaveProperty('privateEndpoint')
    world.clock.turn(MINUTE)
    expect(field(await world.get(`${service}/endpoint/${VPCE}`), 'connectionStatus')).toBe('AVAILABLE')
    const strings = stringsOf(await main())
    const hash = /main\.([a-z0-9]{6})\.mongodb\.net/.exec(JSON.stringify(strings))?.[1]
    const srv = `mongodb+srv://main-pl-0.${hash}.mongodb.net`
    expect(strings).toMatchObject({
      awsPrivateLinkSrv: { [VPCE]: srv },
      privateEndpoint: [
        {
          connectionString: expect.stringContaining(
            `mongodb://pl-0-us-east-1.${hash}.mongodb.net:1024,pl-0-us-east-1.`,
          ),
          endpoints: [{ endpointId: VPCE, providerName: 'AWS', region: 'US_EAST_1' }],
          srvConnectionString: srv,
          type: 'MONGOD',
        },
      ],
    })
    expect(stringsOf(await world.get(`${project}/clusters/far`))).not.toHaveProperty('privateEndpoint')
    await world.remove(`${service}/endpoint/${VPCE}`)
    expect(stringsOf(await main())).not.toHaveProperty('privateEndpoint')
  })

  test('keeps its service from being deleted until it is gone', async () => {
    const world = await started()
    const { service } = await scene(world)
    await world.post(`${service}/endpoint`, aws(VPCE))
    expect(outcome(await world.remove(service))).toBe('409 CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS')
    expect(outcome(await world.remove(`${service}/endpoint/${VPCE}`))).toBe('204')
    expect((await world.get(`${service}/endpoint/${VPCE}`)).json).toMatchObject({
      connectionStatus: 'DELETING',
      deleteRequested: true,
    })
    world.clock.turn(MINUTE)
    expect(outcome(await world.get(`${service}/endpoint/${VPCE}`))).toBe('404 PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND')
    expect(outcome(await world.remove(service))).toBe('202')
  })

  test('needs an id in the form of its provider, once, and a service that is AVAILABLE', async () => {
    const world = await started()
    const { project, service } = await scene(world)
    expect(outcome(await world.post(`${service}/endpoint`, aws('eni-1')))).toBe(
      '404 PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED',
    )
    await world.post(`${service}/endpoint`, aws(VPCE))
    expect(outcome(await world.post(`${service}/endpoint`, aws(VPCE)))).toBe(
      '409 PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS',
    )
    const body = { providerName: 'AWS', region: 'US_WEST_2' }
    const fresh = field(await world.post(`${project}/privateEndpoint/endpointService`, body), 'id')
    const early = await world.post(`${project}/privateEndpoint/AWS/endpointService/${fresh}/endpoint`, aws(VPCE))
    expect(outcome(early)).toBe('409 PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS')
  })

  test.each([
    ['AZURE', 'US_EAST_2', { id: AZURE_ID, privateEndpointIPAddress: '10.0.0.4' }, 'privateEndpointResourceId'],
    ['GCP', 'CENTRAL_US', { endpointGroupName: 'group', gcpProjectId: 'mine' }, 'endpointGroupName'],
  ])('of %s goes from INITIATING to AVAILABLE', async (providerName, region, endpoint, idName) => {
    // The published pattern for the path has no place for the names of Google Cloud, and wants the others encoded twice.
    const world = await started({}, { deviates: true })
    const base = `${await world.project()}/privateEndpoint`
    const created = await world.post(`${base}/endpointService`, { providerName, region })
    world.clock.turn(5 * MINUTE)
    const path = `${base}/${providerName}/endpointService/${field(created, 'id')}/endpoint`
    const added = await world.post(path, { cloudProvider: providerName, ...endpoint })
    expect(field(added, 'status')).toBe('INITIATING')
    world.clock.turn(MINUTE)
    const id = encodeURIComponent(field(added, idName))
    expect(field(await world.get(`${path}/${id}`), 'status')).toBe('AVAILABLE')
  })
})

test('a project with a peering connection has strings for it', async () => {
  const world = await started({ quirks: { vpcPeering: true } })
  const { project } = await scene(world)
  expect(stringsOf(await world.get(`${project}/clusters/Main`))).toMatchObject({
    private: expect.stringContaining('mongodb://main-shard-00-00-pri.'),
    privateSrv: expect.stringMatching(/^mongodb\+srv:\/\/main-pri\./),
  })
})

test('regional mode is off until it is switched on', async () => {
  const world = await started()
  const path = `${await world.project()}/privateEndpoint/regionalMode`
  expect((await world.get(path)).json).toEqual({ enabled: false })
  expect(await world.patch(path, { enabled: true })).toMatchObject({ status: 202, json: { enabled: true } })
  expect((await world.get(path)).json).toEqual({ enabled: true })
})
