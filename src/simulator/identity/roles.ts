import { roleNames } from '../catalogue/operation-table.ts'
import type { Grant } from './principal.ts'

/** Where a role's name in the API does not follow from its name in the description. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Organization Project Creator': 'ORG_GROUP_CREATOR',
  'Organization Billing Viewer': 'ORG_BILLING_READ_ONLY',
}

function apiName(role: string): string {
  const words = role.replace(/^Project /, 'GROUP ').replace(/^Organization /, 'ORG ')
  return OTHER_NAMES[role] ?? words.toUpperCase().replaceAll(' ', '_')
}

const inOrganization = (grants: readonly Grant[], ...names: readonly string[]) =>
  grants.some(({ orgId, roleName }) => orgId !== undefined && names.includes(roleName))

export const isOwner = (grants: readonly Grant[]): boolean => inOrganization(grants, 'ORG_OWNER')

export const canCreateProjects = (grants: readonly Grant[]): boolean =>
  inOrganization(grants, 'ORG_OWNER', 'ORG_GROUP_CREATOR')

export const isMember = (grants: readonly Grant[]): boolean => grants.some(({ orgId }) => orgId !== undefined)

export const seesProject = (grants: readonly Grant[], projectId: string): boolean =>
  inOrganization(grants, 'ORG_OWNER', 'ORG_READ_ONLY') || grants.some(({ groupId }) => groupId === projectId)

/**
 * Whether one of the needed roles, named as the description of the API names them, is among the grants. Owners have every role
 * below them, and every role in a project includes reading it; nothing else includes anything, which is strict.
 */
export function hasRole(grants: readonly Grant[], needed: readonly string[], projectId?: string): boolean {
  if (needed.length === 0 || isOwner(grants)) return true
  const inProject = grants.filter(({ groupId }) => projectId !== undefined && groupId === projectId)
  return needed.some((role) => {
    if (role === 'Organization Member') return isMember(grants)
    if (role.startsWith('Organization ')) return inOrganization(grants, apiName(role))
    if (role === 'Project Read Only') return projectId !== undefined && seesProject(grants, projectId)
    return inProject.some(({ roleName }) => roleName === 'GROUP_OWNER' || roleName === apiName(role))
  })
}

export const ORGANIZATION_ROLES = [
  'ORG_OWNER',
  'ORG_MEMBER',
  'ORG_GROUP_CREATOR',
  'ORG_BILLING_ADMIN',
  'ORG_BILLING_READ_ONLY',
  'ORG_STREAM_PROCESSING_ADMIN',
  'ORG_READ_ONLY',
] as const

/** Those of the console, and those that operations need. */
export const PROJECT_ROLES: readonly string[] = [
  ...new Set([
    'GROUP_OWNER',
    'GROUP_CLUSTER_MANAGER',
    'GROUP_READ_ONLY',
    'GROUP_DATA_ACCESS_ADMIN',
    'GROUP_DATA_ACCESS_READ_WRITE',
    'GROUP_DATA_ACCESS_READ_ONLY',
    'GROUP_SEARCH_INDEX_EDITOR',
    ...roleNames.filter((name) => name.startsWith('Project ')).map(apiName),
  ]),
]
