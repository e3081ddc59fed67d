import { BlockList, isIPv6 } from 'node:net'
import { Problem } from './problem.ts'
import type { Project } from './state.ts'
import type { World } from './world.ts'

/** Refuses a caller whose address is not on the API access list, when one is required. All are 403. */
export function checkApiAccessList(list: readonly string[] | undefined, address: string): void {
  if (list === undefined) return
  if (list.length === 0) {
    throw new Problem(403, 'ORG_REQUIRES_ACCESS_LIST', {
      detail: 'This organization requires access through an access list of ip ranges.',
      parameters: [address],
    })
  }
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  const allowed = list.some((entry) => {
    const [network = '', prefix] = entry.split('/')
    const range = new BlockList()
    const kind = isIPv6(network) ? 'ipv6' : 'ipv4'
    range.addSubnet(network, Number(prefix ?? (kind === 'ipv6' ? 128 : 32)), kind)
    return range.check(address, family)
  })
  if (allowed) return
  throw new Problem(403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', {
    detail: `IP address ${address} is not allowed to access this resource.`,
    parameters: [address],
  })
}

const isOwner = (world: World) => world.roles.includes('ORG_OWNER')

/** The roles that see every project of the organization. */
const seesAll = (world: World) => isOwner(world) || world.roles.includes('ORG_READ_ONLY')

export const canCreateProjects = (world: World) => isOwner(world) || world.roles.includes('ORG_GROUP_CREATOR')

/** Who may only create projects owns those that it created, and reaches no other. */
const owns = (world: World, { createdBy }: Project) =>
  isOwner(world) || (createdBy === 'credentials' && canCreateProjects(world))

const canSee = (world: World, project: Project) => seesAll(world) || owns(world, project)

const isTooNewToRead = ({ clock, quirks }: World, { createdAt, createdBy }: Project) =>
  createdBy === 'credentials' && clock.now().getTime() - createdAt < quirks.newProjectReadLagMs

/** The projects that reads show. */
export function readableProjects(world: World): readonly Project[] {
  return world.state.projects.filter((project) => canSee(world, project) && !isTooNewToRead(world, project))
}

function unauthorized(): Problem {
  return new Problem(401, 'USER_UNAUTHORIZED', { detail: 'The current user is not authorized to perform this action.' })
}

/** The project of a path, or Atlas's refusal: a malformed id and an unknown one are 404, one out of reach is 401. */
export function findProject(world: World, id: string, needs: 'read' | 'write'): Project {
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_GROUP_ID', { detail: `An invalid group ID ${id} was specified.`, parameters: [id] })
  }
  const project = world.state.projects.find((candidate) => candidate.id === id)
  const reachable = project && canSee(world, project)
  if (id === world.state.foreign.projectId || (project && !reachable)) {
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
  if (needs === 'write' && !owns(world, project)) throw unauthorized()
  return project
}

/** Refuses an organization id that is malformed, unknown, or of somebody else. */
export function checkOrganization(world: World, id: string): void {
  const { organization, foreign } = world.state
  if (id === organization.id) return
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_ORG_ID', {
      detail: `An invalid organization ID ${id} was specified.`,
      parameters: [id],
    })
  }
  if (id === foreign.organizationId) {
    throw new Problem(401, 'USER_CANNOT_ACCESS_ORG', {
      detail: `The current user is not authorized to access organization ${id}.`,
      parameters: [id],
    })
  }
  throw new Problem(404, 'ORG_NOT_FOUND', { detail: `No organization with ID ${id} exists.`, parameters: [id] })
}
