import { safeText } from '../../base/text.ts'
import { addIpAccess } from '../../operations/add-ip-access.ts'
import { buildPlan } from '../../plan/build.ts'
import type { Session, SessionOptions } from '../../plan/session.ts'
import type { Environment, SearchPlace } from '../find-environments.ts'
import { inEveryPlace } from '../find-wherever.ts'
import { ASKING, counted, LOOKING, type OnHeadway } from '../headway.ts'
import { inParallel } from '../in-parallel.ts'
import { findInScope, type Scope } from '../scope.ts'
import { formerNames } from './former-names.ts'
import type { PullRequests } from './pull-requests.ts'
import { readStandings, type StandingOf } from './read-standings.ts'
import { type Decision, decideSweep } from './sweep-decision.ts'
import { reportOf, rowOf, type SweepReport, type SweepRow, untouched } from './sweep-report.ts'
import { takeDown } from './take-down.ts'
import { whyNotDue } from './why-not-due.ts'

export interface SweepOptions {
  readonly host: Pick<SessionOptions, 'settings' | 'owner' | 'cancellation'>
  readonly github: PullRequests
  readonly place: SearchPlace
  readonly scope: Scope
  /** How long an environment outlives its expiry, or its pull request. */
  readonly graceMs: number
  /** The most that are deleted in one run. */
  readonly limit: number
  /** With isolation `database`: this machine can be let in to the cluster. */
  readonly isReachable: boolean
  /** How many environments are taken down at once. */
  readonly width?: number | undefined
  readonly onHeadway?: OnHeadway | undefined
}

const WIDTH = 20

/**
 * Takes down every environment that nobody wants any more. Everything is read first, in Atlas and in GitHub; if anything of it cannot be
 * read, the report says so and nothing is deleted. When the time of the run is up, what is not begun is left for the next one.
 */
export async function sweep({ session, ...options }: SweepOptions & { session: Session }): Promise<SweepReport> {
  const { host, limit, width = WIDTH, onHeadway } = options
  const { settings, cancellation } = host
  const over = new AbortController()
  let stopped: string | undefined
  const stop = session.clock.sleep(settings.timeoutMs, over.signal).then(() => {
    if (over.signal.aborted) return
    stopped = 'the time of the run is up'
    cancellation.abort()
  })
  try {
    const read = await readAll({ session, ...options })
    if (typeof read === 'string') return { ...reportOf([]), incomplete: stopped ?? read }
    const { environments, placeOf, standingOf, now } = read
    const decisions = decideSweep({ environments, standingOf, limit, now, graceMs: options.graceMs })
    const due = decisions.filter(({ verdict }) => verdict === 'delete')
    const others = decisions.filter(({ verdict }) => verdict !== 'delete').map((decision) => untouched(decision))
    if (settings.dryRun) return reportOf([...due.map((one) => rowOf(one, { outcome: 'would be deleted' })), ...others])
    const isOpening = due.some(({ environment }) => placeOf(environment).isolation === 'database')
    const shut = isOpening ? await openDoor({ session, ...options }) : undefined
    const through = counted({ doing: 'taking environments down', of: due.length, onHeadway })
    const rows = await inParallel({
      items: due,
      width,
      work: async (decision): Promise<SweepRow> => {
        const place = placeOf(decision.environment)
        if (shut !== undefined && place.isolation === 'database')
          return rowOf(decision, { outcome: 'failed', note: shut })
        const note = () => `${stopped ?? 'the run was cancelled'}; left for the next run`
        if (cancellation.signal.aborted) return rowOf(decision, { outcome: 'left', note: note() })
        const row = rowOf(decision, await through(takeOne({ ...options, decision, session, standingOf, place })))
        const isBroken = row.outcome === 'failed' && cancellation.signal.aborted
        return isBroken ? { ...row, outcome: 'left', note: `${note()}, though it has been begun` } : row
      },
    })
    return reportOf([...rows, ...others])
  } finally {
    over.abort()
    await stop
  }
}

async function readAll({
  session,
  host: { settings },
  github,
  place,
  scope,
  ...rules
}: SweepOptions & { session: Session }): Promise<
  | string
  | {
      readonly environments: readonly Environment[]
      readonly placeOf: (environment: Environment) => SearchPlace
      readonly standingOf: StandingOf
      readonly now: Date
    }
> {
  try {
    rules.onHeadway?.(LOOKING)
    const findFormerNames = async (others: readonly Environment[]) => {
      if (scope.kind !== 'repository') return []
      return formerNames({ others, repository: scope.repository, github, now: session.atlas.now(), ...rules })
    }
    const find = (one: SearchPlace) => findInScope({ session, settings, place: one, scope, findFormerNames })
    // The file may have said otherwise when an environment was brought up; whoever sweeps for all has a sweep for each place.
    const found =
      scope.kind === 'organization'
        ? (await find(place)).map((environment) => ({ environment, place }))
        : await inEveryPlace({ place, find })
    const environments = found.map(({ environment }) => environment)
    const places = new Map(found.map((one) => [one.environment, one.place]))
    const placeOf = (environment: Environment) => places.get(environment) ?? place
    const now = session.atlas.now()
    rules.onHeadway?.(ASKING)
    return { environments, placeOf, standingOf: await readStandings({ environments, github, now, ...rules }), now }
  } catch (error) {
    // Whatever it is: who has not seen everything deletes nothing.
    return safeText(error instanceof Error ? error.message : error)
  }
}

function takeOne({
  decision: { environment },
  standingOf,
  ...options
}: SweepOptions & { session: Session; decision: Decision; standingOf: StandingOf }) {
  const { cloud } = options.host.settings.policy
  const standing = standingOf(environment)
  return takeDown({
    ...options,
    environment,
    findReason: (atlas) => whyNotDue({ ...options, atlas, environment, standing, cloud }),
  })
}

/** Lets this machine in to the shared cluster, once for all: Atlas loses entries that are made at the same time. Why it cannot. */
async function openDoor({
  session,
  place,
  isReachable,
  host: { settings },
}: SweepOptions & { session: Session }): Promise<string | undefined> {
  if (place.isolation !== 'database' || !isReachable) return undefined
  const params = { 'project-id': place.projectId, runner: true }
  const steps = [{ id: 'door', operation: addIpAccess, params }]
  const plan = await buildPlan({ steps, policy: settings.policy, file: 'sweep' })
  const { steps: ends } = await session.run(plan)
  const state = ends[0]?.state
  return state?.status === 'failed' ? safeText(state.error.message) : undefined
}
