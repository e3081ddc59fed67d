import { renderTime } from '../environments/identity.ts'
import { environmentName } from '../environments/name.ts'
import type { Performed } from '../environments/performed.ts'
import type { Outcome } from './execute.ts'

/** What became of one pull request's environment, for a terminal. */
export function environmentOutcome(performed: Performed): Outcome {
  if (performed.did === 'nothing')
    return { result: { steps: [] }, json: { skipped: performed.why }, notes: [`Nothing to do: ${performed.why}.`] }
  const { did, identity, result, expiresAt, withdrawn } = performed
  const name = environmentName(identity)
  const notes = [
    ...(withdrawn === undefined ? [] : [`${withdrawn}.`]),
    ...(expiresAt === undefined ? [] : [`${name} is up until ${renderTime(expiresAt)}, unless it is extended.`]),
    ...(did === 'down' && result.steps.length === 0 && withdrawn === undefined ? [`Nothing is there of ${name}.`] : []),
  ]
  const json = {
    'environment-name': name,
    repository: identity.repository,
    'pull-request': identity.pullRequest,
    ...(expiresAt !== undefined && { 'expires-at': renderTime(expiresAt) }),
    ...(withdrawn !== undefined && { skipped: withdrawn }),
  }
  return { result, json, notes }
}
