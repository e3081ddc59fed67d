import { ActionError } from '../../base/errors.ts'
import type { Memory, Owner, Tag } from '../operation.ts'
import { flag, withDefault } from '../param.ts'
import type { Cluster } from './cluster.ts'
import { isMadeFor, tagIn } from './ownership.ts'

const PROTECTED = 'protected'

/** For a deletion that names something which others may have put in the place of our own. */
export const onlyOurs = withDefault(
  false,
  flag({
    describe:
      'Delete it only if its tags say that this action has created it for this repository, and for this pull request where both say one; fail otherwise. While it bears the tag `protected: true`, it is left alone, and the step is skipped.',
  }),
)

/** Rejects with `code` for what its tags do not say to be ours. */
export function refuseNotOurs({
  tags,
  owner,
  code,
  what,
}: {
  tags: readonly Tag[]
  owner: Owner
  code: 'CLUSTER_NOT_OURS' | 'PROJECT_NOT_OURS'
  /** `cluster main` */
  what: string
}): void {
  if (!isMadeFor({ tags, owner })) throw notOurs({ code, what, says: 'tags do' })
}

export function notOurs({ code, what, says }: { code: string; what: string; says: 'tags do' | 'description does' }) {
  return new ActionError({
    code,
    message: `only-ours: ${what} exists, and its ${says} not say that this action has created it for this repository and pull request. It is left alone.`,
    hint: 'Look at it in the Atlas console; delete it there, or without `only-ours`, if it is really to go.',
  })
}

/** Marked by people, who write it in their own ways. */
export function isProtected(tags: readonly Tag[]): boolean {
  return /^\s*(?:true|yes|1)\s*$/i.test(tagIn(tags, PROTECTED) ?? '')
}

/** Why something is left alone that people have marked, or `undefined`. */
export function whyProtected({ tags, what }: { tags: readonly Tag[]; what: string }): string | undefined {
  if (!isProtected(tags)) return undefined
  return `${what} is protected by its tag \`${PROTECTED}: true\`; take the tag away or set it to false.`
}

/**
 * Whether another cluster has taken the name of the one that this run has seen first; requests name clusters by nothing else. A
 * cluster that was made dedicated meanwhile may count as another, too, and is left alone then.
 */
export function isAnotherCluster({ cluster, memory }: { cluster: Cluster; memory: Memory }): boolean {
  const identity = cluster.id ?? cluster.createdAt
  if (identity === undefined) return false
  const known = memory.found?.['cluster'] ?? identity
  memory.found = { ...memory.found, cluster: known }
  return known !== identity
}
