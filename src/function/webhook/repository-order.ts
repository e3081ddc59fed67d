import { type Fields, fieldsOf, readRepository, readTime, readWord } from './payload-fields.ts'
import type { Verdict } from './verdict.ts'

const ACTIONS: ReadonlySet<string> = new Set(['deleted', 'archived', 'transferred', 'renamed'])

/**
 * A repository that goes, or goes by another name, is swept. After a renaming or transfer the payload bears the new name, under which
 * a sweep finds what was made under the former one.
 */
export function repositoryOrder(payload: Fields): Verdict {
  const action = readWord(payload['action'])
  if (!ACTIONS.has(action)) return { kind: 'ignored', reason: `repository ${action} changes no environment` }
  const repository = readRepository(payload)
  const since = readTime(fieldsOf(payload['repository'])['updated_at'])
  if (repository === undefined) return { kind: 'unreadable', lacks: 'repository.full_name' }
  if (since === undefined) return { kind: 'unreadable', lacks: 'repository.updated_at' }
  // What is archived and then deleted may bear the same time.
  return { kind: 'order', order: { kind: 'sweep', repository, since: `${since} ${action}` } }
}
