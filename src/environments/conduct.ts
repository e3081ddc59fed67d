import { hasCode } from '../atlas/atlas-error.ts'
import { systemClock } from '../base/clock.ts'
import { type BuiltStep, buildPlan } from '../plan/build.ts'
import type { RunResult } from '../plan/run.ts'
import { openSession, type Session, type SessionOptions } from '../plan/session.ts'
import { downSteps } from './down.ts'
import { type Environment, findEnvironments, type SearchPlace } from './find-environments.ts'
import { type Identity, ownerOfEnvironment, secretKeyOf } from './identity.ts'
import { refuseNamesakes } from './refuse-namesakes.ts'
import type { EnvironmentSpec } from './spec.ts'
import { unlessOvertaken } from './unless-overtaken.ts'
import { upSteps } from './up.ts'
import { type Watch, watch } from './watch.ts'

/** The host of a conducted run; its `owner` gives the mark of the job. */
export type Host = Omit<SessionOptions, 'guard'>

/** Why something is not wanted any more, as a clause without a full stop; `undefined` while it is, or while nobody can tell. */
export type FindReason = () => Promise<string | undefined>

export interface Conducted {
  readonly result: RunResult
  /** Until when it lives, if it is up now. */
  readonly expiresAt?: Date
  /** Why it was called off. */
  readonly withdrawn?: string
  /** It was to be taken down, and stays: `withdrawn` says why. */
  readonly isKept?: true
}

const NOTHING: RunResult = { steps: [] }
/** An environment that vanishes while it comes up was being deleted by an earlier `down`: it is begun again. */
const MOST_BEGINNINGS = 3
const VANISHED = [
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
  'PROJECT_NOT_FOUND',
  'CLUSTER_NOT_FOUND',
  'NOT_IN_GROUP',
] as const

/**
 * Brings an environment up. Looks before each write whether it is still wanted; if not, what is there is taken down instead, since
 * the `down` of the pull request may have looked too early.
 */
export async function conductUp({
  host,
  spec,
  identity,
  findReason = async () => undefined,
}: {
  host: Host
  spec: EnvironmentSpec
  identity: Identity
  findReason?: FindReason
}): Promise<Conducted> {
  for (let beginning = 1; ; beginning++) {
    const { result, withdrawn, expiresAt } = await inSession({
      host,
      findReason,
      async run(session, guard) {
        // Looking first also tells Atlas's time, by which the expiry is reckoned.
        await refuseNamesakes({ atlas: session.atlas, place: spec.place, identity })
        const expiresAt = new Date(session.atlas.now().getTime() + spec.ttlMs)
        const steps = upSteps({ spec, identity, expiresAt })
        const result = await runSteps({ host, session, steps, identity, file: spec.file, expiresAt, place: spec.place })
        const withdrawn = guard.reason() ?? (isUp(result) ? await findReason() : undefined)
        return { result, withdrawn, expiresAt }
      },
    })
    if (withdrawn !== undefined) {
      host.onNotice(`${withdrawn}: what is there is taken down`, 'lasting')
      const down = await conductDown({ host, place: spec.place, identity, prefix: 'down-' })
      const steps = [...result.steps, ...down.result.steps]
      if (!down.isKept) return { result: { steps }, withdrawn }
      return { result: { steps }, withdrawn: `${withdrawn}, but ${down.withdrawn}`, isKept: true }
    }
    if (!hasVanished(result) || beginning === MOST_BEGINNINGS || host.cancellation.signal.aborted)
      return { result, ...(isUp(result) && { expiresAt }) }
    host.onNotice('An earlier deletion has taken a part of the environment away. It is begun again.', 'passing')
  }
}

/** Takes an environment down: what is found of it in Atlas, and nothing else. Nothing found is success. */
export async function conductDown({
  host,
  place,
  identity,
  findReason = async () => undefined,
  prefix = '',
}: {
  host: Host
  place: SearchPlace
  identity: Identity
  findReason?: FindReason
  /** Put before the ids of the steps. */
  prefix?: string
}): Promise<Conducted> {
  return inSession({
    host,
    findReason,
    async run(session, guard) {
      const { cloud } = host.settings.policy
      const find = () => findEnvironments({ atlas: session.atlas, place, cloud, identity })
      const [environment] = await find()
      if (environment === undefined) return { result: NOTHING }
      if (environment.isProtected) return { result: NOTHING, withdrawn: protectionOf(environment), isKept: true }
      const steps = downSteps({ environment, place, isReachable: true, prefix })
      const result = await runSteps({ host, session, steps, identity, file: environment.name, place })
      const withdrawn = guard.reason()
      if (withdrawn !== undefined) return { result, withdrawn }
      if (host.cancellation.signal.aborted) return { result }
      return { result: await unlessOvertaken({ result, isLeft: async () => (await find()).length > 0 }) }
    },
  })
}

export function protectionOf({ name }: Environment): string {
  return `${name} is protected by its tag \`protected\``
}

async function inSession<Result>({
  host,
  findReason,
  run,
}: {
  host: Host
  findReason: FindReason
  run: (session: Session, guard: Watch) => Promise<Result>
}): Promise<Result> {
  const guard = watch({ findReason, clock: systemClock({ speed: host.settings.clockSpeed }) })
  const session = openSession({ ...host, guard: guard.layer })
  try {
    return await run(session, guard)
  } finally {
    await session.close()
  }
}

async function runSteps({
  host: { settings, owner },
  session,
  steps,
  identity,
  place,
  file,
  expiresAt,
}: {
  host: Host
  session: Session
  steps: readonly BuiltStep[]
  identity: Identity
  place: SearchPlace
  file: string
  expiresAt?: Date
}): Promise<RunResult> {
  const plan = await buildPlan({ steps, policy: settings.policy, file })
  const marked = place.isolation === 'database' ? expiresAt : undefined
  return session.run(plan, {
    owner: ownerOfEnvironment({ identity, mark: owner.mark, expiresAt: marked }),
    secretKey: secretKeyOf({ credentials: settings.credentials, identity }),
  })
}

function isUp({ steps }: RunResult): boolean {
  return steps.every(({ state: { status } }) => status === 'done' || status === 'skipped' || status === 'deferred')
}

function hasVanished({ steps }: RunResult): boolean {
  return steps.some(({ state }) => state.status === 'failed' && VANISHED.some((code) => hasCode(state.error, code)))
}
