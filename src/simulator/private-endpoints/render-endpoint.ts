import { type EndpointService, lifeStatus, type PrivateEndpoint } from './endpoint-service.ts'

/** A service as the API shows it. Recorded: names that are not known yet are `null`, lists of them empty. */
export function renderService(service: EndpointService, now: number): object {
  const { id, provider, regionName, endpoints } = service
  const ids = endpoints.map((endpoint) => endpoint.id)
  const names = now < service.availableAt ? {} : service.names
  const common = { cloudProvider: provider, errorMessage: null, id, regionName, status: lifeStatus(service, now) }
  if (provider === 'AWS') {
    const { supportedRemoteRegions } = service
    return { endpointServiceName: null, ...common, ...names, interfaceEndpoints: ids, supportedRemoteRegions }
  }
  if (provider === 'AZURE') {
    const unknown = { privateLinkServiceName: null, privateLinkServiceResourceId: null }
    return { ...unknown, ...common, ...names, privateEndpoints: ids }
  }
  const { portMappingEnabled } = service
  return { serviceAttachmentNames: [], ...common, ...names, endpointGroupNames: ids, portMappingEnabled }
}

/** The other end, in the shape of its provider. */
export function renderEndpoint(
  { provider, portMappingEnabled }: EndpointService,
  endpoint: PrivateEndpoint,
  now: number,
): object {
  const { id, details, goneAt } = endpoint
  const status = lifeStatus(endpoint, now)
  const common = { cloudProvider: provider, deleteRequested: goneAt !== undefined, errorMessage: null }
  if (provider === 'AWS') {
    const connectionStatus = status === 'INITIATING' ? 'PENDING' : status
    return { ...common, connectionStatus, interfaceEndpointId: id }
  }
  if (provider === 'AZURE') return { ...common, ...details, privateEndpointResourceId: id, status }
  return { ...common, ...details, endpointGroupName: id, portMappingEnabled, status }
}
