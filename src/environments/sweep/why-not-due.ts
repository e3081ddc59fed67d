import type { Atlas } from '../../atlas/client.ts'
import type { Cloud } from '../../atlas/cloud.ts'
import { type Environment, findEnvironments, type SearchPlace } from '../find-environments.ts'
import type { PullRequests } from './pull-requests.ts'
import { readPullRequest, readStanding } from './read-standings.ts'
import { decide, type Standing } from './sweep-decision.ts'

/**
 * Why an environment that was due is not to be deleted after all; `undefined` if it still is. Reads anew what the decision rests on,
 * in Atlas and in GitHub, and rejects if it cannot. `standing` is what GitHub said before: it is not asked again about an environment
 * that has expired, whose pull request does not matter.
 */
export async function whyNotDue({
  atlas,
  environment,
  standing,
  github,
  place,
  cloud,
  graceMs,
}: {
  atlas: Atlas
  environment: Environment
  standing: Standing
  github: PullRequests
  place: SearchPlace
  cloud: Cloud
  graceMs: number
}): Promise<string | undefined> {
  const found = await findAgain({ atlas, environment, place, cloud })
  if (found === undefined) return 'it does not bear the marks of an environment any more'
  // What says when it expires may be gone already.
  const expiresAt = found.expiresAt ?? environment.expiresAt
  const current = { ...found, expiresAt, isProtected: found.isProtected || environment.isProtected }
  const rules = { environment: current, now: atlas.now(), graceMs }
  if (decide({ ...rules, standing: { kind: 'open' } }).verdict === 'delete') return undefined
  const read = standing.kind === 'repository-gone' ? readStanding : readPullRequest
  const isOpen = standing.kind === 'open' || standing.kind === 'unknown'
  const live = isOpen ? standing : await read({ github, identity: environment })
  const { verdict, reason } = decide({ ...rules, standing: live })
  return verdict === 'delete' ? undefined : `not due any more: ${reason}`
}

async function findAgain({
  atlas,
  environment,
  place,
  cloud,
}: {
  atlas: Atlas
  environment: Environment
  place: SearchPlace
  cloud: Cloud
}): Promise<Environment | undefined> {
  const search = { cloud, identity: environment }
  if (place.isolation !== 'project') return (await findEnvironments({ atlas, place, ...search }))[0]
  // One by one: Atlas limits what lists projects by credentials or organization, and what reads one by the project itself.
  const projects = await Promise.all(
    environment.holdings.map(({ projectId: groupId }) =>
      atlas.find('getGroup', { path: { groupId }, absent: ['GROUP_NOT_FOUND', 'INVALID_GROUP_ID'] }),
    ),
  )
  const list = async () => projects.filter((project) => project !== undefined)
  return (await findEnvironments({ atlas: { ...atlas, list }, place: { isolation: 'project' }, ...search }))[0]
}
