import * as z from 'zod/mini'
import { invalidAttribute, Problem } from '../problem.ts'
import { LETTERS_AND_DIGITS } from '../random.ts'
import type { Call } from '../route.ts'
import { timestamp } from '../timestamp.ts'
import type { AccountSecret, Grant, ServiceAccount } from './principal.ts'

const MOST_SECRETS = 2
const HOUR_MS = 3600 * 1000
const LEAST_HOURS = 8

const text = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.regex(/^[\p{L}\p{N}\-_.,' ]*$/u))

/** Attributes of a service account; what roles it may have, each level says. */
export const accountAttributes = {
  name: text(64),
  description: text(250),
  secretExpiresAfterHours: z.int().check(z.gt(0)),
}

export const secretSchema = z.strictObject({ secretExpiresAfterHours: accountAttributes.secretExpiresAfterHours })

export const readOnlyOfAccount = ['clientId', 'createdAt', 'secrets']

/** A new secret. 400 when its life is not as long as the organization wants it to be. */
export function makeSecret(hours: number, { world, now }: Call): AccountSecret {
  const most = world.state.organizationSettings.maxServiceAccountSecretValidityInHours
  if (hours < LEAST_HOURS || hours > most) {
    const why = `secretExpiresAfterHours must be from ${LEAST_HOURS} to ${most}, which the organization allows.`
    throw invalidAttribute('secretExpiresAfterHours', why)
  }
  const value = `mdb_sa_sk_${world.random.pick(LETTERS_AND_DIGITS, 40)}`
  return { id: world.random.objectId(), value, createdAt: now, expiresAt: now + hours * HOUR_MS }
}

export function createAccount(
  given: { name: string; description: string; secretExpiresAfterHours: number; grants: Grant[] },
  call: Call,
): ServiceAccount {
  const { name, description, grants } = given
  const { random, state } = call.world
  const secret = makeSecret(given.secretExpiresAfterHours, call)
  const id = `mdb_sa_id_${random.objectId()}`
  const account: ServiceAccount = {
    kind: 'service-account',
    id,
    name,
    description,
    createdAt: call.now,
    grants,
    secrets: [secret],
    accessList: [],
  }
  state.identities.serviceAccounts.push(account)
  return account
}

/** The account of a path; with a project, only when it is in it. */
export function findAccount({ world, params }: Call, groupId?: string): ServiceAccount {
  const id = params['clientId'] ?? ''
  const account = world.state.identities.serviceAccounts.find((one) => one.id === id)
  if (account && (groupId === undefined || account.grants.some((grant) => grant.groupId === groupId))) return account
  throw new Problem(404, 'SERVICE_ACCOUNT_NOT_FOUND', {
    detail: `No service account with client ID ${id} exists.`,
    parameters: [id],
  })
}

/** Adds a secret to those that an account has; expired ones count until they are deleted. */
export function addSecret(account: ServiceAccount, secret: AccountSecret): void {
  if (account.secrets.length >= MOST_SECRETS) {
    throw new Problem(400, 'SERVICE_ACCOUNT_MAX_SECRETS_EXCEEDED', {
      detail: `The service account ${account.id} cannot have more than ${MOST_SECRETS} secrets.`,
      parameters: [account.id, MOST_SECRETS],
    })
  }
  account.secrets = [...account.secrets, secret]
}

/** The value itself is only in the answer that makes it. */
export function renderSecret(secret: AccountSecret, shown: 'shown' | 'masked'): object {
  const { id, value, createdAt, expiresAt, lastUsedAt } = secret
  return {
    createdAt: timestamp(createdAt),
    expiresAt: timestamp(expiresAt),
    id,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: timestamp(lastUsedAt) }),
    ...(shown === 'shown' ? { secret: value } : { maskedSecretValue: `mdb_sa_sk_****${value.slice(-4)}` }),
  }
}

/** `level`: whose roles are shown. */
export function renderAccount(
  account: ServiceAccount,
  { level, secrets }: { level: { orgId: string } | { groupId: string }; secrets: 'shown' | 'masked' },
): object {
  const { id, name, description, createdAt, grants } = account
  const isShown = (grant: Grant) => ('orgId' in level ? grant.orgId === level.orgId : grant.groupId === level.groupId)
  return {
    clientId: id,
    createdAt: timestamp(createdAt),
    description,
    name,
    roles: grants.filter(isShown).map(({ roleName }) => roleName),
    secrets: account.secrets.map((secret) => renderSecret(secret, secrets)),
  }
}
