import { isOwner } from '../identity/roles.ts'
import { Problem } from '../problem.ts'
import type { Project } from '../state.ts'
import type { World } from '../world.ts'

/**
 * Gives a new project its owners: the user that was named, or the organization's oldest owner, and the credential that made it.
 * Call it with an `ownerId` that checkOwner has passed.
 */
export function makeOwners({ id }: Project, { world, ownerId }: { world: World; ownerId: string | null }): void {
  const { users } = world.state.identities
  const owner = ownerId === null ? users[0] : users.find((user) => user.id === ownerId)
  const grant = { groupId: id, roleName: 'GROUP_OWNER' }
  owner?.grants.push(grant)
  const { caller } = world
  if (caller.kind !== 'anonymous' && !isOwner(caller.grants)) caller.grants.push(grant)
}

export function checkOwner(ownerId: string | null, { state }: World): void {
  if (ownerId === null || state.identities.users.some(({ id }) => id === ownerId)) return
  const malformed = !/^[0-9a-f]{24}$/i.test(ownerId)
  throw new Problem(404, malformed ? 'INVALID_USER_ID' : 'USER_NOT_FOUND', {
    detail: malformed ? `An invalid user ID ${ownerId} was specified.` : `No user with ID ${ownerId} exists.`,
    parameters: [ownerId],
  })
}

/** Takes every role in a project from everybody, once the project is gone. */
export function forgetProject(projectId: string, { state }: World): void {
  const { apiKeys, serviceAccounts, users } = state.identities
  for (const principal of [...apiKeys, ...serviceAccounts, ...users]) {
    for (let index = principal.grants.length - 1; index >= 0; index -= 1) {
      if (principal.grants[index]?.groupId === projectId) principal.grants.splice(index, 1)
    }
  }
}
