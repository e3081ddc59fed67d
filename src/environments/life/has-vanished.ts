import { ActionError } from '../../base/errors.ts'
import { restoreSnapshot } from '../../operations/restore-snapshot.ts'
import type { RunResult } from '../../plan/run.ts'
import type { SearchPlace } from '../find-environments.ts'

const CODES: readonly string[] = [
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
  'PROJECT_NOT_FOUND',
  'CLUSTER_NOT_FOUND',
  'NOT_IN_GROUP',
]

/**
 * Whether a part of the environment has gone while it came up. A shared cluster, and the source of a seed, are none of its parts: who
 * misses those has to mend the file.
 */
export function hasVanished({ result, place }: { result: RunResult; place: SearchPlace }): boolean {
  if (place.isolation === 'database') return false
  return result.steps.some(
    ({ step: { operation }, state }) =>
      operation !== restoreSnapshot &&
      state.status === 'failed' &&
      state.error instanceof ActionError &&
      CODES.includes(state.error.code),
  )
}
