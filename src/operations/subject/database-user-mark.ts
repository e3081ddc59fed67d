import { createHash } from 'node:crypto'
import type { Owner } from '../operation.ts'

/** Of a description, by Atlas's schema of database users. */
const LONGEST = 100
const BY = 'Managed by mongodb-atlas-action'
const MARK = new RegExp(`^${BY}(?: for (.+))?$`)

/**
 * The description of a database user by which it is known again as ours: who made it, and for which repository. A name too long for
 * it is cut, and told apart by its hash.
 */
export function markUser(owner: Owner): string {
  const repository = repositoryOf(owner)
  return repository === undefined ? BY : `${BY} for ${repository}`
}

/** Ours: made by this action, and for the same repository where both sides name one. */
export function isOurUser({ description, owner }: { description: string; owner: Owner }): boolean {
  const found = MARK.exec(description)
  if (found === null) return false
  const theirs = found[1]
  const ours = repositoryOf(owner)
  return theirs === undefined || ours === undefined || theirs === ours
}

function repositoryOf(owner: Owner): string | undefined {
  const name = owner.tags.find(({ key }) => key === 'repository')?.value
  const room = LONGEST - `${BY} for `.length
  if (name === undefined || name.length <= room) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${name.slice(0, room - hash.length - 1).toWellFormed()}#${hash}`
}
