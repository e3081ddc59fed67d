import type { Atlas } from '../atlas/client.ts'
import type { Cloud } from '../atlas/cloud.ts'
import type { Tag } from '../operations/operation.ts'
import { type Cluster, listClusters } from '../operations/subject/cluster.ts'
import { listDatabaseUsers } from '../operations/subject/database-user.ts'
import { isRepositoryOf, readUserMark } from '../operations/subject/database-user-mark.ts'
import { isProtected } from '../operations/subject/only-ours.ts'
import { MANAGED_BY } from '../operations/subject/ownership.ts'
import { readProject } from '../operations/subject/project.ts'
import { EXPIRES_AT, type Identity, PULL_REQUEST } from './identity.ts'
import { environmentName } from './name.ts'

/** Where environments are looked for. Without `orgId`, in every organization that the credentials see. */
export type SearchPlace =
  | { readonly isolation: 'project'; readonly orgId?: string }
  | { readonly isolation: 'cluster'; readonly projectId: string }
  | { readonly isolation: 'database'; readonly projectId: string; readonly clusterName: string }

/** An environment as it is found in Atlas: everything there that bears its name and all its marks. */
export interface Environment extends Identity {
  readonly name: string
  /** `undefined` if what should say it has none that can be read. */
  readonly expiresAt: Date | undefined
  readonly isProtected: boolean
  readonly holdings: readonly Holding[]
}

export type Holding =
  | { readonly kind: 'project'; readonly projectId: string; readonly created: string | undefined }
  | { readonly kind: 'cluster'; readonly projectId: string; readonly cluster: Cluster }
  | { readonly kind: 'user'; readonly projectId: string; readonly username: string }

/** The user through which `down` drops the data of an environment. */
export const keyUserOf = (name: string) => `${name}-drop`

interface Claim extends Identity {
  readonly name: string
  readonly expiresAt: Date | undefined
  readonly isProtected: boolean
  readonly holding: Holding
}

/**
 * Every environment of a place, each page read; rejects if any cannot be read. `identity` narrows it to one pull request. Something
 * belongs to an environment only if all its marks and its name agree; whatever else has a similar name is not seen here.
 */
export async function findEnvironments({
  atlas,
  place,
  cloud,
  identity,
  repository,
}: {
  atlas: Atlas
  place: SearchPlace
  cloud: Cloud
  identity?: Identity | undefined
  /** Whose environments these may be where a mark is too short to tell it whole: `owner/name`. */
  repository?: string | undefined
}): Promise<Environment[]> {
  const asked = identity?.repository ?? repository
  const claims =
    place.isolation === 'project'
      ? await claimsOfProjects({ atlas, orgId: place.orgId, identity })
      : [
          ...(place.isolation === 'cluster'
            ? await claimsOfClusters({ atlas, cloud, projectId: place.projectId })
            : []),
          ...(await claimsOfUsers({ atlas, projectId: place.projectId, asked })),
        ]
  const wanted = identity === undefined ? undefined : environmentName(identity)
  const byName = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (wanted === undefined || claim.name === wanted)
      byName.set(claim.name, [...(byName.get(claim.name) ?? []), claim])
  }
  return [...byName.values()].map(environmentOf)
}

async function claimsOfProjects({
  atlas,
  orgId,
  identity,
}: {
  atlas: Atlas
  orgId: string | undefined
  identity: Identity | undefined
}): Promise<Claim[]> {
  const query = identity === undefined ? {} : { name: environmentName(identity) }
  const answers =
    orgId === undefined
      ? await atlas.list('listGroups', {})
      : await atlas.list('getOrgGroups', { path: { orgId }, query })
  return answers.map(readProject).flatMap(({ id, name, created, tags }) => {
    return claim({ name, tags, holding: { kind: 'project', projectId: id, created } })
  })
}

async function claimsOfClusters({
  atlas,
  cloud,
  projectId,
}: {
  atlas: Atlas
  cloud: Cloud
  projectId: string
}): Promise<Claim[]> {
  const clusters = await listClusters({ atlas, projectId, withFlex: cloud === 'commercial' })
  return clusters.flatMap((cluster) =>
    claim({ name: cluster.name, tags: cluster.tags, holding: { kind: 'cluster', projectId, cluster } }),
  )
}

/** Tags, whose repository and number have to be those that the name comes from. */
function claim({ name, tags, holding }: { name: string; tags: readonly Tag[]; holding: Holding }): Claim[] {
  const find = (key: string) => tags.find((tag) => tag.key === key)?.value
  const repository = find('repository')
  const number = find(PULL_REQUEST)
  if (find(MANAGED_BY.key) !== MANAGED_BY.value || repository === undefined || !isNumber(number)) return []
  const pullRequest = Number(number)
  if (environmentName({ repository, pullRequest }) !== name) return []
  const expiresAt = readTime(find(EXPIRES_AT))
  return [{ name, repository, pullRequest, expiresAt, isProtected: isProtected(tags), holding }]
}

async function claimsOfUsers({
  atlas,
  projectId,
  asked,
}: {
  atlas: Atlas
  projectId: string
  asked: string | undefined
}): Promise<Claim[]> {
  const users = await listDatabaseUsers({ atlas, projectId })
  return users.flatMap(({ username, description }) => {
    const mark = readUserMark(description)
    if (mark?.repository === undefined || mark.pullRequest === undefined) return []
    const { pullRequest } = mark
    const repository = asked !== undefined && isRepositoryOf(mark, asked) ? asked : mark.repository
    const name = environmentName({ repository, pullRequest })
    if (username !== name && username !== keyUserOf(name)) return []
    const holding = { kind: 'user', projectId, username } as const
    return [{ name, repository, pullRequest, expiresAt: readTime(mark.expiresAt), isProtected: false, holding }]
  })
}

function environmentOf(claims: readonly Claim[]): Environment {
  const [first] = claims
  if (first === undefined) throw new TypeError('an environment of nothing')
  const { name, repository, pullRequest } = first
  const expiries = claims.flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [expiresAt.getTime()]))
  return {
    name,
    repository,
    pullRequest,
    expiresAt: expiries.length === 0 ? undefined : new Date(Math.max(...expiries)),
    isProtected: claims.some(({ isProtected }) => isProtected),
    holdings: claims.map(({ holding }) => holding),
  }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^[1-9]\d{0,10}$/.test(text)
}

function readTime(text: string | undefined): Date | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : new Date(at)
}
