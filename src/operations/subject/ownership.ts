import type { Owner, Tag } from '../operation.ts'

export const MANAGED_BY: Tag = { key: 'managed-by', value: 'mongodb-atlas-action' }

/** Ours: managed by this action, and for the same repository where both sides name one. */
export function isOurs({ tags, owner }: { tags: readonly Tag[]; owner: Owner }): boolean {
  const find = (list: readonly Tag[], key: string) => list.find((tag) => tag.key === key)?.value
  if (find(tags, MANAGED_BY.key) !== MANAGED_BY.value) return false
  const theirs = find(tags, 'repository')
  const ours = find(owner.tags, 'repository')
  return theirs === undefined || ours === undefined || theirs === ours
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
