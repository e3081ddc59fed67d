import type { Action } from '../privileges.ts'
import { Refusal } from '../refusal.ts'
import { shellText } from '../shell-text.ts'
import type { KnownCall } from './command.ts'

const LONGEST_COMMAND = 1000

/**
 * Refuses what the roles of the user do not allow, as MongoDB says it on a cluster of its own, and Atlas's proxy before the shared
 * ones (M0 and flex): both wordings are in public reports.
 */
export function authorize(call: KnownCall, action: Action, collection?: string): void {
  if (!call.privileges.allows(action, call.database, collection)) throw notAuthorized(call, action, collection)
}

function notAuthorized(call: KnownCall, action: Action, collection = ''): Refusal {
  const { database, body, sight } = call
  if (sight.cluster.kind !== 'dedicated') {
    return new Refusal('AtlasError', `user is not allowed to do action [${action}] on [${database}.${collection}]`)
  }
  const command = shellText(body).slice(0, LONGEST_COMMAND)
  return new Refusal('Unauthorized', `not authorized on ${database} to execute command ${command}`)
}
