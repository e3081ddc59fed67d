import { Problem } from '../problem.ts'
import { LETTERS } from '../random.ts'
import type { Call } from '../route.ts'
import type { World } from '../world.ts'
import type { ApiKey, Grant } from './principal.ts'

const MOST_KEYS = 500

/** A new key of the organization. 400 when there are as many as there may be. */
export function createKey({ desc, grants }: { desc: string; grants: Grant[] }, { random, state }: World): ApiKey {
  const { organization, identities } = state
  if (identities.apiKeys.length >= MOST_KEYS) {
    throw new Problem(400, 'MAX_API_KEYS_PER_ORG_EXCEEDED', {
      detail: `Organization ${organization.id} has reached the limit of ${MOST_KEYS} API keys.`,
      parameters: [organization.id, MOST_KEYS],
    })
  }
  const names = { id: random.objectId(), publicKey: random.pick(LETTERS, 8), privateKey: random.uuid() }
  const key: ApiKey = { kind: 'api-key', ...names, desc, grants, accessList: [] }
  identities.apiKeys.push(key)
  return key
}

/** The key of a path. */
export function findKey({ world, params }: Call): ApiKey {
  const id = params['apiUserId'] ?? ''
  const key = world.state.identities.apiKeys.find((one) => one.id === id)
  if (key) return key
  throw new Problem(world.quirks.apiKeyNotFoundStatus, 'API_KEY_NOT_FOUND', {
    detail: `No API Key with ID ${id} exists.`,
    parameters: [id],
  })
}

/** Recorded: the private key is whole in the answer that creates it, and later but its last twelve digits. */
export function renderKey(key: ApiKey, call: Call, { secret }: { secret: 'shown' | 'masked' }): object {
  const { id, desc, privateKey, publicKey, grants } = key
  return {
    desc,
    id,
    links: [{ href: call.link(`/orgs/${call.world.state.organization.id}/apiKeys/${id}`), rel: 'self' }],
    privateKey: secret === 'shown' ? privateKey : `********-****-****-${privateKey.slice(-12)}`,
    publicKey,
    roles: grants,
  }
}

export const isIn = ({ grants }: { readonly grants: readonly Grant[] }, groupId: string): boolean =>
  grants.some((grant) => grant.groupId === groupId)

export const outside = (grants: readonly Grant[], groupId: string): Grant[] =>
  grants.filter((grant) => grant.groupId !== groupId)

export const inProject = (roles: readonly string[], groupId: string): Grant[] =>
  roles.map((roleName) => ({ groupId, roleName }))
