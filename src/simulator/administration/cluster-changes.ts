import type { Call } from '../route.ts'
import type { Told } from './audit.ts'

/** What a PATCH of a cluster is told as: tags by themselves are no update. */
export function clusterChanges({ body }: Call): readonly Told[] {
  const names = Object.keys(Object(body))
  const tags = names.includes('tags')
  const others = names.some((name) => name !== 'tags' && name !== 'name')
  return [
    ...(tags ? [{ type: 'CLUSTER_TAGS_MODIFIED' } as const] : []),
    ...(others ? [{ type: 'CLUSTER_UPDATE_SUBMITTED' } as const, { type: 'CLUSTER_UPDATE_STARTED' } as const] : []),
  ]
}
