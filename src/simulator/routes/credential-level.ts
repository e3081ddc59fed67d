import { checkOrganization, findProject } from '../access.ts'
import type { EndpointSet } from '../limits.ts'
import type { Call } from '../route.ts'

/** Credentials are administered in the organization and in a project, under paths that are alike. */
export type Place = { readonly orgId: string } | { readonly groupId: string }

export interface CredentialLevel {
  readonly path: '/orgs/{orgId}' | '/groups/{groupId}'
  readonly limit: EndpointSet
  /** Begins the name of the Java class. */
  readonly java: string
  /** Checks that the caller may do what it asks for. */
  placeOf(call: Call): Place
}

export const organizationLevel: CredentialLevel = {
  path: '/orgs/{orgId}',
  limit: 'organizationCredentials',
  java: 'ApiOrganization',
  placeOf: ({ world, params }) => {
    const orgId = params['orgId'] ?? ''
    checkOrganization(world, orgId)
    return { orgId }
  },
}

export const projectLevel: CredentialLevel = {
  path: '/groups/{groupId}',
  limit: 'projectCredentials',
  java: 'ApiProject',
  placeOf: ({ world, params, request }) => {
    const { id } = findProject(world, params['groupId'] ?? '', request.method === 'GET' ? 'read' : 'write')
    return { groupId: id }
  },
}

export const groupIdOf = (place: Place): string | undefined => ('groupId' in place ? place.groupId : undefined)
