import { findProject } from '../access.ts'
import { Problem } from '../problem.ts'
import type { Call } from '../route.ts'
import type { EndpointService } from './endpoint-service.ts'

/** The service of a path, and what puts a changed one in its place. */
export function findService(
  call: Call,
  needs: 'read' | 'write',
): { service: EndpointService; change: (changes: Partial<EndpointService>) => void } {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs)
  const id = call.params['endpointServiceId'] ?? ''
  const { privateEndpoints } = project
  const service = privateEndpoints.services.find(
    (one) => one.id === id && one.provider === call.params['cloudProvider'],
  )
  if (!service) {
    throw new Problem(404, 'PRIVATELINK_NOT_FOUND', {
      detail: `No private endpoint service with ID ${id} exists in group ${project.id}.`,
      parameters: [id, project.id],
    })
  }
  return {
    service,
    change(changes) {
      privateEndpoints.services = privateEndpoints.services.map((one) =>
        one === service ? { ...one, ...changes } : one,
      )
    },
  }
}
