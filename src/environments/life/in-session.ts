import { systemClock } from '../../base/clock.ts'
import { type BuiltStep, buildPlan } from '../../plan/build.ts'
import type { RunResult } from '../../plan/run.ts'
import { openSession, type Session, type SessionOptions } from '../../plan/session.ts'
import { StepWithdrawn } from '../../plan/step-withdrawn.ts'
import type { SearchPlace } from '../find-environments.ts'
import { type Identity, ownerOfEnvironment, secretKeyOf } from '../identity.ts'
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

export const NOTHING: RunResult = { steps: [] }

/** It may be called off already while it is looked what is there, which takes minutes where Atlas limits its rate. */
export async function inSession({
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

/** Runs steps for one environment, in the name of its pull request. */
export async function runSteps({
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
