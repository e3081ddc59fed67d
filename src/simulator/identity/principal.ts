import type { Random } from '../random.ts'

/** A role, in the organization or in one project. */
export interface Grant {
  readonly roleName: string
  readonly orgId?: string
  readonly groupId?: string
}

/** An address or a range from which a credential may call the API. Times are milliseconds since 1970. */
export interface ApiAccessEntry {
  /** In CIDR notation. */
  readonly range: string
  /** Set when one address was given, as it was given. */
  readonly address?: string
  readonly createdAt: number
  uses: number
  lastUse?: { readonly at: number; readonly address: string }
}

/** A programmatic API key. */
export interface ApiKey {
  readonly kind: 'api-key'
  readonly id: string
  /** Eight lower-case letters. */
  readonly publicKey: string
  /** A version 4 UUID. */
  readonly privateKey: string
  desc: string
  grants: Grant[]
  accessList: readonly ApiAccessEntry[]
}

export interface AccountSecret {
  readonly id: string
  readonly value: string
  readonly createdAt: number
  readonly expiresAt: number
  lastUsedAt?: number
}

export interface ServiceAccount {
  readonly kind: 'service-account'
  /** The client id. */
  readonly id: string
  name: string
  description: string
  readonly createdAt: number
  grants: Grant[]
  secrets: readonly AccountSecret[]
  accessList: readonly ApiAccessEntry[]
}

/** Somebody who logs in. */
export interface User {
  readonly kind: 'user'
  readonly id: string
  readonly username: string
  readonly firstName: string
  readonly lastName: string
  readonly createdAt: number
  lastAuthAt: number
  grants: Grant[]
}

interface Anonymous {
  readonly kind: 'anonymous'
  readonly id: ''
  readonly grants: readonly Grant[]
}

/** Who sent a request. */
export type Principal = ApiKey | ServiceAccount | User | Anonymous

export const anonymous: Anonymous = { kind: 'anonymous', id: '', grants: [] }

/** Who may call the API of the organization. Plain data, as all state. */
export interface Identities {
  apiKeys: ApiKey[]
  serviceAccounts: ServiceAccount[]
  users: User[]
}

/** What the simulator is started with. */
export interface FirstCredentials {
  readonly publicKey: string
  readonly privateKey: string
  readonly clientId: string
  readonly clientSecret: string
}

const YEAR_MS = 365 * 24 * 3600 * 1000

/** One key, one service account and one user, the organization's owner. */
export function createIdentities({
  random,
  credentials,
  orgId,
  roles,
  ranges,
  now,
}: {
  random: Random
  credentials: FirstCredentials
  orgId: string
  roles: readonly string[]
  ranges: readonly string[]
  now: number
}): Identities {
  // One list for both: they are two ways to say who the same client is, and what one creates is in reach of the other.
  const grants = roles.map((roleName) => ({ orgId, roleName }))
  const accessList = () => ranges.map((range) => ({ range, createdAt: now, uses: 0 }))
  const { publicKey, privateKey, clientId, clientSecret } = credentials
  const secret = { id: random.objectId(), value: clientSecret, createdAt: now, expiresAt: now + YEAR_MS }
  const account = {
    id: clientId,
    name: 'simulated',
    description: 'What the simulator was started with',
    createdAt: now,
  }
  const user = { id: random.objectId(), username: 'owner@example.com', firstName: 'Simulated', lastName: 'Owner' }
  return {
    apiKeys: [
      {
        kind: 'api-key',
        id: random.objectId(),
        publicKey,
        privateKey,
        desc: 'simulated',
        grants,
        accessList: accessList(),
      },
    ],
    serviceAccounts: [{ kind: 'service-account', ...account, grants, secrets: [secret], accessList: accessList() }],
    users: [{ kind: 'user', ...user, createdAt: now, lastAuthAt: now, grants: [{ orgId, roleName: 'ORG_OWNER' }] }],
  }
}
