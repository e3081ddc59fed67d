import { type Fields, fieldsOf, isObject, readRepository, readTime, readWord } from './payload-fields.ts'
import type { Verdict } from './verdict.ts'

/**
 * Actions after which an environment may have to come, go, or follow another file. A merge is `closed` (docs: "pull_request"). What
 * becomes a draft keeps what it has.
 */
const ACTIONS: ReadonlySet<string> = new Set([
  'opened',
  'reopened',
  'synchronize',
  'closed',
  'labeled',
  'unlabeled',
  'ready_for_review',
])

/**
 * What a pull request's event orders. Of the payload only number, repository, action and time are read: whether the pull request is
 * a fork's, a draft or closed, its run reads anew, and decides by the file of its base.
 */
export function pullRequestOrder(payload: Fields): Verdict {
  const action = readWord(payload['action'])
  if (!ACTIONS.has(action)) {
    if (action !== 'edited') return { kind: 'ignored', reason: `pull_request ${action} changes no environment` }
    // The base decides which file is read; title and text decide nothing.
    if (!isObject(fieldsOf(payload['changes'])['base']))
      return { kind: 'ignored', reason: 'pull_request edited matters only when the base was changed' }
  }
  const { number, updated_at: updatedAt } = fieldsOf(payload['pull_request'])
  const repository = readRepository(payload)
  const since = readTime(updatedAt)
  if (repository === undefined) return { kind: 'unreadable', lacks: 'repository.full_name' }
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
    return { kind: 'unreadable', lacks: 'pull_request.number' }
  if (since === undefined) return { kind: 'unreadable', lacks: 'pull_request.updated_at' }
  return { kind: 'order', order: { kind: 'environment', repository, pullRequest: number, action, since } }
}
