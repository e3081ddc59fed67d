import * as z from 'zod/mini'
import { AtlasError, hasCode } from '../../atlas/atlas-error.ts'
import type { Atlas } from '../../atlas/client.ts'
import { ActionError, type Issue } from '../../base/errors.ts'
import { once } from '../../base/once.ts'
import { safeText } from '../../base/text.ts'
import type { Memory } from '../operation.ts'
import { optional, text } from '../param.ts'
import { hexId, readAnswer, tagList } from './answer.ts'

export const HEX_ID = /^[0-9a-f]{24}$/

export const orgId = text({
  describe: 'Id of the organization.',
  expected: 'an organization id: 24 characters 0-9 and a-f',
  pattern: HEX_ID,
})

/** Spaces are left out on purpose: Atlas's own documents disagree about them. */
export const projectName = text({
  describe: 'Name of the project.',
  expected: "a project name: 1 to 64 letters, digits or any of - _ . ( ) , : & @ + '",
  pattern: /^[\p{L}\p{N}\-_.(),:&@+']{1,64}$/u,
})

/** An existing project may also bear a name from the console, which allows spaces. */
const existingProjectName = text({
  describe: 'Name of the project, instead of its id.',
  expected: 'a project name of 1 to 64 characters',
  pattern: /^[^\p{Cc}/]{1,64}$/u,
})

/** How an existing project is named: by id, or by name (and organization, if the name exists in several). */
export const projectReference = {
  projectId: optional(
    text({ describe: 'Id of the project.', expected: 'a project id: 24 characters 0-9 and a-f', pattern: HEX_ID }),
  ),
  projectName: optional(existingProjectName),
  orgId: optional(orgId),
}

export interface ProjectReference {
  readonly projectId?: string
  readonly projectName?: string
  readonly orgId?: string
}

export function checkProjectReference(given: (name: 'projectId' | 'projectName') => boolean): Issue[] {
  const byId = given('projectId')
  if (byId !== given('projectName')) return []
  return byId
    ? [{ message: 'project-id and project-name are given at once.', hint: 'Give one of them.' }]
    : [{ message: 'the project is missing.', hint: 'Give project-id, or project-name.' }]
}

const projectSchema = once(() =>
  z.looseObject({
    id: hexId(),
    name: z.string(),
    orgId: z.string(),
    created: z.optional(z.string()),
    clusterCount: z.optional(z.number()),
    regionUsageRestrictions: z.optional(z.string()),
    tags: tagList(),
  }),
)
export type Project = z.infer<ReturnType<typeof projectSchema>>

export function readProject(answer: unknown): Project {
  return readAnswer({ schema: projectSchema, answer, from: 'getGroup' })
}

export const projectOutputs = {
  projectId: { describe: 'Id of the project.' },
  projectName: { describe: 'Name of the project.' },
  orgId: { describe: 'Id of the organization.' },
} as const

export function projectOutputsOf(project: Project) {
  return { projectId: project.id, projectName: safeText(project.name), orgId: safeText(project.orgId) }
}

/** The project, or `undefined` if there is none of that id or name. Rejects with `PROJECT_ELSEWHERE` if id and organization disagree. */
export async function findProject({
  atlas,
  reference,
}: {
  atlas: Atlas
  reference: ProjectReference
}): Promise<Project | undefined> {
  const { projectId, projectName, orgId } = reference
  if (projectId !== undefined) {
    const answer = await atlas.find('getGroup', {
      path: { groupId: projectId },
      absent: ['GROUP_NOT_FOUND', 'INVALID_GROUP_ID'],
    })
    return answer === undefined ? undefined : inOrganization(readProject(answer), orgId)
  }
  if (projectName === undefined) return undefined
  if (orgId !== undefined) return (await findProjectsByName({ atlas, orgId, projectName }))[0]
  const answer = await atlas.find('getGroupByName', {
    path: { groupName: projectName },
    absent: ['GROUP_NAME_NOT_FOUND', 'GROUP_NOT_FOUND'],
  })
  return answer === undefined ? undefined : readProject(answer)
}

function inOrganization(project: Project, orgId: string | undefined): Project {
  if (orgId === undefined || project.orgId === orgId) return project
  throw new ActionError({
    code: 'PROJECT_ELSEWHERE',
    message: `project ${project.id} belongs to organization ${safeText(project.orgId)}, not to ${orgId}. Nothing was changed.`,
    hint: 'Check project-id and org-id; with project-id, org-id may be left out.',
  })
}

/** All projects of exactly this name in the organization, the oldest first; Atlas filters by prefix and without regard to case. */
export async function findProjectsByName({
  atlas,
  orgId,
  projectName,
}: {
  atlas: Atlas
  orgId: string
  projectName: string
}): Promise<Project[]> {
  const answers = await atlas.list('getOrgGroups', { path: { orgId }, query: { name: projectName } })
  return answers
    .map(readProject)
    .filter(({ name }) => name === projectName)
    .sort((a, b) => (a.created ?? '').localeCompare(b.created ?? '') || a.id.localeCompare(b.id))
}

export async function requireProject({
  atlas,
  reference,
}: {
  atlas: Atlas
  reference: ProjectReference
}): Promise<Project> {
  const project = await findProject({ atlas, reference })
  if (project !== undefined) return project
  throw notFound(reference)
}

function notFound(reference: ProjectReference): ActionError {
  return new ActionError({
    code: 'PROJECT_NOT_FOUND',
    message: `there is no project ${nameOf(reference)}.`,
    hint: 'Check the name or id, and that the credentials belong to its organization.',
  })
}

interface IdSearch {
  readonly atlas: Atlas
  readonly params: ProjectReference
  readonly memory: Memory
}

/** The id that paths need; a name, or whether an id belongs to the organization that is named with it, is looked up once. */
export async function projectIdOf(search: IdSearch): Promise<string> {
  const id = await findProjectId(search)
  if (id !== undefined) return id
  throw notFound(search.params)
}

/** As `projectIdOf`, but `undefined` if there is no such project. */
export async function findProjectId({ atlas, params, memory }: IdSearch): Promise<string | undefined> {
  const known = memory.projectId ?? (params.orgId === undefined ? params.projectId : undefined)
  if (known !== undefined) return known
  const project = await findProject({ atlas, reference: params })
  if (project !== undefined) memory.projectId = project.id
  return project?.id
}

export function nameOf({ projectId, projectName }: ProjectReference): string {
  return projectName ?? projectId ?? ''
}

/**
 * Atlas says "no such project" in several ways; `NOT_IN_GROUP` may also mean a missing right, so it counts only once we have
 * deleted the project ourselves.
 */
export function isProjectGone(error: unknown, { deletedByUs = false }: { deletedByUs?: boolean } = {}): boolean {
  if (hasCode(error, 'GROUP_NOT_FOUND', 'INVALID_GROUP_ID')) return true
  return (
    deletedByUs &&
    error instanceof AtlasError &&
    hasCode(error, 'NOT_IN_GROUP', 'USER_UNAUTHORIZED', 'USER_CANNOT_ACCESS_GROUP')
  )
}
