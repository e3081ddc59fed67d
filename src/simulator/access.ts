import { hasRole, isMember, seesProject } from './identity/roles.ts'
import { Problem } from './problem.ts'
import type { Project } from './state.ts'
import type { World } from './world.ts'

const isTooNewToRead = ({ clock, quirks }: World, { createdAt, createdBy }: Project) =>
  createdBy === 'credentials' && clock.now().getTime() - createdAt < quirks.newProjectReadLagMs

/** The projects that reads show. */
export function readableProjects(world: World): readonly Project[] {
  const { grants } = world.caller
  return world.state.projects.filter((project) => seesProject(grants, project.id) && !isTooNewToRead(world, project))
}

export function unauthorized(): Problem {
  return new Problem(401, 'USER_UNAUTHORIZED', { detail: 'The current user is not authorized to perform this action.' })
}

/**
 * The project of a path, or Atlas's refusal: a malformed id and an unknown one are 404, one out of reach is 401, and so is one in
 * which the caller lacks the role that the operation needs.
 */
export function findProject(world: World, id: string, needs: 'read' | 'write'): Project {
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_GROUP_ID', { detail: `An invalid group ID ${id} was specified.`, parameters: [id] })
  }
  const { grants } = world.caller
  const project = world.state.projects.find((candidate) => candidate.id === id)
  if (id === world.state.foreign.projectId || (project && !seesProject(grants, id))) {
    throw new Problem(401, 'NOT_IN_GROUP', {
      detail: `The current user is not in the group, or the group does not exist: ${id}.`,
      parameters: [id],
    })
  }
  const hidden = project && (needs === 'write' ? project.goneAt !== undefined : isTooNewToRead(world, project))
  if (!project || hidden) {
    throw new Problem(404, 'GROUP_NOT_FOUND', { detail: `No group with ID ${id} exists.`, parameters: [id] })
  }
  const age = world.clock.now().getTime() - project.createdAt
  if (age < world.quirks.newProjectUnauthorizedMs) throw unauthorized()
  const roles = world.neededRoles ?? [needs === 'write' ? 'Project Owner' : 'Project Read Only']
  if (!hasRole(grants, roles, id)) throw unauthorized()
  return project
}

/** Refuses an organization id that is malformed, unknown, or of somebody else, and a caller that lacks the operation's role in it. */
export function checkOrganization(world: World, id: string): void {
  const { organization, foreign } = world.state
  const { grants } = world.caller
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_ORG_ID', {
      detail: `An invalid organization ID ${id} was specified.`,
      parameters: [id],
    })
  }
  if (id === foreign.organizationId || (id === organization.id && !isMember(grants))) {
    throw new Problem(401, 'USER_CANNOT_ACCESS_ORG', {
      detail: `The current user is not authorized to access organization ${id}.`,
      parameters: [id],
    })
  }
  if (id !== organization.id) {
    throw new Problem(404, 'ORG_NOT_FOUND', { detail: `No organization with ID ${id} exists.`, parameters: [id] })
  }
  if (!hasRole(grants, world.neededRoles ?? [])) throw unauthorized()
}
