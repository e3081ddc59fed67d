import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import { checkProvider, checkRegion } from '../clusters/catalogue.ts'
import { type EndpointService, serviceNames } from '../private-endpoints/endpoint-service.ts'
import { findService } from '../private-endpoints/find-service.ts'
import { renderService } from '../private-endpoints/render-endpoint.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasPrivateEndpointResource::${javaMethod}` },
]

const createSchema = z.strictObject({
  providerName: z.enum(['AWS', 'AZURE', 'GCP']),
  region: z.string(),
  portMappingEnabled: z.optional(z.boolean()),
  supportedRemoteRegions: z.optional(z.nullable(z.array(z.string()).check(z.maxLength(35)))),
})
const modeSchema = z.strictObject({ enabled: z.boolean() })

function add(call: Call): Result {
  const { world, now } = call
  const { random, quirks, cloud } = world
  const project = findProject(world, call.params['groupId'] ?? '', 'write')
  const body = readBody(call.body, { schema: createSchema, quirks })
  const provider = checkProvider(body.providerName, cloud)
  checkRegion(body.region, { provider, project, cloud, shared: false })
  if (provider !== 'AWS' && body.supportedRemoteRegions) throw invalidAttribute('supportedRemoteRegions')
  const { services } = project.privateEndpoints
  if (services.some((other) => other.provider === provider && other.regionName === body.region)) {
    throw new Problem(409, 'PRIVATELINK_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION', {
      detail: `A private endpoint service already exists for region ${body.region} in group ${project.id}.`,
      parameters: [body.region, project.id],
    })
  }
  const identity = { id: random.objectId(), provider, regionName: body.region }
  const service: EndpointService = {
    ...identity,
    supportedRemoteRegions: body.supportedRemoteRegions ?? null,
    portMappingEnabled: body.portMappingEnabled ?? false,
    names: serviceNames({ ...identity, groupId: project.id, random }),
    endpoints: [],
    availableAt: now + quirks.privateEndpointServiceMs[provider],
    goneAt: undefined,
  }
  project.privateEndpoints.services = [...services, service]
  return { status: 201, body: renderService(service, now) }
}

/** Recorded: a plain list, without pages. */
function list(call: Call): Result {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'read')
  const provider = checkProvider(call.params['cloudProvider'] ?? '', call.world.cloud)
  const own = project.privateEndpoints.services.filter((service) => service.provider === provider)
  return { status: 200, body: own.map((service) => renderService(service, call.now)) }
}

const read = (call: Call): Result => ({ status: 200, body: renderService(findService(call, 'read').service, call.now) })

function remove(call: Call): Result {
  const { service, change } = findService(call, 'write')
  if (service.endpoints.length > 0) {
    throw new Problem(409, 'CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS', {
      detail: `Private endpoint service ${service.id} cannot be deleted while it has endpoints.`,
      parameters: [service.id],
    })
  }
  change({ goneAt: service.goneAt ?? call.now + call.world.quirks.privateEndpointDeleteMs })
  return { status: 202, body: {} }
}

function readMode(call: Call): Result {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'read')
  return { status: 200, body: { enabled: project.privateEndpoints.regionalMode } }
}

function changeMode(call: Call): Result {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write')
  const { enabled } = readBody(call.body, { schema: modeSchema, quirks: call.world.quirks })
  project.privateEndpoints.regionalMode = enabled
  return { status: 202, body: { enabled } }
}

const base = '/groups/{groupId}/privateEndpoint'
const limit = 'privateEndpoints'
const one = { path: `${base}/{cloudProvider}/endpointService/{endpointServiceId}`, limit } as const
const mode = { path: `${base}/regionalMode`, limit } as const

export const privateEndpointServices: readonly Route[] = [
  {
    path: `${base}/endpointService`,
    limit,
    method: 'POST',
    versions: versions('addEndpointService'),
    takesBody: true,
    handle: add,
  },
  {
    path: `${base}/{cloudProvider}/endpointService`,
    limit,
    method: 'GET',
    versions: versions('getEndpointServices'),
    handle: list,
  },
  { ...one, method: 'GET', versions: versions('getEndPointService'), handle: read },
  { ...one, method: 'DELETE', versions: versions('deleteEndpointService'), handle: remove },
  { ...mode, method: 'GET', versions: versions('getRegionalizedPrivateLinkEnabled'), handle: readMode },
  {
    ...mode,
    method: 'PATCH',
    versions: versions('updateRegionalizedPrivateLinkEnabled'),
    takesBody: true,
    handle: changeMode,
  },
]
