import { safeText } from '../base/text.ts'
import { shownState } from '../operations/subject/cluster-reference.ts'
import type { Session } from '../plan/session.ts'
import type { Settings } from '../plan/settings.ts'
import { clustersOf } from './clusters-of.ts'
import type { Environment, SearchPlace } from './find-environments.ts'
import { ASKING, counted, LOOKING, type OnHeadway } from './headway.ts'
import { renderTime } from './identity.ts'
import { inParallel } from './in-parallel.ts'
import { findInScope, type Scope } from './scope.ts'
import type { PullRequests } from './sweep/pull-requests.ts'
import { readStandings, type StandingOf } from './sweep/read-standings.ts'

/** One environment as hosts show it; JSON. */
interface ListedEnvironment {
  readonly environment: string
  readonly repository: string
  readonly 'pull-request': number
  readonly 'pull-request-state': 'open' | 'closed' | 'repository gone' | 'unknown'
  readonly isolation: SearchPlace['isolation']
  /** ISO 8601; absent where nothing says it. */
  readonly 'expires-at'?: string
  readonly protected: boolean
  readonly 'project-id': string
  /** Absent where it has none: while it comes up or goes down, and on a shared cluster. */
  readonly cluster?: {
    readonly name: string
    readonly kind: 'free' | 'flex' | 'dedicated'
    readonly tier: string
    /** `PAUSED` when it is paused. */
    readonly state: string
    readonly paused: boolean
  }
}

export interface EnvironmentList {
  readonly environments: readonly ListedEnvironment[]
  /** Why nothing is known of the pull requests, though GitHub was asked. */
  readonly notice?: string
}

/** Each project is asked for its clusters by itself. */
const AT_ONCE = 10

/** What there is, by the number of the pull request. Rejects if Atlas cannot be read; without GitHub the list is only poorer. */
export async function listEnvironments({
  session,
  settings,
  place,
  scope,
  github,
  onHeadway,
}: {
  session: Pick<Session, 'atlas'>
  settings: Pick<Settings, 'policy'>
  place: SearchPlace
  scope: Scope
  /** `undefined` without a token. */
  github: PullRequests | undefined
  onHeadway?: OnHeadway | undefined
}): Promise<EnvironmentList> {
  const { atlas } = session
  const { cloud } = settings.policy
  onHeadway?.(LOOKING)
  const found = await findInScope({ session, settings, place, scope })
  if (github !== undefined && found.length > 0) onHeadway?.(ASKING)
  const { standingOf, notice } = await standingsOf({ environments: found, github })
  const through = counted({ doing: 'reading clusters', of: found.length, onHeadway })
  const environments = await inParallel({
    items: found.toSorted((a, b) => a.repository.localeCompare(b.repository) || a.pullRequest - b.pullRequest),
    width: AT_ONCE,
    async work(environment): Promise<ListedEnvironment> {
      const { name, repository, pullRequest, expiresAt, isProtected, holdings } = environment
      const clusters = await through(clustersOf({ atlas, cloud, environment }))
      const cluster = clusters.find((one) => one.name === name) ?? clusters[0]
      return {
        environment: name,
        repository: safeText(repository),
        'pull-request': pullRequest,
        'pull-request-state': SHOWN[standingOf(environment).kind],
        isolation: place.isolation,
        ...(expiresAt !== undefined && { 'expires-at': renderTime(expiresAt) }),
        protected: isProtected,
        'project-id': holdings[0]?.projectId ?? '',
        ...(cluster !== undefined && {
          cluster: {
            name: cluster.name,
            kind: cluster.kind,
            tier: cluster.tier,
            state: shownState(cluster),
            paused: cluster.paused,
          },
        }),
      }
    },
  })
  return { environments, ...(notice !== undefined && { notice }) }
}

const SHOWN = {
  open: 'open',
  closed: 'closed',
  'not-open': 'closed',
  'repository-gone': 'repository gone',
  unknown: 'unknown',
} as const

async function standingsOf({
  environments,
  github,
}: {
  environments: readonly Environment[]
  github: PullRequests | undefined
}): Promise<{ readonly standingOf: StandingOf; readonly notice?: string }> {
  const unknown: StandingOf = () => ({ kind: 'unknown', why: 'GitHub was not read' })
  if (github === undefined) return { standingOf: unknown }
  try {
    // At the beginning of time nothing has expired yet, so that every pull request that is not open is looked at.
    const rules = { now: new Date(0), graceMs: 0, limit: Number.POSITIVE_INFINITY }
    return { standingOf: await readStandings({ environments, github, ...rules }) }
  } catch (error) {
    return { standingOf: unknown, notice: safeText(error instanceof Error ? error.message : error) }
  }
}
