import type { Owner, Tag } from '../operation.ts'
import type { Cluster } from './cluster.ts'
import { hasTags, isOurs, mergeTags } from './ownership.ts'

/** On a cluster whose termination protection this action has switched on, so that a deletion may switch it off again. */
const PROTECTED_BY: Tag = { key: 'protected-by', value: 'mongodb-atlas-action' }

/** The tags that a cluster is to have with this protection; `undefined` leaves protection as it is. */
export function tagsWithProtection({
  cluster,
  tags,
  protection,
}: {
  cluster: Pick<Cluster, 'terminationProtection'> | undefined
  tags: readonly Tag[]
  protection: boolean | undefined
}): readonly Tag[] {
  // A protection that is there already is not ours, and a mark would make it so.
  if (protection === true) return cluster?.terminationProtection === true ? tags : mergeTags(tags, [PROTECTED_BY])
  return protection === false ? tags.filter((tag) => !hasTags([tag], [PROTECTED_BY])) : tags
}

/** True when the tags say that this action has protected the cluster, for this repository. */
export function isProtectedByUs({ cluster: { tags }, owner }: { cluster: Cluster; owner: Owner }): boolean {
  return isOurs({ tags, owner }) && hasTags(tags, [PROTECTED_BY])
}
