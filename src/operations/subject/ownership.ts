import type { Owner, Tag } from '../operation.ts'

export const MANAGED_BY: Tag = { key: 'managed-by', value: 'mongodb-atlas-action' }
/** When what bears it may be taken down, as `2026-11-25T08:00:00Z`: each run that has such an end puts it off. */
const EXPIRES_AT = 'expires-at'

/** Ours: managed by this action, and for the same repository and pull request where both sides name one. */
export function isOurs({ tags, owner }: { tags: readonly Tag[]; owner: Owner }): boolean {
  if (tagIn(tags, MANAGED_BY.key) !== MANAGED_BY.value) return false
  return ['repository', 'pull-request'].every((key) => agree(tagIn(tags, key), tagIn(owner.tags, key)))
}

/** Ours as `isOurs` says, and of our repository also if it names none: what was made elsewhere is not ours to delete. */
export function isMadeFor({ tags, owner }: { tags: readonly Tag[]; owner: Owner }): boolean {
  return (
    isOurs({ tags, owner }) &&
    (tagIn(tags, 'repository') !== undefined || tagIn(owner.tags, 'repository') === undefined)
  )
}

export function tagIn(tags: readonly Tag[], key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value
}

/** GitHub tells no two repositories apart by the case of their letters. */
function agree(theirs: string | undefined, ours: string | undefined): boolean {
  return theirs === undefined || ours === undefined || theirs.toLowerCase() === ours.toLowerCase()
}

/**
 * The owner's tags for something that bears `present`. The later of the two ends stays, and a repository that is written in another
 * case: two runs at once would otherwise take turns in setting them.
 */
export function ownerTags({ owner, present }: { owner: Owner; present: readonly Tag[] }): readonly Tag[] {
  return owner.tags.map((tag) => {
    const theirs = tagIn(present, tag.key)
    if (theirs === undefined) return tag
    const isLater = tag.key === EXPIRES_AT && Date.parse(theirs) > Date.parse(tag.value)
    const isSame = tag.key === 'repository' && agree(theirs, tag.value)
    return isLater || isSame ? { ...tag, value: theirs } : tag
  })
}

/** Our marks and the wanted tags over what is there; Atlas replaces the list as a whole. */
export function mergeTags(...lists: readonly (readonly Tag[])[]): Tag[] {
  const merged = new Map(lists.flat().map(({ key, value }) => [key, value]))
  return [...merged].map(([key, value]) => ({ key, value }))
}

export function tagsOf(map: Readonly<Record<string, string>> | undefined): Tag[] {
  return Object.entries(map ?? {}).map(([key, value]) => ({ key, value }))
}

/** True when every wanted tag is there with its value. */
export function hasTags(present: readonly Tag[], wanted: readonly Tag[]): boolean {
  return wanted.every(({ key, value }) => present.some((tag) => tag.key === key && tag.value === value))
}

/** True when both lists hold the same tags, in whichever order. */
export function sameTags(some: readonly Tag[], others: readonly Tag[]): boolean {
  return hasTags(some, others) && hasTags(others, some)
}
