import type { Credentials } from '../atlas/credentials.ts'
import { deriveKey } from '../atlas/derived-key.ts'
import type { Owner } from '../operations/operation.ts'
import { MANAGED_BY } from '../operations/subject/ownership.ts'

/** The pull request that an environment belongs to. */
export interface Identity {
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
}

/** Tags of what bears the expiry of an environment, and what keeps it from being taken down. */
export const EXPIRES_AT = 'expires-at'
export const PROTECTED = 'protected'
export const PULL_REQUEST = 'pull-request'

/**
 * Who acts for an environment: all that is created bears these tags. `mark` is that of the job, for what it leases. The expiry is
 * among the tags only where a database user is all that there is: its description says then what tags say elsewhere.
 */
export function ownerOfEnvironment({
  identity: { repository, pullRequest },
  mark,
  expiresAt,
}: {
  identity: Identity
  mark: string
  expiresAt?: Date | undefined
}): Owner {
  const tags = [
    MANAGED_BY,
    { key: 'repository', value: repository },
    { key: PULL_REQUEST, value: String(pullRequest) },
    ...(expiresAt === undefined ? [] : [{ key: EXPIRES_AT, value: renderTime(expiresAt) }]),
  ]
  return { tags, mark }
}

/**
 * What the passwords of an environment are derived from, so that every job that holds these credentials knows them without asking
 * another one, and setting them again changes nothing. `undefined` for credentials that are others in each job: passwords are random
 * then, and the last job that set one is right.
 */
export function secretKeyOf({
  credentials,
  identity,
}: {
  credentials: Credentials
  identity: Identity
}): Uint8Array | undefined {
  const { repository, pullRequest } = identity
  return deriveKey({ credentials, purpose: `environment ${repository.toLowerCase()}#${pullRequest}` })
}

/** As tags and marks have it: ISO 8601 in whole seconds. */
export function renderTime(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z')
}
