import { createHash } from 'node:crypto'
import type { Owner } from '../operation.ts'
import { tagIn } from './ownership.ts'

/** Of a description, by Atlas's schema of database users. */
const LONGEST = 100
const BY = 'Managed by mongodb-atlas-action'
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.source
const MARK = new RegExp(
  `^${BY}(?: for (?<repository>.+?)(?:#(?<pullRequest>[1-9]\\d{0,14}))?)?(?: until (?<expiresAt>${TIME}))?(?: \\(password (?<password>[0-9a-f]{8})\\))?$`,
)
/** GitHub allows no `~` in names. */
const CUT = /^(?<start>.*)~(?<hash>[0-9a-f]{12})$/

/** What the description of a database user says of whose it is. */
export interface UserMark {
  /** As it is written, which `isRepositoryOf` compares: a long one is cut. */
  readonly repository?: string
  readonly pullRequest?: number
  /** ISO 8601, UTC, whole seconds. */
  readonly expiresAt?: string
  /** By which whoever can derive the password knows that it is the one that the user has. */
  readonly password?: string
}

/**
 * The description of a database user by which it is known again as ours: who made it, for which repository and pull request, and until
 * when, as far as the owner says. A repository too long for it is cut, and told apart by its hash.
 */
export function markUser(owner: Owner, password?: string): string {
  const pullRequest = tagIn(owner.tags, 'pull-request')
  const expiresAt = tagIn(owner.tags, 'expires-at')
  const repository = tagIn(owner.tags, 'repository')
  const end = `${expiresAt === undefined ? '' : ` until ${expiresAt}`}${password === undefined ? '' : ` (password ${password})`}`
  if (repository === undefined) return `${BY}${end}`
  const tail = `${pullRequest === undefined ? '' : `#${pullRequest}`}${end}`
  return `${BY} for ${cut({ repository, room: LONGEST - `${BY} for ${tail}`.length })}${tail}`
}

/** What a description says if it is a mark of this action, whoever's it is. */
export function readUserMark(description: string): UserMark | undefined {
  const groups = MARK.exec(description)?.groups
  if (groups === undefined) return undefined
  const { repository, pullRequest, expiresAt, password } = groups
  return {
    ...(repository !== undefined && { repository }),
    ...(pullRequest !== undefined && { pullRequest: Number(pullRequest) }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(password !== undefined && { password }),
  }
}

/** Whether a mark names this repository, in full or cut, in whichever case. */
export function isRepositoryOf(mark: UserMark, repository: string): boolean {
  if (mark.repository === undefined) return false
  const [theirs, ours] = [mark.repository.toLowerCase(), repository.toLowerCase()]
  const { start, hash } = CUT.exec(theirs)?.groups ?? {}
  return theirs === ours || (start !== undefined && ours.startsWith(start) && hash === hashOf(repository))
}

/** Ours: made by this action, and for the same repository and pull request where both sides name one. */
export function isOurUser({ description, owner }: { description: string; owner: Owner }): boolean {
  const mark = readUserMark(description)
  if (mark === undefined) return false
  const repository = tagIn(owner.tags, 'repository')
  const pullRequest = tagIn(owner.tags, 'pull-request')
  const isOfRepository = mark.repository === undefined || repository === undefined || isRepositoryOf(mark, repository)
  return (
    isOfRepository &&
    (mark.pullRequest === undefined || (pullRequest ?? `${mark.pullRequest}`) === `${mark.pullRequest}`)
  )
}

/** Ours as `isOurUser` says, and of our repository also if the mark names none: what was made elsewhere is not ours to delete. */
export function isUserMadeFor({ description, owner }: { description: string; owner: Owner }): boolean {
  if (!isOurUser({ description, owner })) return false
  return readUserMark(description)?.repository !== undefined || tagIn(owner.tags, 'repository') === undefined
}

/**
 * The description that a user is to have that has this one: the owner's mark in the place of an older one of ours. Everything else
 * stays: what others have written, a mark that says more than the owner does, such as that of an environment in a run for no pull
 * request, and a later end, lest two runs at once take turns in setting it.
 */
export function renewMark({
  description,
  owner,
  password,
}: {
  description: string
  owner: Owner
  /** What is known of the password that is set with it; left out, the password stays. */
  password?: { readonly fingerprint: string | undefined }
}): string {
  const mark = readUserMark(description)
  const kept = password === undefined ? mark?.password : password.fingerprint
  const renewed = markUser(owner, kept)
  const says = readUserMark(renewed)
  if (mark === undefined || says === undefined || !isOurUser({ description, owner })) return description
  const loses = (['repository', 'pullRequest', 'expiresAt'] as const).some(
    (part) => mark[part] !== undefined && says[part] === undefined,
  )
  const isLater = Date.parse(mark.expiresAt ?? '') > Date.parse(says.expiresAt ?? '')
  if (loses || isLater) return withPassword(description, kept)
  return renewed.toLowerCase() === description.toLowerCase() ? description : renewed
}

function withPassword(description: string, fingerprint: string | undefined): string {
  const bare = description.replace(/ \(password [0-9a-f]{8}\)$/, '')
  const full = fingerprint === undefined ? bare : `${bare} (password ${fingerprint})`
  return full.length <= LONGEST ? full : bare
}

function cut({ repository, room }: { repository: string; room: number }): string {
  if (repository.length <= room) return repository
  const hash = hashOf(repository)
  const start = repository.slice(0, Math.max(0, room - hash.length - 1))
  // Not between the halves of a character.
  return `${start.replace(/[\ud800-\udbff]$/, '')}~${hash}`
}

function hashOf(repository: string): string {
  return createHash('sha256').update(repository.toLowerCase()).digest('hex').slice(0, 12)
}
