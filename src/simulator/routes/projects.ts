import * as z from 'zod/mini'
import { checkOrganization, findProject, readableProjects } from '../access.ts'
import { projectChanges, projectCreated } from '../administration/project-changes.ts'
import { checkOwner, forgetProject, makeOwners } from '../administration/users.ts'
import { readBody } from '../body.ts'
import { tags } from '../clusters/cluster-schema.ts'
import { canCreateProjects } from '../identity/roles.ts'
import { invalidAttribute, Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import { createProject, type Project } from '../state.ts'
import { checkClosable } from './check-closable.ts'
import { inList, renderProject, whole } from './render-project.ts'

const versions = (javaMethod: string) => [{ date: '2023-01-01', javaMethod: `ApiAtlasGroupsResource::${javaMethod}` }]

const createSchema = z.strictObject({
  name: z.string(),
  orgId: z.string(),
  regionUsageRestrictions: z.optional(z.enum(['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'GOV_REGIONS_ONLY'])),
  tags: z.optional(tags),
  withDefaultAlertsSettings: z.optional(z.boolean()),
})
const updateSchema = z.strictObject({
  name: z.optional(z.string()),
  tags: z.optional(tags),
  withDefaultAlertsSettings: z.optional(z.boolean()),
})
const READ_ONLY = ['clusterCount', 'created', 'id', 'links']

function checkName(name: string, { world }: Call, others: readonly Project[]): void {
  const pattern =
    world.quirks.spaceInProjectName === 'accept'
      ? /^[\p{L}\p{N}\-_.(),:&@+' ]{1,64}$/u
      : /^[\p{L}\p{N}\-_.(),:&@+']{1,64}$/u
  if (!pattern.test(name)) {
    throw new Problem(400, 'INVALID_GROUP_NAME', {
      detail: `An invalid group name ${name} was specified.`,
      parameters: [name],
    })
  }
  if (others.some((project) => project.name === name && project.goneAt === undefined)) {
    throw new Problem(409, 'GROUP_ALREADY_EXISTS', {
      detail: `A group with name ${name} already exists.`,
      parameters: [name],
    })
  }
}

function add(call: Call): Result {
  const { world, now } = call
  if (!canCreateProjects(world.caller.grants)) {
    throw new Problem(401, 'NOT_ORG_GROUP_CREATOR', {
      detail: 'The current user does not have the role Organization Project Creator.',
    })
  }
  const body = readBody(call.body, { schema: createSchema, readOnly: READ_ONLY, quirks: world.quirks })
  const owner = call.query.get('projectOwnerId')
  checkOwner(owner, world)
  checkOrganization(world, body.orgId)
  if (world.cloud === 'commercial' && body.regionUsageRestrictions !== undefined) {
    throw invalidAttribute('regionUsageRestrictions')
  }
  checkName(body.name, call, world.state.projects)
  const most = world.quirks.projectsPerOrganization
  if (world.state.projects.filter(({ goneAt }) => goneAt === undefined).length >= most) {
    throw new Problem(400, 'MAX_GROUPS_PER_ORG_EXCEEDED', {
      detail: `Organization ${body.orgId} has reached the limit of ${most} groups.`,
      parameters: [body.orgId, most],
    })
  }
  const project = createProject(world.random, {
    orgId: body.orgId,
    name: body.name,
    createdAt: now,
    createdBy: 'credentials',
    tags: body.tags ?? [],
    withDefaultAlertsSettings: body.withDefaultAlertsSettings ?? true,
    restriction:
      world.cloud === 'government' ? (body.regionUsageRestrictions ?? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY') : undefined,
  })
  world.state.projects.push(project)
  makeOwners(project, { world, ownerId: owner })
  return {
    status: 201,
    body: renderProject(project, call, { parts: true, emptyTags: false }),
    // Recorded, with both slashes; it leads nowhere.
    headers: { Location: `${call.request.origin}//api/atlas/v1.0` },
  }
}

function update(call: Call): Result {
  const { world } = call
  const project = findProject(world, call.params['groupId'] ?? '', 'write')
  const body = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: world.quirks })
  if (body.name !== undefined) {
    const others = world.state.projects.filter((other) => other !== project)
    checkName(body.name, call, others)
    project.name = body.name
  }
  project.tags = body.tags ?? project.tags
  project.withDefaultAlertsSettings = body.withDefaultAlertsSettings ?? project.withDefaultAlertsSettings
  return { status: 200, body: renderProject(project, call, whole) }
}

function remove({ world, now, params }: Call): Result {
  const project = findProject(world, params['groupId'] ?? '', 'write')
  checkClosable(project, { world, now })
  project.goneAt = now + world.quirks.projectDeleteLagMs
  if (project.goneAt <= now) {
    world.state.projects = world.state.projects.filter((other) => other !== project)
    forgetProject(project.id, world)
  }
  return { status: 202, body: {} }
}

function byName(call: Call): Result {
  const name = call.params['groupName'] ?? ''
  const project = readableProjects(call.world).find((candidate) => candidate.name === name)
  if (!project) {
    throw new Problem(404, 'GROUP_NAME_NOT_FOUND', {
      detail: `No group with name ${name} exists.`,
      parameters: [name],
    })
  }
  return { status: 200, body: renderProject(project, call, whole) }
}

function ofOrganization(call: Call): Result {
  checkOrganization(call.world, call.params['orgId'] ?? '')
  const name = call.query.get('name') ?? ''
  const page = readableProjects(call.world)
    .filter((project) => project.name.toLowerCase().startsWith(name.toLowerCase()))
    .map((project) => renderProject(project, call, inList))
  return { status: 200, page, filters: { name } }
}

const list = (call: Call): Result => ({
  status: 200,
  page: readableProjects(call.world).map((project) => renderProject(project, call, inList)),
})

const read = (call: Call): Result => ({
  status: 200,
  body: renderProject(findProject(call.world, call.params['groupId'] ?? '', 'read'), call, whole),
})

const one = { path: '/groups/{groupId}', limit: 'project' } as const
const all = { path: '/groups', limit: 'projects' } as const

export const projects: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('addGroup'),
    query: ['projectOwnerId'],
    audit: projectCreated,
    takesBody: true,
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getAllGroups'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getGroup'), handle: read },
  { ...one, method: 'PATCH', versions: versions('patchGroup'), takesBody: true, audit: projectChanges, handle: update },
  { ...one, method: 'DELETE', versions: versions('deleteGroup'), audit: 'GROUP_DELETED', handle: remove },
  {
    method: 'GET',
    path: '/groups/byName/{groupName}',
    versions: versions('getGroupByName'),
    limit: 'projects',
    handle: byName,
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}/groups',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiOrganizationsResource::getOrgGroups' }],
    limit: 'organization',
    query: ['name'],
    paged: true,
    handle: ofOrganization,
  },
]
