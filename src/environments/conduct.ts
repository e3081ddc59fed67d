import { systemClock } from '../base/clock.ts'
import { type BuiltStep, buildPlan } from '../plan/build.ts'
import type { RunResult } from '../plan/run.ts'
import { openSession, type Session, type SessionOptions } from '../plan/session.ts'
import { StepWithdrawn } from '../plan/step-withdrawn.ts'
import { downSteps } from './down.ts'
import type { Environment, SearchPlace } from './find-environments.ts'
import { findWherever } from './find-wherever.ts'
import { guardDrops } from './guard-drops.ts'
import { hasVanished } from './has-vanished.ts'
import { type Identity, ownerOfEnvironment, secretKeyOf } from './identity.ts'
import { refuseNamesakes } from './refuse-namesakes.ts'
import type { EnvironmentSpec } from './spec.ts'
import { unlessOvertaken } from './unless-overtaken.ts'
import { upSteps } from './up.ts'
import { type Watch, watch } from './watch.ts'
import { whyKept } from './why-kept.ts'

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

/**
 * Brings an environment up. Looks before each write whether it is still wanted; if not, what is there is taken down instead, since
 * the `down` of the pull request may have looked too early. All of it together has the time of one run.
 */
export async function conductUp({
  host,
  spec,
  identity,
  findReason = async () => undefined,
  findReturn = async () => undefined,
}: {
  host: Host
  spec: EnvironmentSpec
  identity: Identity
  findReason?: FindReason
  /** Why it is wanted again, while it is taken down. */
  findReturn?: FindReason
}): Promise<Conducted> {
  const { settings, cancellation } = host
  const { place, file } = spec
  const spent = stopwatch(settings)
  for (let beginning = 1; ; beginning++) {
    const { result, withdrawn, expiresAt } = await inSession({
      host,
      findReason,
      async run(session, guard) {
        // Looking first also tells Atlas's time, by which the expiry is reckoned.
        await refuseNamesakes({ atlas: session.atlas, place, identity })
        const expiresAt = new Date(session.atlas.now().getTime() + spec.ttlMs)
        const steps = upSteps({ spec, identity, expiresAt })
        const result = await runSteps({ host, session, steps, identity, file, expiresAt, place, spentMs: spent() })
        const withdrawn = guard.reason() ?? (isUp(result) ? await findReason() : undefined)
        return { result, expiresAt, ...(withdrawn !== undefined && { withdrawn }) }
      },
    })
    const { aborted } = cancellation.signal
    const isLast = aborted || beginning === MOST_BEGINNINGS
    if (withdrawn === undefined) {
      if (isLast || !hasVanished({ result, place })) return { result, ...(isUp(result) && expiresAt && { expiresAt }) }
      host.onNotice('An earlier deletion has taken a part of the environment away. It is begun again.', 'passing')
      continue
    }
    if (aborted) return { result, withdrawn: `${withdrawn}, but there was no time left to take it down`, isKept: true }
    host.onNotice(`${withdrawn}: what is there is taken down`, 'lasting')
    const going = { host, place, identity, findReason: findReturn, prefix: 'down-', spentMs: spent() }
    const down = await conductDown(going)
    const steps = [...result.steps, ...down.result.steps]
    if (down.withdrawn === undefined) return { result: { steps }, withdrawn }
    if (down.isKept || isLast) {
      return { result: { steps }, withdrawn: `${withdrawn}, but ${down.withdrawn}`, isKept: true }
    }
    host.onNotice(`${down.withdrawn}: the environment is begun again`, 'lasting')
  }
}

/** Takes an environment down: what is found of it in Atlas, and nothing else. Nothing found is success. */
export async function conductDown({
  host,
  place,
  identity,
  findReason = async () => undefined,
  prefix = '',
  spentMs = 0,
}: {
  host: Host
  place: SearchPlace
  identity: Identity
  findReason?: FindReason
  /** Put before the ids of the steps. */
  prefix?: string
  /** How much of the time is gone. */
  spentMs?: number
}): Promise<Conducted> {
  return inSession({
    host,
    findReason,
    async run(session, guard) {
      const { cloud } = host.settings.policy
      const find = () => findWherever({ atlas: session.atlas, place, cloud, identity })
      const found = await find()
      if (found.length === 0) return { result: NOTHING }
      const kept = found.find(({ environment }) => environment.isProtected)
      if (kept) return { result: NOTHING, withdrawn: protectionOf(kept.environment), isKept: true }
      const deletions = found.flatMap((one) => downSteps({ ...one, isReachable: true, prefix }))
      const steps = guardDrops({ steps: deletions, findReason: guard.look })
      const result = await runSteps({ host, session, steps, identity, file: '', place, spentMs })
      const withdrawn = guard.reason()
      if (withdrawn !== undefined) return { result, withdrawn }
      const why = whyKept(result)
      if (why !== undefined) return { result, withdrawn: why, isKept: true }
      if (host.cancellation.signal.aborted) return { result }
      return { result: await unlessOvertaken({ result, isLeft: async () => (await find()).length > 0 }) }
    },
  })
}

function protectionOf({ name }: Environment): string {
  return `${name} is protected by its tag \`protected\``
}

/** It may be called off already while it is looked what is there, which takes minutes where Atlas limits its rate. */
async function inSession({
  host,
  findReason,
  run,
}: {
  host: Host
  findReason: FindReason
  run: (session: Session, guard: Watch) => Promise<Conducted>
}): Promise<Conducted> {
  const guard = watch({ findReason, clock: systemClock({ speed: host.settings.clockSpeed }) })
  const session = openSession({ ...host, guard: guard.layer })
  try {
    return await run(session, guard)
  } catch (error) {
    if (error instanceof StepWithdrawn) return { result: NOTHING, withdrawn: error.message }
    throw error
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
  spentMs,
}: {
  host: Host
  session: Session
  steps: readonly BuiltStep[]
  identity: Identity
  place: SearchPlace
  /** The environment file; empty where none says what is to be done. */
  file: string
  expiresAt?: Date
  spentMs: number
}): Promise<RunResult> {
  const plan = await buildPlan({ steps, policy: settings.policy, file })
  const marked = place.isolation === 'database' ? expiresAt : undefined
  return session.run(plan, {
    owner: ownerOfEnvironment({ identity, mark: owner.mark, expiresAt: marked }),
    secretKey: secretKeyOf({ credentials: settings.credentials, identity }),
    spentMs,
  })
}

function isUp({ steps }: RunResult): boolean {
  return steps.every(({ state: { status } }) => status === 'done' || status === 'skipped' || status === 'deferred')
}

/** How much time of the session's kind has gone by. */
function stopwatch({ clockSpeed: speed }: Host['settings']): () => number {
  const clock = systemClock({ speed })
  const startedAt = clock.now().getTime()
  return () => clock.now().getTime() - startedAt
}
