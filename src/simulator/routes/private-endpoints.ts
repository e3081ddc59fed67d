import * as z from 'zod/mini'
import { readBody } from '../body.ts'
import { lifeStatus, type PrivateEndpoint } from '../private-endpoints/endpoint-service.ts'
import { findService } from '../private-endpoints/find-service.ts'
import { renderEndpoint } from '../private-endpoints/render-endpoint.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasPrivateEndpointResource::${javaMethod}` },
]

const address = z.union([z.ipv4(), z.ipv6()])
/** Chooses the shape in the published description; the path has said it already. */
const cloudProvider = z.optional(z.enum(['AWS', 'AZURE', 'GCP']))
const schemas = {
  AWS: z.strictObject({ cloudProvider, id: z.string() }),
  AZURE: z.strictObject({ cloudProvider, id: z.string(), privateEndpointIPAddress: address }),
  GCP: z.strictObject({
    cloudProvider,
    endpointGroupName: z.string(),
    gcpProjectId: z.string(),
    endpoints: z.optional(
      z.array(z.strictObject({ endpointName: z.optional(z.string()), ipAddress: z.optional(address) })),
    ),
  }),
}

/** The id of the far end, and what else the provider wants to know of it. */
function readEndpoint(call: Call, provider: keyof typeof schemas): Pick<PrivateEndpoint, 'id' | 'details'> {
  const { quirks } = call.world
  if (provider === 'AWS') {
    const { cloudProvider: given, id } = readBody(call.body, { schema: schemas.AWS, quirks })
    checkSame(given, provider)
    if (/^vpce-[0-9a-f]{17}$/.test(id)) return { id, details: {} }
    throw new Problem(404, 'PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED', {
      detail: `Interface endpoint ID ${id} is malformed.`,
      parameters: [id],
    })
  }
  if (provider === 'AZURE') {
    const { cloudProvider: given, id, ...details } = readBody(call.body, { schema: schemas.AZURE, quirks })
    checkSame(given, provider)
    return { id, details }
  }
  const {
    cloudProvider: given,
    endpointGroupName: id,
    ...details
  } = readBody(call.body, { schema: schemas.GCP, quirks })
  checkSame(given, provider)
  return { id, details }
}

function checkSame(given: string | undefined, provider: string): void {
  if (given !== undefined && given !== provider) throw invalidAttribute('cloudProvider')
}

function add(call: Call): Result {
  const { world, now } = call
  const { service, change } = findService(call, 'write')
  const given = readEndpoint(call, service.provider)
  if (lifeStatus(service, now) !== 'AVAILABLE') {
    throw new Problem(409, 'PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS', {
      detail: `Private endpoint service ${service.id} cannot accept endpoints at this time.`,
      parameters: [service.id],
    })
  }
  if (service.endpoints.some(({ id }) => id === given.id)) {
    throw new Problem(409, 'PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS', {
      detail: `Interface endpoint ${given.id} already exists.`,
      parameters: [given.id],
    })
  }
  const endpoint = { ...given, availableAt: now + world.quirks.privateEndpointMs, goneAt: undefined }
  change({ endpoints: [...service.endpoints, endpoint] })
  return { status: 200, body: renderEndpoint(service, endpoint, now) }
}

function find(call: Call, needs: 'read' | 'write') {
  const { service, change } = findService(call, needs)
  const id = call.params['endpointId'] ?? ''
  const endpoint = service.endpoints.find((one) => one.id === id)
  if (endpoint) return { service, change, endpoint }
  throw new Problem(404, 'PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND', {
    detail: `Interface endpoint ${id} was not found for private endpoint service ${service.id}.`,
    parameters: [id, service.id],
  })
}

function read(call: Call): Result {
  const { service, endpoint } = find(call, 'read')
  return { status: 200, body: renderEndpoint(service, endpoint, call.now) }
}

function remove(call: Call): Result {
  const { service, change, endpoint } = find(call, 'write')
  const goneAt = endpoint.goneAt ?? call.now + call.world.quirks.privateEndpointDeleteMs
  change({ endpoints: service.endpoints.map((one) => (one === endpoint ? { ...one, goneAt } : one)) })
  return { status: 204 }
}

const base = '/groups/{groupId}/privateEndpoint/{cloudProvider}/endpointService/{endpointServiceId}/endpoint'
const limit = 'privateEndpoints'
const one = { path: `${base}/{endpointId}`, limit } as const

export const privateEndpoints: readonly Route[] = [
  { path: base, limit, method: 'POST', versions: versions('addEndpoint'), takesBody: true, handle: add },
  { ...one, method: 'GET', versions: versions('getEndpoint'), handle: read },
  { ...one, method: 'DELETE', versions: versions('deleteEndpoint'), handle: remove },
]
