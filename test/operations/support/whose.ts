import type { Owner, Tag } from '../../../src/operations/operation.ts'
import { SHOP } from './run-plan.ts'
import { BLOG } from './stage.ts'

const withTag = (key: string, value: string): readonly Tag[] => [...SHOP.tags, { key, value }]

/** Acts for a pull request of the repository. */
export const PR_42: Owner = { ...SHOP, tags: withTag('pull-request', '42') }

/** Tags of what is not that pull request's. */
export const NOT_OURS: readonly { readonly whose: string; readonly tags: readonly Tag[] }[] = [
  { whose: 'nobody', tags: [] },
  { whose: 'another repository', tags: BLOG.tags },
  { whose: 'another pull request', tags: withTag('pull-request', '41') },
  { whose: 'no repository', tags: [{ key: 'managed-by', value: 'mongodb-atlas-action' }] },
  { whose: 'another tool', tags: [{ key: 'managed-by', value: 'terraform' }, ...PR_42.tags.slice(1)] },
]

/** Tags of what is its own: in full, in another case, and without the pull request. */
export const OURS: readonly { readonly how: string; readonly tags: readonly Tag[] }[] = [
  { how: 'name the pull request', tags: PR_42.tags },
  {
    how: 'name the repository in another case',
    tags: [...PR_42.tags.slice(0, 1), { key: 'repository', value: 'Octo/SHOP' }],
  },
  { how: 'name no pull request', tags: SHOP.tags },
]
