import * as z from 'zod/mini'
import { checkOrganization, findProject } from '../access.ts'
import type { Told } from '../administration/audit.ts'
import { settingNames } from '../administration/project-settings.ts'
import { readBody } from '../body.ts'
import type { Call, Result, Route } from '../route.ts'

const flag = z.optional(z.boolean())
const projectSchema = z.strictObject(Object.fromEntries(settingNames.map((name) => [name, flag])))
const seconds = z.optional(z.int().check(z.gt(0)))
const organizationSchema = z.strictObject({
  apiAccessListRequired: flag,
  customSessionTimeouts: z.optional(
    z.strictObject({ absoluteSessionTimeoutInSeconds: seconds, idleSessionTimeoutInSeconds: seconds }),
  ),
  genAIFeaturesEnabled: flag,
  maxServiceAccountSecretValidityInHours: z.optional(z.int().check(z.gte(8), z.lte(8760))),
  multiFactorAuthRequired: flag,
  operationsContact: z.optional(z.string()),
  restrictEmployeeAccess: flag,
  securityContact: z.optional(z.string()),
  streamsCrossGroupEnabled: flag,
})

/** What was given, without the attributes that were left out. */
const given = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))

const since = (javaMethod: string) => [{ date: '2023-01-01', javaMethod }]

function readProject(call: Call): Result {
  const { settings } = findProject(call.world, call.params['groupId'] ?? '', 'read')
  // Recorded, with both slashes; it leads nowhere.
  return { status: 200, body: settings, headers: { Location: `${call.request.origin}//api/atlas/v1.0` } }
}

function updateProject(call: Call): Result {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write')
  const body = readBody(call.body, { schema: projectSchema, quirks: call.world.quirks })
  project.settings = { ...project.settings, ...given(body) }
  return { status: 200, body: project.settings }
}

function readOrganization({ world, params }: Call): Result {
  checkOrganization(world, params['orgId'] ?? '')
  return { status: 200, body: world.state.organizationSettings }
}

function updateOrganization(call: Call): Result {
  const { world } = call
  checkOrganization(world, call.params['orgId'] ?? '')
  const body = readBody(call.body, { schema: organizationSchema, quirks: world.quirks })
  world.state.organizationSettings = { ...world.state.organizationSettings, ...given(body) }
  return { status: 200, body: world.state.organizationSettings }
}

function changes({ body }: Call): readonly Told[] {
  const required: unknown = Reflect.get(Object(body), 'apiAccessListRequired')
  return [
    { type: 'ORG_SETTINGS_UPDATED' },
    ...(required === true ? [{ type: 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED' } as const] : []),
    ...(required === false ? [{ type: 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED' } as const] : []),
  ]
}

const ofProject = { path: '/groups/{groupId}/settings', limit: 'projectSettings' } as const
const ofOrganization = { path: '/orgs/{orgId}/settings', limit: 'organizationSettings' } as const

export const settings: readonly Route[] = [
  {
    ...ofProject,
    method: 'GET',
    versions: since('ApiAtlasGroupSettingsResource::getGroupSettings'),
    handle: readProject,
  },
  {
    ...ofProject,
    method: 'PATCH',
    versions: since('ApiAtlasGroupSettingsResource::updateGroupSettings'),
    takesBody: true,
    handle: updateProject,
  },
  {
    ...ofOrganization,
    method: 'GET',
    versions: since('ApiOrganizationsResource::getOrgSettings'),
    handle: readOrganization,
  },
  {
    ...ofOrganization,
    method: 'PATCH',
    versions: since('ApiOrganizationsResource::updateOrgSettings'),
    takesBody: true,
    audit: changes,
    handle: updateOrganization,
  },
]
